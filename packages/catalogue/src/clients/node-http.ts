import type { HttpClient } from '../client.js';

export const nodeHttp: HttpClient = {
  id: 'node-http',
  kind: 'http',
  packages: ['node:http', 'node:https', 'http', 'https'],
  requests: [
    {
      names: [
        'https.request',
        'http.request',
        'https.get',
        'http.get',
        'follow-redirects.https.request',
        'follow-redirects.http.request',
        'follow-redirects.https.get',
        'follow-redirects.http.get',
      ],
      url: 0,
      options: [0, 1],
    },
  ],
  creations: [{ names: ['https.Agent', 'http.Agent'], options: [0] }],
  timeout: { options: ['timeout', '.setTimeout', 'signal'], unit: 'ms', default: null, also: ['agent.timeout'] },
  tls: {
    options: [
      { name: 'rejectUnauthorized', unsafe: [false, 0] },
      { name: 'checkServerIdentity', unsafe: ['function that returns undefined'] },
      { name: 'ciphers', unsafe: ['NULL', 'ALL'] },
    ],
  },
  notes: [
    'the timeout event only reports: req.destroy() must be called; the global agent\'s own 5000 ms is for idle sockets in Node 20',
  ],
  sources: ['node v20.20.2 runtime values', 'npm:make-fetch-happen@15.0.6:lib/options.js'],
};
