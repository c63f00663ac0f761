import { noWebhookReplay as check } from '@postern/catalogue/checks/no-webhook-replay';
import { unguardedEventsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noWebhookReplay = defineRule(check, {
  triggers: [[['hook', 'ipn', '-signature', 'notif', 'callback'], ['body', 'json(', 'payload', 'formdata', 'text(', "on('data", 'on("data', 'event.data']]],
  messages: {
    again: 'A delivery that comes twice is acted on twice. Store the event id first and skip ids that are known.',
  },
  *find(module) {
    for (const { use } of unguardedEventsOf(module)) if (use) yield { at: use, message: 'again' };
  },
});
