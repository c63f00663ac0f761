import type { HttpClient } from '../client.js';

export const puppeteer: HttpClient = {
  id: 'puppeteer',
  kind: 'browser',
  packages: ['puppeteer', 'puppeteer-core'],
  creations: [
    {
      names: ['puppeteer.launch', 'puppeteer.connect', 'puppeteer-core.launch', 'puppeteer-core.connect'],
      options: [0],
    },
  ],
  tls: {
    options: [
      { name: 'acceptInsecureCerts', unsafe: [true] },
      { name: 'ignoreHTTPSErrors', unsafe: [true] },
      { name: 'args', unsafe: ['--ignore-certificate-errors', '--allow-running-insecure-content'] },
    ],
  },
  sources: ['npm:puppeteer-core@24.43.1:lib/types.d.ts'],
};
