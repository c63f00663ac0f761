/** Headers that say where a request came from, and that anyone can send. Sources: Express "behind proxies", MDN "X-Forwarded-For", the readme of request-ip. */
export const addressHeaders: ReadonlySet<string> = new Set([
  'x-forwarded-for',
  'x-forwarded',
  'forwarded-for',
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-originating-ip',
  'x-remote-ip',
  'x-remote-addr',
  'x-original-forwarded-for',
  'client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'fastly-client-ip',
  'wl-proxy-client-ip',
  'proxy-client-ip',
  'x-appengine-user-ip',
  'x-azure-clientip',
  'x-azure-socketip',
]);

/** Headers that a platform sets itself on every request, and what in a file shows that it runs there. */
export const platformHeaders: ReadonlyMap<string, RegExp> = new Map([
  // Cloudflare Workers, Pages and what Hono and itty-router see of them.
  ['cf-connecting-ip', /fetch\([^)]{0,200}ExecutionContext|\bExportedHandler\b|cloudflare:workers|@cloudflare\/workers-types|\bPagesFunction\b|\bDurableObject|\bKVNamespace\b|export default \{\s*(?:async\s+)?fetch\b|addEventListener\(['"]fetch['"]/],
  ['x-appengine-user-ip', /GAE_|@google-cloud\/functions-framework/],
  ['fastly-client-ip', /fastly:|@fastly\/js-compute/],
]);
