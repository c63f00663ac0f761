import { noInsecureRandomness as check } from '@postern/catalogue/checks/no-insecure-randomness';
import { guessableSecretsOf, isTestFile, mayGuess } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noInsecureRandomness = defineRule(check, {
  triggers: ['math.random', 'now().tostring', 'uuid', 'uniqueid', 'shortid', 'non-secure', '_.random', 'lodash', ['idempotency', 'now('], [['import', 'require('], ['random', 'generate', 'unique', 'nonce'], ['token', 'secret', 'otp', 'passw', 'csrf', 'session', 'challenge', 'nonce', 'apikey', 'api_key']]],
  mayFind: mayGuess,
  messages: {
    guessable: '`{{name}}` is made with {{source}}, which can be predicted. Use `crypto.randomUUID()` or `crypto.randomBytes(32)`.',
  },
  *find(module) {
    for (const { node, source, name, use } of guessableSecretsOf(module)) {
      const trace = use && [{ at: node, label: `made with ${source}` }, { at: use, label: `and used as ${name}` }];
      yield { at: node, message: 'guessable', data: { name, source }, ...(trace && { trace }), ...(isTestFile(module.path) && { confidence: 'possible' }) };
    }
  },
});
