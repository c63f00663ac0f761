import type { HttpClient } from '../client.js';

export const apolloClient: HttpClient = {
  id: 'apollo-client',
  kind: 'graphql',
  packages: ['@apollo/client'],
  creations: [
    {
      names: ['@apollo/client.HttpLink', '@apollo/client.createHttpLink', '@apollo/client/link/http.HttpLink'],
      options: [0],
    },
  ],
  timeout: { options: ['fetchOptions.signal', 'fetch'], unit: 'ms', default: null },
  notes: ['HttpLink has no timeout option'],
  sources: ['npm:@apollo/client@4.3.8:link/http'],
};
