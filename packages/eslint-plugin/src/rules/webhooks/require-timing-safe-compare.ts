import { requireTimingSafeCompare as check } from '@postern/catalogue/checks/require-timing-safe-compare';
import { isTestFile, type LeakyComparison, leakyComparisonsOf, type Module } from '@postern/flow';
import { defineRule, type RuleEdit } from '../../define-rule.js';

/** A secret alone stands in two of three files; compared, in one of ten. */
const SECRETS = ['signature', 'hmac', 'digest', 'token', 'secret', 'api_key', 'apikey', 'api-key', 'otp', 'passcode', 'password', 'csrf', 'sig', 'authorization', 'credential', 'bearer', 'hash'];
const COMPARISONS = ['==', '!=', 'equal', 'compare', 'switch (', 'switch(', 'includes(', 'startswith(', 'endswith(', 'indexof('];

export const requireTimingSafeCompare = defineRule(check, {
  triggers: ['timingsafeequal', ...SECRETS.flatMap(secret => COMPARISONS.map(comparison => [secret, comparison]))],
  messages: {
    operator: '{{how}} on a {{what}} takes longer the more of it is right. Use crypto.timingSafeEqual over equal-length buffers.',
    method: '{{how}} on a {{what}} stops at the first difference. Use crypto.timingSafeEqual over equal-length buffers.',
    switch: 'A switch on a {{what}} compares with ===. Use crypto.timingSafeEqual over equal-length buffers.',
    unguarded: 'timingSafeEqual throws when the lengths differ. Compare the lengths first and answer false.',
    texts: 'timingSafeEqual takes buffers, not strings, and throws. Wrap both sides in Buffer.from, and compare the lengths first.',
  },
  *find(module) {
    for (const found of leakyComparisonsOf(module)) {
      yield {
        at: found.node,
        message: found.kind,
        data: { what: found.what, how: found.how },
        confidence: isTestFile(module.path) ? 'possible' : found.confidence,
        ...suggestionsOf(found, module),
      };
    }
  },
});

/** Buffers of both sides, with a look at the length; only where the two sides are short enough to be written twice. */
function suggestionsOf({ kind, sides, node }: LeakyComparison, module: Module): { suggestions?: RuleEdit[] } {
  if (kind !== 'operator' || !sides || node.type !== 'BinaryExpression') return {};
  const [left, right] = sides.map(({ range }) => module.text.slice(...range));
  if (!left || !right || left.length > 60 || right.length > 60 || sides.some(side => side.type !== 'Identifier' && side.type !== 'MemberExpression')) return {};
  const equal = `${left}.length === ${right}.length && crypto.timingSafeEqual(Buffer.from(${left}), Buffer.from(${right}))`;
  const text = node.operator.startsWith('!') ? `!(${equal})` : `(${equal})`;
  return { suggestions: [{ title: 'Compare in constant time', edits: [{ start: node.range[0], end: node.range[1], text }] }] };
}
