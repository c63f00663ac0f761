/**
 * Right code, broken in each way that a check exists for: every mutant has to be found by its check, and the unbroken
 * code has to stay silent. The code is the hardened service of the fixtures.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleOf } from '@postern/flow';
import { parseModule } from '@postern/flow/parse';
import { problemsOf, rules } from 'eslint-plugin-postern';

interface Mutation {
  check: string;
  what: string;
  file: string;
  from: string;
  to: string;
  /** A second edit that belongs to the first. */
  and?: readonly [from: string, to: string];
}

const mutations: readonly Mutation[] = [
  { check: 'no-millisecond-timestamps', what: 'milliseconds to the default profile', file: 'partner-client.ts', from: 'Math.floor(Date.now() / 1000)', to: 'Date.now()' },
  { check: 'no-millisecond-timestamps', what: 'a fraction of a second', file: 'partner-client.ts', from: 'Math.floor(Date.now() / 1000)', to: 'Date.now() / 1000' },
  { check: 'no-millisecond-timestamps', what: 'seconds to Binance', file: 'binance-client.ts', from: "new URLSearchParams({ recvWindow: '5000', timestamp: String(Date.now()) }).toString()", to: '`recvWindow=5000&timestamp=${Math.floor(Date.now() / 1000)}`' },
  { check: 'no-millisecond-timestamps', what: 'a number where OKX reads a date', file: 'okx-client.ts', from: 'new Date().toISOString()', to: 'String(Date.now())' },
  { check: 'sign-string-order', what: 'the parts of OKX swapped', file: 'okx-client.ts', from: 'timestamp + method + path + body', to: 'method + path + body + timestamp' },
  { check: 'sign-string-order', what: 'a separator that OKX does not have', file: 'okx-client.ts', from: 'timestamp + method + path + body', to: "[timestamp, method, path, body].join('\\n')" },
  { check: 'require-signed-timestamp', what: 'the time sent but not signed', file: 'partner-client.ts', from: 'method + path + body + timestamp', to: 'method + path + body' },
  { check: 'require-signed-timestamp', what: 'OKX without the time', file: 'okx-client.ts', from: 'timestamp + method + path + body', to: 'method + path + body' },
  { check: 'no-reused-signature', what: 'signed outside the retries', file: 'partner-client.ts', from: '    for (let attempt = 0; attempt < 3; attempt++) {', to: '    const headers = this.signed(method, path, body);\n    for (let attempt = 0; attempt < 3; attempt++) {', and: ['...this.signed(method, path, body)', '...headers'] },
  { check: 'no-weak-crypto', what: 'SHA-1', file: 'partner-client.ts', from: "createHmac('sha256'", to: "createHmac('sha1'" },
  { check: 'no-weak-crypto', what: 'MD5 for a webhook', file: 'webhooks.ts', from: "createHmac('sha256'", to: "createHmac('md5'" },
  { check: 'no-insecure-randomness', what: 'Math.random as idempotency key', file: 'partner-client.ts', from: 'randomUUID()', to: 'Math.random().toString(36)' },
  { check: 'require-timeout', what: 'fetch without a limit', file: 'partner-client.ts', from: '        signal: AbortSignal.timeout(settings.timeoutMs),\n', to: '' },
  { check: 'require-timeout', what: 'axios without a limit', file: 'okx-client.ts', from: ', timeout: settings.timeoutMs }', to: ' }' },
  { check: 'require-webhook-verification', what: 'no check of Stripe', file: 'webhooks.ts', from: "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'] as string, settings.stripeWebhookSecret)", to: 'JSON.parse(String(req.body)) as Stripe.Event' },
  { check: 'require-webhook-verification', what: 'the answer of the check dropped', file: 'webhooks.ts', from: "if (!isFromPartner(req.body, req.get('X-Webhook-Signature') ?? '', timestamp)) return res.sendStatus(401);", to: "isFromPartner(req.body, req.get('X-Webhook-Signature') ?? '', timestamp);" },
  { check: 'require-webhook-verification', what: 'no check outside production', file: 'webhooks.ts', from: "if (!isFromPartner(req.body, req.get('X-Webhook-Signature') ?? '', timestamp)) return res.sendStatus(401);", to: "if (process.env.NODE_ENV === 'production') {\n    if (!isFromPartner(req.body, req.get('X-Webhook-Signature') ?? '', timestamp)) return res.sendStatus(401);\n  }" },
  { check: 'require-raw-webhook-body', what: 'parsed before Stripe verifies', file: 'webhooks.ts', from: "express.raw({ type: 'application/json' })", to: 'express.json()' },
  { check: 'require-raw-webhook-body', what: 'printed anew before the MAC', file: 'webhooks.ts', from: '.update(body).digest()', to: '.update(JSON.stringify(body)).digest()' },
  { check: 'require-timing-safe-compare', what: '=== on the signature', file: 'webhooks.ts', from: 'received.length === expected.length && timingSafeEqual(received, expected)', to: "header === expected.toString('hex')" },
  { check: 'require-timing-safe-compare', what: 'no look at the length', file: 'webhooks.ts', from: 'received.length === expected.length && timingSafeEqual(received, expected)', to: 'timingSafeEqual(received, expected)' },
  { check: 'require-timestamp-tolerance', what: 'a tolerance of an hour', file: 'webhooks.ts', from: 'const FIVE_MINUTES = 300;', to: 'const FIVE_MINUTES = 3600;' },
  { check: 'require-timestamp-tolerance', what: 'no age at all', file: 'webhooks.ts', from: '  if (!(Math.abs(now - timestamp) <= FIVE_MINUTES)) return false;\n', to: '' },
  { check: 'require-timestamp-tolerance', what: 'the future let in', file: 'webhooks.ts', from: 'if (!(Math.abs(now - timestamp) <= FIVE_MINUTES)) return false;', to: 'if (now - timestamp > FIVE_MINUTES) return false;' },
  { check: 'require-timestamp-tolerance', what: "Stripe's own check switched off", file: 'webhooks.ts', from: 'settings.stripeWebhookSecret);', to: 'settings.stripeWebhookSecret, 0);' },
  { check: 'no-secret-logging', what: 'the secret in a log', file: 'partner-client.ts', from: "    throw new Error('The partner did not answer');", to: "    console.error('signed with', this.secret);\n    throw new Error('The partner did not answer');" },
  { check: 'no-secret-in-url', what: 'the key in the address', file: 'binance-client.ts', from: '&signature=${signature}`', to: '&signature=${signature}&apiKey=${settings.binanceKey}`' },
  { check: 'no-disabled-tls-verification', what: 'certificates not checked', file: 'okx-client.ts', from: 'timeout: settings.timeoutMs }', to: 'timeout: settings.timeoutMs, httpsAgent: new Agent({ rejectUnauthorized: false }) }' },
];

