import type { ApiProfile } from '../profile.js';

export const coinbaseCommerce: ApiProfile = {
  id: 'coinbase-commerce',
  name: 'Coinbase Commerce API',
  hosts: ['api.commerce.coinbase.com'],
  packages: ['coinbase-commerce-node'],
  auth: { scheme: 'api-key-header', headers: ['X-CC-Api-Key', 'X-CC-Version'] },
  webhook: {
    signatureHeader: 'x-cc-webhook-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: ['Webhook.verifyEventBody', 'Webhook.verifySigHeader'],
    rawBody: true,
  },
  sources: [
    'npm:coinbase-commerce-node@1.0.4:lib/Webhook.js',
    'npm:coinbase-commerce-node@1.0.4:lib/Client.js',
    'https://docs.cdp.coinbase.com/commerce/api-arcitecture/webhooks-security',
  ],
  checked: 'recomputed',
};
