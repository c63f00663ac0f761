import { requireRateLimit as check } from '@postern/catalogue/checks/require-rate-limit';
import { type FanOut, fanOutsOf, hastyCallsOf, headOfHandler, importsCallLimiter, isPageCode, isTestFile, mayOverrun, type Module, sdkPackages, unlimitedRoutesOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'fan' | 'retry' | 'poll' | 'option' | 'login' | 'webhook' | 'key';

export const requireRateLimit = defineRule<Message>(check, {
  triggers: [
    [['Promise.all', 'allSettled', 'forkJoin', 'forEach', '.map', 'while', 'for (', 'for(', 'catch', '429', '.ok', 'retry', 'Map(', 'async.'], [...clientTriggers, ...sdkPackages]],
    [
      ['login', 'log-in', 'signin', 'sign-in', 'authenticate', 'password', 'forgot', 'otp', '2fa', 'mfa', 'verify', 'magic', 'signup', 'sign-up', 'send-', 'apikey', 'api-key', 'accesstoken', 'access-token', 'session', 'token', 'register', 'reset', 'webhook', 'web-hook', 'ipn'],
      ['post(', 'post<', 'post ', "post'", 'post"', 'all(', 'use(', 'route(', 'put(', 'patch(', 'any(', 'serve', 'handler', 'onrequest'],
    ],
  ],
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
