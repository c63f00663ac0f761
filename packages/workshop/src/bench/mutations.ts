/**
 * Right code, broken in each way that a check exists for: every mutant has to be found by its check, and the unbroken
 * code has to stay silent. The code is that of the hardened services of the fixtures.
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

/** Of the service that signs what it sends and verifies what it gets. */
const ofOrders: readonly Mutation[] = [
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

/** Of the API that anybody may call. */
const ofMarket: readonly Mutation[] = [
  { check: 'no-permissive-cors', what: 'every site let in, with cookies', file: 'server.ts', from: 'origin: PAGES', to: 'origin: true' },
  { check: 'no-permissive-cors', what: 'a function that says yes to all', file: 'server.ts', from: 'origin: PAGES', to: 'origin: (_origin, done) => done(null, true)' },
  { check: 'no-spoofable-client-ip', what: 'any proxy believed', file: 'server.ts', from: "app.set('trust proxy', 1)", to: "app.set('trust proxy', true)" },
  { check: 'no-spoofable-client-ip', what: 'the address that the client writes', file: 'server.ts', from: "request.ip ?? ''", to: "String(request.headers['x-forwarded-for'])" },
  { check: 'no-error-leak', what: 'the stack in the answer', file: 'server.ts', from: "message: 'Something went wrong on our side.'", to: 'message: error.stack' },
  { check: 'no-sql-injection', what: 'a text pasted into a statement', file: 'routes/orders.ts', from: "'SELECT id FROM orders WHERE note LIKE $1', [`%${request.query.text}%`]", to: '`SELECT id FROM orders WHERE note LIKE \'%${request.query.text}%\'`' },
  { check: 'no-insecure-cookie', what: 'a session that scripts can read', file: 'routes/login.ts', from: 'httpOnly: true, ', to: '' },
  { check: 'no-insecure-cookie', what: 'a session without TLS', file: 'routes/login.ts', from: 'secure: true, ', to: '' },
  { check: 'no-unsafe-redirect', what: 'wherever the address says', file: 'routes/login.ts', from: "next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\\\') ? next : '/'", to: 'next' },
  { check: 'no-unsafe-redirect', what: 'two slashes let through', file: 'routes/login.ts', from: "next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\\\') ? next : '/'", to: "next.startsWith('/') ? next : '/'" },
  { check: 'no-unsafe-jwt', what: 'read and not proved', file: 'routes/login.ts', from: "jwt.verify(token, process.env.SESSION_KEY!, { algorithms: ['HS256'] })", to: 'jwt.decode(token)' },
  { check: 'no-unsafe-jwt', what: 'tokens without a signature', file: 'routes/login.ts', from: "['HS256']", to: "['HS256', 'none']" },
  { check: 'no-path-traversal', what: 'no look at where it leads', file: 'routes/downloads.ts', from: '  if (!file.startsWith(INVOICES + path.sep)) return response.sendStatus(404);\n', to: '' },
  { check: 'no-command-injection', what: 'a title in a shell', file: 'routes/downloads.ts', from: "execFile('wkhtmltopdf', ['--title', String(request.body.title), 'invoice.html', 'invoice.pdf'],", to: "execFile('sh', ['-c', `wkhtmltopdf --title '${request.body.title}' invoice.html invoice.pdf`]," },
  { check: 'no-ssrf', what: 'any host fetched', file: 'routes/imports.ts', from: ' || !FEEDS.has(feed.hostname)', to: '' },
  { check: 'require-https', what: 'rates in the clear', file: 'routes/imports.ts', from: 'https://api.rates.market', to: 'http://api.rates.market' },
  { check: 'require-rate-limit', what: 'all listings at once', file: 'routes/imports.ts', from: "few(() => axios.post('https://api.marketplace.io/listings', listing, { timeout: 5_000 }))", to: "axios.post('https://api.marketplace.io/listings', listing, { timeout: 5_000 })", and: ["import pLimit from 'p-limit';\n", ''] },
];

const mutations: readonly Mutation[] = [...ofOrders.map(mutation => ({ ...mutation, file: `ok.signed-orders/src/${mutation.file}` })), ...ofMarket.map(mutation => ({ ...mutation, file: `ok.market-api/src/${mutation.file}` }))];

const folder = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
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
  const syntax = parseModule(file.slice(file.indexOf('/') + 1), text);
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
