import { findCredentialsIn } from '@postern/credentials';
import { keyPrefixes } from '@postern/catalogue/key-prefixes';
import { defineRule, type Rule, type RuleProblem } from '../define-rule.js';
import { noHardcodedCredentials } from '../rules/credentials/no-hardcoded-credentials.js';

/** In an editor no text detector runs beside the rule, so there it tells of names and formats too. */
export const noHardcodedCredentialsInEditors: Rule = defineRule(noHardcodedCredentials.check, {
  triggers: [...(noHardcodedCredentials.triggers as readonly string[]), 'key', 'secret', 'token', 'pass', 'pwd', 'auth', 'cred', '://', '-----begin', 'eyj', ...keyPrefixes],
  messages: {
    ...noHardcodedCredentials.messages,
    named: 'A {{what}} stands here: whoever reads the file can use it. Read it from the environment and replace it.',
  },
  findInText: namedIn,
  *find(module) {
    yield* noHardcodedCredentials.find(module);
    yield* namedIn(module.path, module.text);
  },
});

/** What names and formats tell, in a file of any kind. */
export function* namedIn(path: string, text: string): Iterable<RuleProblem> {
  for (const { start, end, secret, kind, provider, severity, confidence } of findCredentialsIn(path, text)) {
    yield { at: [start, end], message: 'named', secret, severity, confidence, data: { what: [provider, kind.replaceAll('-', ' ')].filter(Boolean).join(' ') } };
  }
}
