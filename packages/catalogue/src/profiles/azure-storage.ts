import type { ApiProfile } from '../profile.js';

export const azureStorage: ApiProfile = {
  id: 'azure-storage',
  name: 'Azure Storage (Shared Key)',
  hosts: [
    '*.blob.core.windows.net',
    '*.queue.core.windows.net',
    '*.table.core.windows.net',
    '*.file.core.windows.net',
  ],
  packages: ['@azure/storage-blob', '@azure/storage-common'],
  auth: {
    scheme: 'hmac',
    headers: ['Authorization', 'x-ms-date', 'x-ms-version'],
    authorizationPrefix: 'SharedKey',
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    order: ['method', 'standardHeaders', 'canonicalHeaders', 'canonicalResource'],
    separator: '\n',
    signatureHeader: 'Authorization',
  },
  sources: [
    'npm:@azure/storage-common@12.4.1:dist/esm/policies/StorageSharedKeyCredentialPolicy.js',
    'npm:@azure/storage-common@12.4.1:dist/esm/credentials/StorageSharedKeyCredential.js',
  ],
};
