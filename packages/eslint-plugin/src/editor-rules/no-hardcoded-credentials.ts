import { findCredentialsIn } from '@postern/credentials';
import { keyPrefixes } from '@postern/catalogue/key-prefixes';
import { defineRule, type Rule } from '../define-rule.js';
import { noHardcodedCredentials } from '../rules/credentials/no-hardcoded-credentials.js';

/** In an editor no text detector runs beside the rule, so there it tells of names and formats too. */
export const noHardcodedCredentialsInEditors: Rule = defineRule(noHardcodedCredentials.check, {
  triggers: [...(noHardcodedCredentials.triggers as readonly string[]), 'key', 'secret', 'token', 'pass', 'pwd', 'auth', 'cred', '://', '-----begin', 'eyj', ...keyPrefixes],
  messages: {
    ...noHardcodedCredentials.messages,
    named: 'A {{what}} stands here: whoever reads the file can use it. Read it from the environment and replace it.',
  },
  *find(module) {
    yield* noHardcodedCredentials.find(module);
    for (const { start, end, secret, kind, provider, severity, confidence } of findCredentialsIn(module.path, module.text)) {
      yield { at: [start, end], message: 'named', secret, severity, confidence, data: { what: [provider, kind.replaceAll('-', ' ')].filter(Boolean).join(' ') } };
    }
  },
});
