import type { HttpClient } from '../client.js';

export const mqtt: HttpClient = {
  id: 'mqtt',
  kind: 'queue',
  packages: ['mqtt'],
  creations: [{ names: ['mqtt.connect', 'mqtt.connectAsync'], options: [0, 1] }],
  timeout: { options: ['connectTimeout'], unit: 'ms', default: 30000 },
  tls: { options: [{ name: 'rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:mqtt@5.16.0:build/lib/client.js', 'npm:mqtt@5.16.0:build/lib/connect/tls.js'],
};
