import { requireTimingSafeCompare as check } from '@postern/catalogue/checks/require-timing-safe-compare';
import { isTestFile, leakyComparisonsOf, mayCompareSecrets, safeComparisonOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

/** A secret alone stands in two of three files; compared, in one of ten. */
const SECRETS = ['signature', 'hmac', 'digest', 'token', 'secret', 'api_key', 'apikey', 'api-key', 'otp', 'passcode', 'password', 'csrf', 'sig', 'authorization', 'credential', 'bearer', 'hash'];
const COMPARISONS = ['==', '!=', 'equal', 'compare', 'match', 'same', 'switch (', 'switch(', 'includes(', 'startswith(', 'endswith(', 'indexof('];

export const requireTimingSafeCompare = defineRule(check, {
  triggers: ['timingsafeequal', ...SECRETS.flatMap(secret => COMPARISONS.map(comparison => [secret, comparison]))],
  mayFind: mayCompareSecrets,
  messages: {
    operator: '{{how}} on {{what}} takes longer the more of it is right. Use crypto.timingSafeEqual over equal-length buffers.',
    method: '{{how}} on {{what}} stops at the first difference. Use crypto.timingSafeEqual over equal-length buffers.',
    switch: 'A switch on {{what}} compares with ===. Use crypto.timingSafeEqual over equal-length buffers.',
    unguarded: 'timingSafeEqual throws when the lengths differ. Compare the lengths first and answer false.',
    texts: 'timingSafeEqual takes buffers, not strings, and throws. Wrap both sides in Buffer.from, and compare the lengths first.',
  },
  *find(module) {
    for (const found of leakyComparisonsOf(module)) {
      const edits = safeComparisonOf(found, module);
      yield {
        at: found.node,
        message: found.kind,
        data: { what: `${/^(?:[aeio]|hmac)/.test(found.what) ? 'an' : 'a'} ${found.what}`, how: found.how },
        confidence: isTestFile(module.path) ? 'possible' : found.confidence,
        ...(found.inside && { trace: [{ at: found.node, label: 'handed over here' }, { at: found.inside.node, label: 'and compared here', path: found.inside.path }] }),
        ...(found.mac && !found.inside && { trace: [{ at: found.mac, label: 'the signature is computed here' }, { at: found.node, label: 'and compared here' }] }),
        ...(edits && { suggestions: [{ title: 'Compare in constant time', edits }] }),
      };
    }
  },
});
