import { requireApiLogging as check } from '@postern/catalogue/checks/require-api-logging';
import { headOfHandler, isTestFile, mayCallUnlogged, sdkPackages, senderNameAt, unloggedCallsOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';
import { bodyTriggers } from '../../webhook-triggers.js';

export const requireApiLogging = defineRule(check, {
  triggers: [...clientTriggers, ...sdkPackages, [['hook', 'ipn', '-signature', 'notif', 'callback'], bodyTriggers]],
  mayFind: mayCallUnlogged,
  messages: {
    webhook: 'This webhook{{of}} leaves no record. Log the event id and how it was handled, on success and on failure.',
    call: 'This call changes something at an API and leaves no record. Log what was asked for and how it ended.',
    success: 'Only failures of this call are logged. Log as well that it went through, and for whom.',
    failure: 'A failure of this call is caught and not logged. Log it with what was asked for.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const found of unloggedCallsOf(module)) {
      const confidence = isTest ? 'possible' : found.confidence;
      if (found.kind === 'webhook') yield { at: headOfHandler(found.webhook.handler), message: 'webhook', confidence, data: { of: found.webhook.sender ? ` of ${found.webhook.sender.name}` : senderNameAt(found.webhook.handler.fn, module) } };
      else yield { at: found.node, message: found.kind, confidence };
    }
  },
});
