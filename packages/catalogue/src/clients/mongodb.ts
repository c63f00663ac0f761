import type { HttpClient } from '../client.js';

export const mongodb: HttpClient = {
  id: 'mongodb',
  kind: 'mongodb',
  packages: ['mongodb', 'mongoose'],
  creations: [
    {
      names: ['mongodb.MongoClient', 'mongodb.MongoClient.connect', 'mongoose.connect', 'mongoose.createConnection'],
      options: [1],
    },
  ],
  timeout: {
    options: ['connectTimeoutMS', 'serverSelectionTimeoutMS'],
    unit: 'ms',
    default: 30000,
    also: ['socketTimeoutMS'],
  },
  tls: {
    options: [
      { name: 'tlsAllowInvalidCertificates', unsafe: [true] },
      { name: 'tlsAllowInvalidHostnames', unsafe: [true] },
      { name: 'tlsInsecure', unsafe: [true] },
      { name: 'rejectUnauthorized', unsafe: [false] },
      { name: 'checkServerIdentity', unsafe: ['function that returns undefined'] },
      { name: 'tls', unsafe: [false] },
    ],
  },
  sources: ['npm:mongodb@7.9.0:lib/connection_string.js', 'npm:mongodb@7.9.0:lib/cmap/connect.js'],
};
