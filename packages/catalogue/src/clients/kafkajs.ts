import type { HttpClient } from '../client.js';

export const kafkajs: HttpClient = {
  id: 'kafkajs',
  kind: 'queue',
  packages: ['kafkajs'],
  creations: [{ names: ['kafkajs.Kafka'], options: [0] }],
  timeout: { options: ['requestTimeout'], unit: 'ms', default: 30000, also: ['connectionTimeout'] },
  tls: { options: [{ name: 'ssl.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:kafkajs@2.2.4:src/index.js', 'npm:kafkajs@2.2.4:src/cluster/index.js'],
};
