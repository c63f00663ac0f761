import { noSecretInUrl as check } from '@postern/catalogue/checks/no-secret-in-url';
import { isTestFile, mayPutSecretInUrl, secretWords, urlSecretsOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';

export const noSecretInUrl = defineRule(check, {
  triggers: [
    ['://', '}@'],
    [['=${', "='+", "=' +", '="+', '=" +'], secretWords],
    ['searchparams', secretWords],
    [['params', 'qs', 'query'], secretWords, clientTriggers],
  ],
  mayFind: mayPutSecretInUrl,
  messages: {
    address: '`{{name}}` stands in the address, which histories, proxies and logs keep. Send it in a header.',
  },
  *find(module) {
    for (const { node, secret, confidence } of urlSecretsOf(module)) {
      yield { at: node, message: 'address', data: { name: secret.name }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
