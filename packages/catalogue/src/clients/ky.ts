import type { HttpClient } from '../client.js';

export const ky: HttpClient = {
  id: 'ky',
  kind: 'http',
  packages: ['ky'],
  requests: [
    {
      names: ['ky', 'ky.get', 'ky.post', 'ky.put', 'ky.patch', 'ky.head', 'ky.delete'],
      url: 0,
      options: [1],
    },
  ],
  creations: [{ names: ['ky.create', 'ky.extend'], options: [0], as: 'ky' }],
  timeout: { options: ['timeout'], unit: 'ms', default: 10000, also: ['signal'], disabledBy: [false] },
  sources: [
    'npm:ky@1.14.3:distribution/core/Ky.js',
    'npm:ky@1.14.3:distribution/utils/normalize.js',
    'npm:ky@1.14.3:distribution/index.js',
  ],
};