const folder = fileURLToPath(new URL('../../../../fixtures/ok.signed-orders/src/', import.meta.url));
const sourceOf = (file: string) => readFileSync(folder + file, 'utf8');

export interface MutationResult extends Mutation {
  isFound: boolean;
}

/** What became of each mutant, and what is falsely said of the unbroken code. */
export function mutationResults(): { results: readonly MutationResult[]; falseAlarms: readonly string[] } {
  const files = [...new Set(mutations.map(({ file }) => file))];
  return {
    results: mutations.map(mutation => {
      const source = sourceOf(mutation.file);
      if (!source.includes(mutation.from)) throw new Error(`${mutation.file} has no \`${mutation.from}\` to break`);
      return { ...mutation, isFound: checksSpeaking(mutation.file, broken(source, mutation)).has(mutation.check) };
    }),
    falseAlarms: files.flatMap(file => [...checksSpeaking(file, sourceOf(file))].map(check => `${file}: ${check}`)),
  };
}

function broken(source: string, { from, to, and }: Mutation): string {
  const text = source.replace(from, to);
  return and ? text.replace(...and) : text;
}

/** The checks that find something likely in a text. */
function checksSpeaking(file: string, text: string): Set<string> {
  const syntax = parseModule(`src/${file}`, text);
  if (!('ast' in syntax)) throw new Error(`${file} does not parse: ${syntax.message}`);
  const module = moduleOf(syntax);
  return new Set(rules.filter(rule => !rule.check.optIn && problemsOf(rule, module).some(({ confidence }) => (confidence ?? rule.check.confidence) !== 'possible')).map(({ check }) => check.id));
}

/** Prints the table. */
export function tellMutations(): void {
  const { results, falseAlarms } = mutationResults();
  console.log('\nMutations of the hardened service');
  for (const { check, what, isFound } of results) console.log(`  ${isFound ? 'found ' : 'MISSED'}  ${check.padEnd(30)} ${what}`);
  console.log(`  ${results.filter(({ isFound }) => isFound).length} of ${results.length} found, ${falseAlarms.length} false alarms on the unbroken code`);
}
