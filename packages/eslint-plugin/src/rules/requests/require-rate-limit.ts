import { requireRateLimit as check } from '@postern/catalogue/checks/require-rate-limit';
import { type FanOut, fanOutsOf, hastyCallsOf, headOfHandler, importsCallLimiter, isPageCode, isTestFile, mayOverrun, type Module, unlimitedRoutesOf } from '@postern/flow';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'fan' | 'retry' | 'poll' | 'option' | 'login' | 'webhook' | 'key';

export const requireRateLimit = defineRule<Message>(check, {
  triggers: ['Promise.all', 'allSettled', 'forkJoin', 'forEach', '.map', 'while', 'for (', 'for(', 'catch', '429', 'retry', 'Map(', 'async.', 'post', 'Post', 'use(', 'all(', 'route', 'serve', 'handler'],
  mayFind: mayOverrun,
  messages: {
    fan: 'This starts an API call for each item at once, however many there are. Bound it, as with p-limit or in chunks.',
    retry: 'A call that failed is made again at once. Wait longer each time, and as long as Retry-After says.',
    poll: 'This asks the API again and again without a pause. Wait between the rounds, and end after some time.',
    option: 'These retries follow at once. Set a growing delay, so that an API that is down is not flooded.',
    login: 'This route can be tried without end: passwords and codes are guessed. Put a rate limiter before it.',
    webhook: 'Anyone can flood this webhook. Put a rate limiter before it.',
    key: 'This route hands out keys as often as it is asked. Put a rate limiter before it.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const problem of problemsIn(module)) yield { ...problem, ...(isTest && { confidence: 'possible' }) };
  },
});

function* problemsIn(module: Module): Iterable<RuleProblem<Message>> {
  for (const fan of fanOutsOf(module)) {
    const { call, module: home } = fan.reached;
    const trace = [{ at: fan.node, label: 'starts a call for each item' }, { at: call.node, label: 'the call', ...(home !== module && { path: home.path }) }];
    yield { at: fan.node, message: 'fan', confidence: isSure(fan, module) ? 'likely' : 'possible', trace };
  }
  for (const { node, kind, confidence } of hastyCallsOf(module)) yield { at: node, message: kind, confidence };
  for (const { handler, kind, confidence } of unlimitedRoutesOf(module)) yield { at: headOfHandler(handler), message: kind, confidence, ...(kind !== 'login' && { severity: 'low' }) };
}

function isSure({ size, reached }: FanOut, module: Module): boolean {
  return size === 'any' && reached.call.reach === 'foreign' && !importsCallLimiter(module) && !isPageCode(module);
}
