import type { HttpClient } from '../client.js';

export const axios: HttpClient = {
  id: 'axios',
  kind: 'http',
  packages: ['axios'],
  requests: [
    { names: ['axios'], url: 0, options: [0, 1] },
    { names: ['axios.request'], options: [0] },
    { names: ['axios.get', 'axios.delete', 'axios.head', 'axios.options'], url: 0, options: [1] },
    {
      names: ['axios.post', 'axios.put', 'axios.patch', 'axios.postForm', 'axios.putForm', 'axios.patchForm'],
      url: 0,
      options: [2],
    },
  ],
  creations: [{ names: ['axios.create', 'axios.Axios'], options: [0], as: 'axios' }],
  timeout: { options: ['timeout'], unit: 'ms', default: 0, zeroMeans: 'none', also: ['signal', 'cancelToken'] },
  notes: ['default 0 means no timeout'],
  sources: [
    'npm:axios@1.21.1:lib/defaults/index.js',
    'npm:axios@1.21.1:lib/axios.js',
    'npm:axios@1.21.1:lib/adapters/http.js',
    'npm:axios-retry@4.5.0:dist/cjs/index.js',
  ],
};
