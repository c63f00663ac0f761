import type { HttpClient } from '../client.js';

export const superagent: HttpClient = {
  id: 'superagent',
  kind: 'http',
  packages: ['superagent'],
  requests: [
    {
      names: [
        'superagent',
        'superagent.get',
        'superagent.post',
        'superagent.put',
        'superagent.patch',
        'superagent.head',
        'superagent.delete',
        'superagent.del',
      ],
      url: 0,
      options: [],
    },
  ],
  creations: [{ names: ['superagent.agent'], options: [], as: 'superagent' }],
  timeout: { options: ['.timeout'], unit: 'ms', default: null },
  tls: {
    options: [{ name: '.disableTLSCerts', unsafe: ['call'] }, { name: '.trustLocalhost', unsafe: ['call'] }],
  },
  sources: ['npm:superagent@10.4.2:lib/node/index.js', 'npm:superagent@10.4.2:lib/request-base.js'],
};
