import type { HttpClient } from '../client.js';

export const nats: HttpClient = {
  id: 'nats',
  kind: 'queue',
  packages: ['nats', '@nats-io/nats-core'],
  creations: [{ names: ['nats.connect', '@nats-io/nats-core.connect'], options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 20000 },
  sources: ['npm:nats@2.29.3:lib/nats-base-client/protocol.js', 'npm:nats@2.29.3:lib/src/node_transport.js'],
};
