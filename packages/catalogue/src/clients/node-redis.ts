import type { HttpClient } from '../client.js';

export const nodeRedis: HttpClient = {
  id: 'node-redis',
  kind: 'redis',
  packages: ['redis', '@redis/client'],
  creations: [{ names: ['redis.createClient', 'redis.createCluster', '@redis/client.createClient'], options: [0] }],
  timeout: { options: ['socket.connectTimeout'], unit: 'ms', default: 5000, also: ['socket.socketTimeout'] },
  tls: { options: [{ name: 'socket.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:@redis/client@6.3.1:dist/lib/client/socket.js'],
};
