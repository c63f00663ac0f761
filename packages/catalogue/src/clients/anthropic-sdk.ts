import type { HttpClient } from '../client.js';

export const anthropicSdk: HttpClient = {
  id: 'anthropic-sdk',
  kind: 'sdk',
  packages: ['@anthropic-ai/sdk'],
  creations: [{ names: ['@anthropic-ai/sdk', '@anthropic-ai/sdk.Anthropic'], options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 600000 },
  sources: ['npm:@anthropic-ai/sdk@1.12.0:client.js'],
};
