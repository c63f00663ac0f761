import type { HttpClient } from '../client.js';

export const slackWebApi: HttpClient = {
  id: 'slack-web-api',
  kind: 'sdk',
  packages: ['@slack/web-api'],
  creations: [{ names: ['@slack/web-api.WebClient'], options: [1] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 0, zeroMeans: 'none' },
  sources: ['npm:@slack/web-api@8.2.0:dist/WebClient.js'],
};
