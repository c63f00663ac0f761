import { noSecretInUrl as check } from '@postern/catalogue/checks/no-secret-in-url';
import { isTestFile, urlSecretsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noSecretInUrl = defineRule(check, {
  triggers: [['://', '${'], ['?', 'fetch'], 'params', 'searchparams', ['http', '='], ['fetch', '='], 'qs'],
  messages: {
    address: '`{{name}}` stands in the address, which histories, proxies and logs keep. Send it in a header.',
  },
  *find(module) {
    for (const { node, secret, confidence } of urlSecretsOf(module)) {
      yield { at: node, message: 'address', data: { name: secret.name }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
