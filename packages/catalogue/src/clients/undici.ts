import type { HttpClient } from '../client.js';

export const undici: HttpClient = {
  id: 'undici',
  kind: 'http',
  packages: ['undici'],
  requests: [
    { names: ['undici.request', 'undici.stream', 'undici.pipeline'], url: 0, options: [1] },
    { names: ['undici.Agent.request', 'undici.Agent.stream'], options: [0] },
  ],
  creations: [
    { names: ['undici.Client', 'undici.Pool', 'undici.BalancedPool'], options: [1], as: 'undici.Agent' },
    {
      names: ['undici.Agent', 'undici.ProxyAgent', 'undici.RetryAgent', 'undici.EnvHttpProxyAgent'],
      options: [0],
      as: 'undici.Agent',
    },
  ],
  timeout: {
    options: ['headersTimeout', 'bodyTimeout'],
    unit: 'ms',
    default: 300000,
    zeroMeans: 'none',
    also: ['signal', 'dispatcher', 'connectTimeout', 'connect.timeout'],
  },
  tls: {
    options: [
      { name: 'connect.rejectUnauthorized', unsafe: [false] },
      { name: 'requestTls.rejectUnauthorized', unsafe: [false], where: 'ProxyAgent' },
      { name: 'proxyTls.rejectUnauthorized', unsafe: [false], where: 'ProxyAgent' },
      { name: 'buildConnector({rejectUnauthorized})', unsafe: [false] },
    ],
  },
  notes: [
    'headersTimeout and bodyTimeout are both 300000; the client throws on the old names socketTimeout and requestTimeout',
  ],
  sources: [
    'npm:undici@7.30.2:lib/dispatcher/client.js',
    'npm:undici@7.30.2:lib/core/connect.js',
    'npm:undici@7.30.2:docs/docs/api/Connector.md',
    'npm:undici@7.30.2:lib/handler/retry-handler.js',
  ],
};
