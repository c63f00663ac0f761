import { noMillisecondTimestamps as check } from '@postern/catalogue/checks/no-millisecond-timestamps';
import { isTestFile, type Module, type Node, type Timestamp, timestampsOf } from '@postern/flow';
import { defineRule, type RuleEdit, type RulePlace } from '../../define-rule.js';

export const noMillisecondTimestamps = defineRule(check, {
  triggers: [
    ['hmac', 'now'], ['hmac', 'date'], ['hmac', 'time'], ['hmac', 'moment'], ['hmac', 'dayjs'],
    ['sign', 'now('], ['sign', 'gettime'], ['sign', 'valueof'], ['sign', 'new date'], ['sign', 'unix'], ['sign', 'tomillis'], ['sign', 'toseconds'],
    ['timestamp', 'now('], ['timestamp', 'new date'], ['stripe', 'now('], ['stripe', 'gettime'], ['post_at', 'now('], ['jwt', 'now('], ['jwt', 'gettime'], ['jwt', 'new date'],
  ],
  messages: {
    'too-fine': '{{reader}} counts {{field}} in seconds and gets {{got}}, a date far in the future. Use `Math.floor(Date.now() / 1000)`.',
    fraction: '{{reader}} counts {{field}} in whole seconds and gets a fraction. Wrap the division in `Math.floor`.',
    'too-coarse': '{{reader}} counts {{field}} in milliseconds and gets {{got}}, a date in 1970. Use `Date.now()`.',
    'not-iso': '{{reader}} reads {{field}} as an ISO 8601 date and gets {{got}}. Use `new Date().toISOString()`.',
  },
  *find(module) {
    const seen = new Set<Node>();
    for (const timestamp of timestampsOf(module)) {
      const message = faultOf(timestamp);
      if (!message) continue;
      const { moment, reader, field, basis } = timestamp;
      const isElsewhere = moment.env.module !== module;
      // A clock that is signed and sent in the wrong unit is one fault.
      const place = isElsewhere ? timestamp.use : moment.clock;
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        at: place,
        message,
        confidence: isTestFile(module.path) ? 'possible' : basis === 'known' ? 'certain' : 'likely',
        data: { reader: reader === 'the default profile' ? 'The default profile' : reader, field: field === undefined ? 'the signed time' : `\`${field}\``, got: words[moment.unit] },
        trace: traceOf(timestamp, module),
        ...suggestionsOf(timestamp, module),
      };
    }
  },
});

const words = { ms: 'milliseconds', s: 'seconds', 's-float': 'seconds with a fraction', us: 'microseconds', iso8601: 'an ISO 8601 date' } as const;

function faultOf({ moment: { unit }, expected, decimalsAllowed }: Timestamp) {
  if (expected === 's') {
    if (unit === 'ms' || unit === 'us') return 'too-fine';
    return unit === 's-float' && !decimalsAllowed ? 'fraction' : undefined;
  }
  if (expected === 'ms') return unit === 's' || unit === 's-float' ? 'too-coarse' : undefined;
  return unit === 'iso8601' ? undefined : 'not-iso';
}

function traceOf({ moment, use, field }: Timestamp, module: Module): RulePlace[] {
  const home = moment.env.module;
  return [
    { at: moment.clock, label: `the clock is read, in ${words[moment.unit]}`, ...(home !== module && { path: home.path }) },
    { at: use, label: field === undefined ? 'and signed here' : `and sent as ${field}` },
  ];
}

function suggestionsOf({ moment, expected }: Timestamp, module: Module): { suggestions?: RuleEdit[] } {
  if (moment.env.module !== module) return {};
  const [start, end] = moment.at.range;
  const text = module.text.slice(start, end);
  if (expected === 's' && moment.unit === 'ms' && moment.at === moment.clock) return { suggestions: [{ title: 'Count in seconds', edits: [{ start, end, text: `Math.floor(${text} / 1000)` }] }] };
  if (expected === 's' && moment.unit === 's-float') return { suggestions: [{ title: 'Drop the fraction', edits: [{ start, end, text: `Math.floor(${text})` }] }] };
  return {};
}
