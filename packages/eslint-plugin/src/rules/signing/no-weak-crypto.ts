import { noWeakCrypto as check } from '@postern/catalogue/checks/no-weak-crypto';
import { apisAt, cryptoFaultsOf, isTestFile, mayUseCrypto, type Module, type Node } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noWeakCrypto = defineRule(check, {
  triggers: ['hmac', 'createhash', 'createsign', 'crypto.sign', 'crypto.hash', 'subtle', 'cipher', 'crypto-js', 'cryptojs', 'md5', 'sha1', 'sha256', 'generatekeypair', 'pbkdf2', '@noble/hashes', 'cryptohasher'],
  mayFind: mayUseCrypto,
  messages: {
    mac: 'An HMAC with {{algorithm}} is below what any API should accept. {{use}}',
    signature: 'A signature with {{algorithm}} can be forged. Use SHA-256 or Ed25519.',
    'plain-hash': 'A plain {{algorithm}} of secret and message can be extended or guessed. Use createHmac with the secret as key.',
    cipher: '{{algorithm}} is broken. Use aes-256-gcm.',
    mode: '{{algorithm}} shows which blocks repeat. Use aes-256-gcm.',
    'derived-key': '`{{algorithm}}` makes its key with one round of MD5 and no IV. Use createCipheriv with scrypt and a fresh IV.',
    'fixed-iv': 'The same IV for every message shows what repeats, and breaks GCM and CTR. Use randomBytes for each message.',
    'short-key': '{{algorithm}} keys can be factored. Use 2048 bits or more, or Ed25519.',
    password: 'A bare {{algorithm}} of a password is guessed at billions a second. Use scrypt, argon2 or bcrypt.',
    iterations: '{{algorithm}} of PBKDF2 are guessed quickly. Use 600 000 with SHA-256, or scrypt.',
  },
  *find(module) {
    for (const { node, kind, algorithm, confidence, from } of cryptoFaultsOf(module)) {
      yield {
        at: node,
        message: kind,
        data: { algorithm, use: adviceAt(node, module) },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(from && { trace: [{ at: from, label: `${algorithm} is named here` }, { at: node, label: 'and used here' }] }),
      };
    }
  },
});

/** What the recognised API signs with; SHA-256 where none is. */
function adviceAt(node: Node, module: Module): string {
  const [api, ...others] = apisAt(node, module);
  return api?.signing && others.length === 0 ? `${api.name} signs with ${api.signing.algorithm.replace(/^sha(?=\d)/, 'SHA-')}.` : 'Use SHA-256.';
}
