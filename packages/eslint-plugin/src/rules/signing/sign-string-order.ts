import { signStringOrder as check } from '@postern/catalogue/checks/sign-string-order';
import { isTestFile, orderFaultsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const signStringOrder = defineRule(check, {
  triggers: ['hmac', 'subtle', 'createsign', 'crypto.sign', 'detached'],
  messages: {
    order: '{{api}} signs {{expected}}; this joins {{found}}, so every request is refused. Join the parts in its order.',
    separator: '{{api}} joins the parts with {{expected}}; this joins them with {{found}}, so every request is refused.',
    'event-order': '{{api}} signs {{expected}} of an event; this joins {{found}}, so no event passes. Join the parts in its order.',
    'event-separator': '{{api}} joins the parts of an event with {{expected}}; this joins them with {{found}}, so no event passes.',
    default: 'The default profile signs {{expected}}; this joins {{found}}. Follow its order, or name the profile of this API.',
    serialisation: 'The body is signed in one form and sent in another, so the signature does not fit. Serialise once, sign and send that text.',
  },
  *find(module) {
    for (const { signature, kind, api, expected, found, confidence, at } of orderFaultsOf(module)) {
      yield {
        at: at ?? signature.inputs[0] ?? signature.node,
        message: kind,
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        data: { api, expected, found },
      };
    }
  },
});
