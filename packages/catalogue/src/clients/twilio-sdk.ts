import type { HttpClient } from '../client.js';

export const twilioSdk: HttpClient = {
  id: 'twilio-sdk',
  kind: 'sdk',
  packages: ['twilio'],
  creations: [{ names: ['twilio', 'twilio.Twilio'], options: [2] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 30000 },
  sources: ['npm:twilio@6.2.0:lib/base/RequestClient.js'],
};
