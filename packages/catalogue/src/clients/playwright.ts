import type { HttpClient } from '../client.js';

export const playwright: HttpClient = {
  id: 'playwright',
  kind: 'browser',
  packages: ['playwright', 'playwright-core', '@playwright/test'],
  timeout: { options: ['timeout'], unit: 'ms', default: 30000 },
  tls: {
    options: [
      { name: 'ignoreHTTPSErrors', unsafe: [true] },
      { name: 'args', unsafe: ['--ignore-certificate-errors'] },
    ],
  },
  sources: ['npm:playwright-core@1.65.1:types/types.d.ts'],
};
