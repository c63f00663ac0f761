import type { HttpClient } from '../client.js';

export const centra: HttpClient = {
  id: 'centra',
  kind: 'http',
  packages: ['centra'],
  requests: [{ names: ['centra'], url: 0, options: [] }],
  timeout: { options: ['.timeout'], unit: 'ms', default: null },
  sources: ['npm:centra@2.7.0:model/CentraRequest.js'],
};
