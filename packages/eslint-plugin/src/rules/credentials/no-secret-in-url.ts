import { noSecretInUrl as check } from '@postern/catalogue/checks/no-secret-in-url';
import { isTestFile, urlSecretsOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';

/** A part of every name by which a credential goes. */
const SECRETS = ['key', 'token', 'secret', 'pass', 'pwd', 'auth', 'cred', 'jwt', 'bearer', 'cookie', 'pin', 'psk', 'hmac', 'salt', 'seed', 'mnemonic', 'licen', 'session'];

export const noSecretInUrl = defineRule(check, {
  triggers: [
    ['://', '}@'],
    [['=${', "='+", "=' +", '="+', '=" +'], SECRETS],
    ['searchparams', SECRETS],
    [['params', 'qs', 'query'], SECRETS, clientTriggers],
  ],
  messages: {
    address: '`{{name}}` stands in the address, which histories, proxies and logs keep. Send it in a header.',
  },
  *find(module) {
    for (const { node, secret, confidence } of urlSecretsOf(module)) {
      yield { at: node, message: 'address', data: { name: secret.name }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
