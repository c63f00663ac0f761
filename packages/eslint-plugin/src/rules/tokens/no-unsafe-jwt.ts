import { noUnsafeJwt as check } from '@postern/catalogue/checks/no-unsafe-jwt';
import { isTestFile, type JwtFault, jwtFaultsOf, mayUseJwt, unverifiedJwtsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noUnsafeJwt = defineRule(check, {
  triggers: ['jwt', 'jsonwebtoken', "'jose", '"jose', ["split('.')", 'token'], ['split(".")', 'token']],
  mayFind: mayUseJwt,
  messages: {
    unverified: '`{{name}}` reads a token that anybody can write, and its claims are trusted here. Verify the signature first.',
    none: '`{{name}}` lets tokens without a signature pass. Name the one algorithm that your keys are for.',
    'ignored-expiry': '`{{name}}` accepts tokens that have ended. Remove it, and renew sessions with a refresh token.',
    unpinned: '`{{name}}` takes the algorithm that the token names. Pin it with `algorithms`.',
    confused: 'With {{name}} a public key passes for a shared secret. Allow the one algorithm of the key.',
    'ignored-result': 'The outcome of `{{name}}` decides nothing: a forged token goes on like a good one. Refuse it where this fails.',
    literal: '`{{name}}` uses a key that anybody guesses. Read a random one of 32 bytes from the environment.',
    payload: '`{{name}}` stands in the payload, which everybody with the token can read. Leave it out.',
    'no-expiry': 'The token of `{{name}}` never ends: once stolen it is good for ever. Give it an expiry.',
    optional: '`{{name}}: false` lets requests without a token pass. Check for `req.auth` in every route behind it.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const { node, by, use, confidence } of unverifiedJwtsOf(module)) {
      yield { at: node, message: 'unverified', data: { name: by }, confidence: isTest ? 'possible' : confidence, trace: [{ at: node, label: 'read without proof' }, { at: use, label: 'trusted here' }] };
    }
    for (const { node, kind, name, confidence, severity } of jwtFaultsOf(module)) {
      yield { at: node, message: kind satisfies JwtFault['kind'], data: { name }, confidence: isTest ? 'possible' : confidence, ...(severity && { severity }) };
    }
  },
});
