import type { HttpClient } from '../client.js';

export const graphqlRequest: HttpClient = {
  id: 'graphql-request',
  kind: 'graphql',
  packages: ['graphql-request'],
  requests: [
    {
      names: ['graphql-request.request', 'graphql-request', 'graphql-request.rawRequest'],
      url: 0,
      options: [0],
    },
  ],
  creations: [{ names: ['graphql-request.GraphQLClient'], options: [1] }],
  timeout: { options: ['signal'], unit: 'ms', default: null, also: ['fetch', 'timeout'] },
  notes: ['no timeout option in the client; also possible through a custom fetch'],
  sources: ['npm:graphql-request@7.4.0:build'],
};
