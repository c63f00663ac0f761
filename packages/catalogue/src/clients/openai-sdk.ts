import type { HttpClient } from '../client.js';

export const openaiSdk: HttpClient = {
  id: 'openai-sdk',
  kind: 'sdk',
  packages: ['openai'],
  creations: [{ names: ['openai', 'openai.OpenAI'], options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 600000 },
  sources: ['npm:openai@6.49.0:client.js'],
};
