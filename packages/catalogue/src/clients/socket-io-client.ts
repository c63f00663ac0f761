import type { HttpClient } from '../client.js';

export const socketIoClient: HttpClient = {
  id: 'socket.io-client',
  kind: 'websocket',
  packages: ['socket.io-client'],
  creations: [
    {
      names: ['socket.io-client', 'socket.io-client.io', 'socket.io-client.Manager', 'socket.io-client.connect'],
      options: [0, 1],
    },
  ],
  timeout: { options: ['timeout'], unit: 'ms', default: 20000, also: ['ackTimeout', 'requestTimeout'] },
  tls: { options: [{ name: 'rejectUnauthorized', unsafe: [false] }] },
  notes: ['connection attempt only'],
  sources: [
    'npm:socket.io-client@4.8.4:build/cjs/manager.js',
    'npm:engine.io-client@6.6.8:build/cjs/socket.js',
    'npm:engine.io-client@6.6.8:build/cjs/transports/polling-xhr.js',
  ],
};
