import { noSecretLogging as check } from '@postern/catalogue/checks/no-secret-logging';
import { isTestFile, loggedSecretsOf, mayLogSecrets, rangeOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

/** Not the end of `new NodeApiError(`, which stands in every second file. */
const ON_ITS_OWN = [...' \t\n\r.,:;!?([{)]}<>=+-*/%&|^~'].map(before => `${before}error(`);

export const noSecretLogging = defineRule(check, {
  triggers: [[['console', 'logger', 'log.', 'log(', '.log', 'stdout', 'stderr', 'sentry', 'track(', 'logevent(', 'capture(', 'identify(', 'debug', 'info(', 'warn(', ...ON_ITS_OWN, 'trace('], ['secret', 'token', 'password', 'passwd', 'passphrase', 'passcode', 'pwd', 'pass', 'apikey', 'api_key', 'api-key', 'key', 'authorization', 'headers', 'process.env', '.config', 'credential', 'creds', 'cookie', 'jwt', 'bearer', 'mnemonic', 'auth', 'database_ur', 'connection_string', 'mongo', 'databaseur']]],
  mayFind: mayLogSecrets,
  messages: {
    value: '`{{name}}` goes to {{sink}} in the clear. Log a flag, a hash or its last four characters.',
    environment: 'The whole environment goes to {{sink}}, with every secret in it. Log the names you need.',
    headers: '`{{name}}` goes to {{sink}} with its Authorization and cookies. Log the headers you need by name.',
    request: '`{{name}}` goes to {{sink}} with the headers and keys of the request. Log its status and URL.',
  },
  *find(module) {
    for (const { node, secret, sink, confidence } of loggedSecretsOf(module)) {
      const { name, kind } = secret;
      yield { at: rangeOf(secret.node)[0] >= rangeOf(node)[0] && rangeOf(secret.node)[1] <= rangeOf(node)[1] ? secret.node : node, message: kind, data: { name, sink }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
