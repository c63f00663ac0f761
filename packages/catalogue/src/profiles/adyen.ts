import type { ApiProfile } from '../profile.js';

export const adyen: ApiProfile = {
  id: 'adyen',
  name: 'Adyen API',
  hosts: ['*.adyen.com'],
  packages: ['@adyen/api-library'],
  auth: { scheme: 'api-key-header', headers: ['X-API-Key'] },
  webhook: {
    signatureHeader: null,
    signatureField: 'additionalData.hmacSignature',
    payload: '{pspReference}:{originalReference}:{merchantAccountCode}:{merchantReference}:{value}:{currency}:{eventCode}:{success}',
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: [
      'HmacValidator.validateHMAC',
      'HmacValidator.validateHMACSignature',
      'HmacValidator.validateBankingHMAC',
    ],
    rawBody: false,
  },
  notes: [
    'The key is hex and must be decoded.',
    'Banking and Management webhooks sign the raw body instead (validateHMACSignature).',
    'validateBankingHMAC is deprecated: its first two parameters have their names swapped.',
    'No timestamp.',
  ],
  sources: ['npm:@adyen/api-library@32.1.0:lib/src/utils/hmacValidator.js'],
  checked: 'recomputed',
};
