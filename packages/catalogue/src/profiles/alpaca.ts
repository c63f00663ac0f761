import type { ApiProfile } from '../profile.js';

export const alpaca: ApiProfile = {
  id: 'alpaca',
  name: 'Alpaca Trading and Market Data API',
  hosts: ['api.alpaca.markets', 'paper-api.alpaca.markets', 'data.alpaca.markets', 'broker-api.alpaca.markets'],
  packages: ['@alpacahq/alpaca-trade-api', '@alpacahq/typescript-sdk', 'ccxt'],
  auth: { scheme: 'api-key-header', headers: ['APCA-API-KEY-ID', 'APCA-API-SECRET-KEY'], signed: false },
  envNames: ['APCA_API_KEY_ID', 'APCA_API_SECRET_KEY'],
  notes: [
    'The secret itself travels in a header; requests carry no signature and no timestamp, so TLS and log redaction are the only protection.',
  ],
  docsUrl: 'https://docs.alpaca.markets/',
  sources: ['npm:ccxt@4.5.84:js/src/alpaca.js', 'npm:@alpacahq/alpaca-trade-api@4.0.2'],
};
