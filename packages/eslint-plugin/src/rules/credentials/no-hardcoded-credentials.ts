import { noHardcodedCredentials as check } from '@postern/catalogue/checks/no-hardcoded-credentials';
import { findCredentialsIn } from '@postern/credentials';
import { isTestFile, literalSecretsOf, mayWriteSecret, rangeOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

/** As an import writes them: the bare words stand in too many files. */
const SDKS = ['stripe', 'twilio', 'sendgrid', 'slack', 'resend', 'openai', 'anthropic', 'octokit', 'telegraf', 'grammy', 'telegram', 'postmark', 'pusher', 'razorpay', 'notion', 'svix', 'standardwebhooks', 'linear'].flatMap(name => [`'${name}`, `"${name}`, `@${name}`, `-${name}`]);

/** What only the code around a literal tells; names and formats are the text detector's. */
export const noHardcodedCredentials = defineRule(check, {
  triggers: ['hmac', 'cipher', 'scrypt', 'pbkdf2', 'jsonwebtoken', 'jwt', ['session', 'secret'], 'cookie-parser', ...SDKS, [['authorization', 'api-key', 'apikey', 'auth-token', 'access-token', 'private-token', 'api-token'], ['header', '.set(', 'request(', 'fetch(']], ['basic', ['btoa', 'base64']], [['key', 'secret', 'password', 'token'], ["' +", '" +', "'+", '"+', '.join(', 'atob(', '.concat(']]],
  mayFind: mayWriteSecret,
  messages: {
    key: 'The secret of `{{use}}` is written down here: whoever reads the file can forge what it protects. Read it from the environment.',
    client: 'The key of {{use}} is written down here: whoever reads the file can use the account. Read it from the environment.',
    header: 'The `{{use}}` header holds a key that is written down here. Read it from the environment and replace it.',
    basic: 'User and password of a Basic header are written down here. Read them from the environment and replace them.',
    joined: '`{{use}}` is put together from literals here, so it is written down all the same. Read it from the environment.',
  },
  *find(module) {
    const secrets = literalSecretsOf(module);
    if (secrets.length === 0) return;
    // What the text detector is unsure of, the code around it may tell.
    const told = findCredentialsIn(module.path, module.text).filter(({ confidence }) => confidence !== 'possible');
    for (const { node, value, kind, use } of secrets) {
      const [start, end] = rangeOf(node);
      if (told.some(credential => (credential.start < end && start < credential.end) || holds(value, credential.secret))) continue;
      yield { at: node, message: kind, data: { use }, secret: value, confidence: isTestFile(module.path) ? 'possible' : 'likely' };
    }
  },
});

/** The same secret, or what is put together from it for a Basic header. */
function holds(value: string, secret: string): boolean {
  return value === secret || value.endsWith(`:${secret}`) || Buffer.from(value, 'base64').toString('utf8').endsWith(`:${secret}`);
}
