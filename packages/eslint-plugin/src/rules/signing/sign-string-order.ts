import { signStringOrder as check } from '@postern/catalogue/checks/sign-string-order';
import { isTestFile, maySign, type Module, type OrderFault, orderFaultsOf, sendingOf, signTextOf } from '@postern/flow';
import { defineRule, type RulePlace } from '../../define-rule.js';

export const signStringOrder = defineRule(check, {
  triggers: ['hmac', 'subtle', 'createsign', 'crypto.sign', 'crypto_1.sign', ['crypto', ' sign('], 'detached'],
  mayFind: maySign,
  messages: {
    order: '{{api}} signs {{expected}}; this joins {{found}}, so every request is refused. Join the parts in its order.',
    separator: '{{api}} joins the parts with {{expected}}; this joins them with {{found}}, so every request is refused.',
    'event-order': '{{api}} signs {{expected}} of an event; this joins {{found}}, so no event passes. Join the parts in its order.',
    'event-separator': '{{api}} joins the parts of an event with {{expected}}; this joins them with {{found}}, so no event passes.',
    default: 'The default profile signs {{expected}}; this joins {{found}}. Follow its order, or name the profile of this API.',
    serialisation: 'The body is signed in one form and sent in another, so the signature does not fit. Serialise once, sign and send that text.',
  },
  *find(module) {
    for (const fault of orderFaultsOf(module)) {
      const { signature, kind, api, expected, found, confidence, at, edits } = fault;
      yield {
        at: at ?? signature.inputs[0] ?? signature.node,
        message: kind,
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        data: { api, expected, found },
        ...traceOf(fault, module),
        ...(edits && { suggestions: [{ title: `Join ${expected}`, edits }] }),
      };
    }
  },
});

/** Where the text is joined, signed, and sent; none where all of it is one place. */
function traceOf({ signature, kind, found, at }: OrderFault, module: Module): { trace?: RulePlace[] } {
  const text = signTextOf(signature, module);
  const [input = signature.node] = signature.inputs;
  const sent = sendingOf(signature, module);
  const trace: RulePlace[] = [];
  if (text && text.node !== input) trace.push({ at: text.node, label: kind === 'serialisation' ? 'one form is made here' : `joined here: ${found}` });
  trace.push({ at: input, label: 'signed here' });
  if (at) trace.push({ at, label: 'and sent in another form' });
  else if (sent) trace.push({ at: sent.node, label: `and sent as ${sent.key}` });
  return trace.length > 1 ? { trace } : {};
}
