import type { HttpClient } from '../client.js';

export const httpProxy: HttpClient = {
  id: 'http-proxy',
  kind: 'proxy',
  packages: ['http-proxy', 'http-proxy-middleware'],
  creations: [
    {
      names: [
        'http-proxy.createProxyServer',
        'http-proxy.createServer',
        'http-proxy.createProxy',
        'http-proxy',
        'http-proxy-middleware',
        'http-proxy-middleware.createProxyMiddleware',
        'express-http-proxy',
      ],
      options: [0, 1],
    },
  ],
  timeout: { options: ['proxyTimeout', 'timeout'], unit: 'ms', default: null },
  tls: { options: [{ name: 'secure', unsafe: [false] }] },
  sources: [
    'npm:http-proxy@1.18.1:lib/http-proxy/common.js',
    'npm:http-proxy@1.18.1:lib/http-proxy/passes/web-incoming.js',
  ],
};
