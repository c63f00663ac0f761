import type { HttpClient } from '../client.js';

export const nodemailer: HttpClient = {
  id: 'nodemailer',
  kind: 'smtp',
  packages: ['nodemailer'],
  creations: [{ names: ['nodemailer.createTransport'], options: [0] }],
  timeout: {
    options: ['connectionTimeout'],
    unit: 'ms',
    default: 120000,
    also: ['greetingTimeout', 'socketTimeout', 'dnsTimeout'],
  },
  tls: {
    options: [
      { name: 'tls.rejectUnauthorized', unsafe: [false] },
      { name: 'ignoreTLS', unsafe: [true] },
      { name: 'opportunisticTLS', unsafe: [true] },
    ],
  },
  sources: ['npm:nodemailer@10.6.0:dist/cjs/smtp-connection/index.js'],
};
