import { requireWebhookVerification as check } from '@postern/catalogue/checks/require-webhook-verification';
import { headOfHandler, isTestFile, mayReceive, type WebhookVerdict, webhookVerdictsOf } from '@postern/flow';
import { bodyTriggers } from '../../webhook-triggers.js';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'open' | 'ignored' | 'optional' | 'bypassed' | 'swallowed' | 'late';

export const requireWebhookVerification = defineRule<Message>(check, {
  triggers: [[['hook', 'ipn', '-signature', 'notif', 'callback', 'event'], bodyTriggers]],
  mayFind: mayReceive,
  messages: {
    open: 'Anyone can call this webhook{{of}}: nothing checks a signature before it acts. Verify {{with}} first.',
    ignored: 'The result of this check is dropped, so a forged delivery passes. Answer 401 when it is false.',
    optional: 'Without a secret or signature this check is skipped and anything passes. Refuse the request instead.',
    bypassed: 'The environment switches this check off; such switches reach production. Verify everywhere, with a test secret.',
    late: 'This acts on the event before its signature is checked, so a forged one does its work all the same. Verify first.',
    swallowed: 'A failed check ends in this catch and the handler goes on. Answer 401 and return.',
  },
  *find(module) {
    for (const verdict of webhookVerdictsOf(module)) {
      const problem = problemOf(verdict);
      if (problem) yield isTestFile(module.path) ? { ...problem, confidence: 'possible' } : problem;
    }
  },
});

function problemOf({ webhook, state }: WebhookVerdict): RuleProblem<Message> | undefined {
  if (state.kind === 'verified') return undefined;
  if (state.kind !== 'open' && state.kind !== 'elsewhere') return { at: state.at, message: state.kind, confidence: 'likely' };
  const { handler, sender, signs, use } = webhook;
  // One that does nothing with what it gets has nothing to lose.
  if (!use && !signs.includes('event') && !signs.includes('header')) return undefined;
  const isPlain = signs.includes('path') || signs.includes('header') || (signs.includes('name') && signs.includes('event'));
  return {
    at: headOfHandler(handler),
    message: 'open',
    confidence: isPlain && state.kind === 'open' ? 'likely' : 'possible',
    data: { of: sender ? ` of ${sender.name}` : '', with: withOf(webhook) },
    ...(use && { trace: [{ at: headOfHandler(handler), label: 'anyone can send this' }, { at: use, label: 'it acts on what it was sent' }] }),
  };
}

function withOf({ sender }: WebhookVerdict['webhook']): string {
  const [verifier] = sender?.webhook?.verifyFunctions ?? [];
  if (verifier !== undefined) return `with \`${verifier}\``;
  const header = sender?.webhook?.signatureHeader;
  return typeof header === 'string' ? `\`${header}\`` : 'an HMAC of the raw body';
}
