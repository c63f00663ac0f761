import { noPermissiveCors as check } from '@postern/catalogue/checks/no-permissive-cors';
import { type CorsFault, corsFaultsOf, isTestFile, mayAllowOrigins } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noPermissiveCors = defineRule(check, {
  triggers: ['cors', 'access-control-allow-origin', ['origin', 'credentials'], ['origin', 'callback']],
  mayFind: mayAllowOrigins,
  messages: {
    any: '`{{name}}` lets every site in, and credentials are allowed. Name the exact origins that may read answers.',
    reflected: '`{{name}}` allows whichever site asks, as if there were no rule. Compare it with a list of exact origins.',
    null: '`null` is the origin of every sandboxed frame and local file. Take it off the list.',
    pattern: '{{name}} also matches origins of others. Escape its dots and anchor both ends, or compare with a list.',
    part: '`{{name}}` sees a part of the origin, which others can have in theirs. Compare the whole of it with a list.',
  },
  *find(module) {
    for (const { node, kind, name, confidence } of corsFaultsOf(module)) {
      yield { at: node, message: kind satisfies CorsFault['kind'], data: { name }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
