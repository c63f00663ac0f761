import { noMillisecondTimestamps as check } from '@postern/catalogue/checks/no-millisecond-timestamps';
import { isTestFile, mayHoldTime, type Module, type Node, rangeOf, type Timestamp, timestampsOf } from '@postern/flow';
import { defineRule, type RuleEdit, type RulePlace } from '../../define-rule.js';

export const noMillisecondTimestamps = defineRule(check, {
  triggers: [
    ['hmac', 'now'], ['hmac', 'date'], ['hmac', 'time'], ['hmac', 'moment'], ['hmac', 'dayjs'],
    ['sign', 'now('], ['sign', 'gettime'], ['sign', 'valueof'], ['sign', 'new date'], ['sign', 'unix'], ['sign', 'tomillis'], ['sign', 'toseconds'],
    ['timestamp', 'now('], ['timestamp', 'new date'], ['stripe', 'now('], ['stripe', 'gettime'], ['post_at', 'now('], ['jwt', 'now('], ['jwt', 'gettime'], ['jwt', 'new date'],
  ],
  mayFind: mayHoldTime,
  messages: {
    'too-fine': '{{reader}} counts {{field}} in seconds and gets {{got}}, a date far in the future. Use `Math.floor(Date.now() / 1000)`.',
    fraction: '{{reader}} counts {{field}} in whole seconds and gets a fraction. Wrap the division in `Math.floor`.',
    'too-coarse': '{{reader}} counts {{field}} in milliseconds and gets {{got}}, a date in 1970. Use `Date.now()`.',
    date: '{{reader}} counts {{field}} in {{want}} and gets an ISO 8601 date. Use `{{use}}`.',
    'not-iso': '{{reader}} reads {{field}} as an ISO 8601 date and gets {{got}}. Use `new Date().toISOString()`.',
  },
  *find(module) {
    const seen = new Set<Node>();
    for (const timestamp of timestampsOf(module)) {
      const message = faultOf(timestamp);
      if (!message) continue;
      const { moment, reader, field, basis, expected } = timestamp;
      const isElsewhere = moment.env.module !== module;
      // A clock that is signed and sent in the wrong unit is one fault.
      const place = isElsewhere ? timestamp.use : moment.clock;
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        at: place,
        message,
        confidence: isTestFile(module.path) ? 'possible' : basis === 'known' ? 'certain' : 'likely',
        data: { reader: reader === 'the default profile' ? 'The default profile' : reader, field: field === undefined ? 'the signed time' : `\`${field}\``, got: words[moment.unit], want: expected === 's' ? 'seconds' : 'milliseconds', use: expected === 's' ? 'Math.floor(Date.now() / 1000)' : 'Date.now()' },
        trace: traceOf(timestamp, module),
        ...suggestionsOf(timestamp, module),
      };
    }
  },
});

const words = { ms: 'milliseconds', s: 'seconds', 's-float': 'seconds with a fraction', us: 'microseconds', iso8601: 'an ISO 8601 date' } as const;

function faultOf({ moment: { unit }, expected, decimalsAllowed, basis }: Timestamp) {
  // Many APIs nobody knows sign a date.
  if (unit === 'iso8601' && expected !== 'iso8601') return basis === 'assumed' ? undefined : 'date';
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
  const { unit, at, clock, env, isShifted } = moment;
  // What was added to it, or is rounded after it, counts in the old unit.
  if (env.module !== module || isShifted === true || (unit !== 's-float' && isRounded(at))) return {};
  const replaced = (title: string, text: string) => ({ suggestions: [{ title, edits: [{ start: rangeOf(at)[0], end: rangeOf(at)[1], text }] }] });
  const text = module.text.slice(...rangeOf(at));
  if (expected === 's') {
    if (unit === 's-float') return replaced('Drop the fraction', `Math.floor(${text})`);
    if (unit === 'ms' && at === clock) return replaced('Count in seconds', `Math.floor(${text} / 1000)`);
    return unit === 'iso8601' && at === clock ? replaced('Count in seconds', 'Math.floor(Date.now() / 1000)') : {};
  }
  if (expected === 'ms') return replaced('Count in milliseconds', isText(at) ? 'Date.now().toString()' : 'Date.now()');
  return replaced('Send an ISO date', 'new Date().toISOString()');
}

/** `toISOString()` keeps its place as a number would; digits that are cut from a text were a text. */
function isText(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && /^(?:slice|substr|substring|toFixed|format)$/.test(node.callee.property.name);
}

function isRounded({ parent }: Node): boolean {
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'Identifier' && parent.callee.object.name === 'Math';
}
