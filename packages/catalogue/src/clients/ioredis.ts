import type { HttpClient } from '../client.js';

export const ioredis: HttpClient = {
  id: 'ioredis',
  kind: 'redis',
  packages: ['ioredis'],
  creations: [{ names: ['ioredis', 'ioredis.Redis', 'ioredis.Cluster', 'ioredis.Redis.Cluster'], options: [0, 1, 2] }],
  timeout: { options: ['connectTimeout'], unit: 'ms', default: 10000, also: ['commandTimeout'] },
  tls: { options: [{ name: 'tls.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:ioredis@6.0.0:built/redis/RedisOptions.js'],
};
