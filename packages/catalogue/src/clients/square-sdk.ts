import type { HttpClient } from '../client.js';

export const squareSdk: HttpClient = {
  id: 'square-sdk',
  kind: 'sdk',
  packages: ['square'],
  creations: [{ names: ['square.SquareClient', 'square.Client'], options: [0] }],
  timeout: { options: ['timeoutInSeconds'], unit: 's', default: 60, also: ['timeout'] },
  sources: ['npm:square@46.0.0:BaseClient.d.ts', 'npm:square@46.0.0:api/resources/applePay/client/Client.js'],
};
