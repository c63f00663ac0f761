import { noWebhookReplay as check } from '@postern/catalogue/checks/no-webhook-replay';
import { headOfHandler, isTestFile, mayReceive, unguardedEventsOf } from '@postern/flow';
import { bodyTriggers } from '../../webhook-triggers.js';
import { defineRule } from '../../define-rule.js';

export const noWebhookReplay = defineRule(check, {
  triggers: [[['hook', 'ipn', '-signature', 'notif', 'callback'], bodyTriggers]],
  mayFind: mayReceive,
  messages: {
    again: 'A delivery{{of}} that comes twice is acted on twice. Store the event id first and skip ids that are known.',
  },
  *find(module) {
    for (const { handler, sender, use } of unguardedEventsOf(module)) {
      if (!use) continue;
      const trace = [{ at: headOfHandler(handler), label: 'a delivery comes in, for the first or second time' }, { at: use, label: 'it is acted on here' }];
      yield { at: use, message: 'again', confidence: sender && !isTestFile(module.path) ? 'likely' : 'possible', data: { of: sender ? ` of ${sender.name}` : '' }, trace };
    }
  },
});
