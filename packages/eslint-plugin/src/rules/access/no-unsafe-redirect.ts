import { noUnsafeRedirect as check } from '@postern/catalogue/checks/no-unsafe-redirect';
import { isTestFile, mayRedirect, unsafeRedirectsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';

export const noUnsafeRedirect = defineRule(check, {
  triggers: ['redirect', 'location'],
  mayFind: mayRedirect,
  messages: {
    open: '`{{what}}` says where `{{name}}` leads: a link to your site then opens another. Allow paths of your own only.',
  },
  *find(module) {
    for (const { node, what, name, confidence, trace } of unsafeRedirectsOf(module)) {
      yield { at: node, message: 'open', data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace, 'leads there here') };
    }
  },
});
