/** An option whose name alone says that it is about checking certificates, whatever object it stands in. */
export interface TlsSwitch {
  name: string;
  /** Values that switch the check off. */
  unsafe: readonly (string | number | boolean)[];
  /** The value that switches it on. */
  safe: string;
}

/** Sources: the `tls.options` of the clients beside this file; the readme of each package for the rest. */
export const tlsSwitches: readonly TlsSwitch[] = [
  { name: 'rejectUnauthorized', unsafe: [false, 0], safe: 'true' }, // node:tls and all that hand options to it
  { name: 'strictSSL', unsafe: [false], safe: 'true' }, // request, make-fetch-happen, npm
  { name: 'strictSsl', unsafe: [false], safe: 'true' },
  { name: 'strict-ssl', unsafe: [false], safe: 'true' },
  { name: 'sslValidate', unsafe: [false], safe: 'true' }, // mongodb 3
  { name: 'tlsAllowInvalidCertificates', unsafe: [true], safe: 'false' }, // mongodb
  { name: 'tlsAllowInvalidHostnames', unsafe: [true], safe: 'false' },
  { name: 'tlsInsecure', unsafe: [true], safe: 'false' },
  { name: 'trustServerCertificate', unsafe: [true], safe: 'false' }, // tedious, mssql
  { name: 'ignoreHTTPSErrors', unsafe: [true], safe: 'false' }, // playwright, puppeteer
  { name: 'acceptInsecureCerts', unsafe: [true], safe: 'false' }, // puppeteer, webdriver
  { name: 'ignoreCertificateErrors', unsafe: [true], safe: 'false' },
  { name: 'insecureSkipVerify', unsafe: [true], safe: 'false' },
  { name: 'insecureSkipTLSVerify', unsafe: [true], safe: 'false' },
  { name: 'skipTLSVerify', unsafe: [true], safe: 'false' }, // @kubernetes/client-node
  { name: 'skipTlsVerify', unsafe: [true], safe: 'false' },
  { name: 'skipSslCertificateValidation', unsafe: [true], safe: 'false' }, // n8n's request helper
  { name: 'allowUnauthorizedCerts', unsafe: [true], safe: 'false' },
  { name: 'trustAllCerts', unsafe: [true], safe: 'false' },
  { name: 'disableAllSecurity', unsafe: [true], safe: 'false' }, // react-native-ssl-pinning
  { name: 'verifySsl', unsafe: [false], safe: 'true' },
  { name: 'verifySSL', unsafe: [false], safe: 'true' },
  { name: 'sslVerify', unsafe: [false], safe: 'true' },
];

/** The option of node:tls that takes a function; one that never returns an error accepts every host name. */
export const identityCheck = 'checkServerIdentity';
