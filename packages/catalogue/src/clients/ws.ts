import type { HttpClient } from '../client.js';

export const ws: HttpClient = {
  id: 'ws',
  kind: 'websocket',
  packages: ['ws'],
  creations: [{ names: ['ws', 'ws.WebSocket'], options: [1, 2] }],
  timeout: { options: ['handshakeTimeout'], unit: 'ms', default: null, also: ['timeout'] },
  tls: { options: [{ name: 'rejectUnauthorized', unsafe: [false] }] },
  notes: ['only the handshake; closeTimeout is 30000'],
  sources: ['npm:ws@8.23.0:lib/websocket.js'],
};
