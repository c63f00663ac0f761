import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../../finder.js';

/** `<script src="https://other-host/…">` with nothing that holds its contents fast. */
export const scriptIntegrity: TextFinder = {
  checks: ['no-unpinned-ci-action'],
  wants: path => /\.(?:html?|xhtml|vue|svelte|astro|ejs|hbs|handlebars|mustache|njk|twig|jinja2?|liquid|erb|php|cshtml|jsp|tpl)$/i.test(path),
  triggers: [['<script', 'src']],
  find({ text }) {
    return [...scriptTags(text)].flatMap(({ tag, start }) => {
      const src = attribute(tag, 'src');
      const host = /^(?:https?:)?\/\/([^/?#"'\s]+)/i.exec(src)?.[1]?.toLowerCase();
      if (!host || /[<{$]/.test(host) || /\bintegrity\s*=/i.test(tag) || isOwn(host)) return [];
      const isCdn = CDN.test(host);
      if (!isCdn && CHANGES.test(host)) return [];
      const problem: Problem = {
        check: 'no-unpinned-ci-action',
        span: [start, start + tag.length],
        message: `The page runs whatever ${host} serves: a break-in there, or an expired name, runs in your page.`,
        severity: isCdn ? 'medium' : 'low',
        // A host that is no public CDN may be the project's own.
        confidence: isCdn ? 'likely' : 'possible',
        remediation: 'Name an exact version and add `integrity="sha384-…" crossorigin="anonymous"`, or serve the file yourself.',
        data: { reason: 'script-tag', host },
      };
      return [problem];
    });
  },
};

/** Public hosts of released files: those do not change, so they can be held fast. */
const CDN = /(?:^|\.)(?:unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|code\.jquery\.com|bootstrapcdn\.com|ajax\.googleapis\.com|ajax\.aspnetcdn\.com|cdn\.bootcss\.com|bootcdn\.net|staticfile\.(?:org|net|com)|stackpath\.com|rawgit\.com|rawgithub\.com|raw\.githubusercontent\.com|gitcdn\.xyz|polyfill\.io|polyfill-fastly\.(?:io|net)|esm\.sh|skypack\.dev|jspm\.(?:io|dev)|cdn\.tailwindcss\.com|pagecdn\.io|cdn\.datatables\.net|cdn\.plot\.ly|d3js\.org|use\.fontawesome\.com|kit\.fontawesome\.com|statically\.io|lib\.baomitu\.com)$/;

/** Scripts that their makers change in place and forbid to pin: payment, maps, sign-in, analytics. */
const CHANGES = /(?:^|\.)(?:stripe\.com|stripe\.network|paypal\.com|paypalobjects\.com|braintreegateway\.com|adyen\.com|squareup\.com|squarecdn\.com|square-?cdn\.com|razorpay\.com|paddle\.com|mollie\.com|klarna\.com|klarnacdn\.net|afterpay\.com|googletagmanager\.com|google-analytics\.com|google\.com|gstatic\.com|googleapis\.com|googlesyndication\.com|doubleclick\.net|recaptcha\.net|hcaptcha\.com|challenges\.cloudflare\.com|cloudflareinsights\.com|facebook\.net|facebook\.com|twitter\.com|x\.com|linkedin\.com|licdn\.com|instagram\.com|tiktok\.com|pinterest\.com|intercom\.io|intercomcdn\.com|hotjar\.com|segment\.com|segment\.io|mixpanel\.com|amplitude\.com|heap\.io|plausible\.io|umami\.is|posthog\.com|sentry-cdn\.com|sentry\.io|datadoghq-browser-agent\.com|hs-scripts\.com|hubspot\.com|hsforms\.net|zdassets\.com|zendesk\.com|crisp\.chat|tawk\.to|drift\.com|auth0\.com|okta\.com|clerk\.(?:com|dev|accounts\.dev)|apple\.com|cdn-apple\.com|live\.com|microsoft\.com|azureedge\.net|msecnd\.net|clarity\.ms|bing\.com|yandex\.(?:ru|net)|vk\.com|mapbox\.com|typekit\.net|cookielaw\.org|onetrust\.com|cookiebot\.com|usercentrics\.eu|optimizely\.com|calendly\.com|typeform\.com|vimeo\.com|youtube\.com|disqus\.com|amazon-adsystem\.com|shopify\.com|vercel-insights\.com|vercel-scripts\.com|netlify\.com|telegram\.org|alipayobjects\.com|qq\.com|baidu\.com)$/;

function isOwn(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?::\d+)?$|\.(?:local|test|example|localhost|invalid)(?::\d+)?$|(?:^|\.)example\.(?:com|org|net)$/.test(host);
}

/** One pass, so that what is commented out is known without looking back. */
function* scriptTags(text: string): Iterable<{ tag: string; start: number }> {
  const opening = /<!--|<script\b/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const isComment = match[0] === '<!--';
    const end = isComment ? text.indexOf('-->', start) : text.indexOf('>', start);
    if (end < 0) return;
    opening.lastIndex = end;
    if (!isComment && end - start <= 2000) yield { tag: text.slice(start, end + 1), start };
  }
}

function attribute(tag: string, name: string): string {
  const [, double, single, plain] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return double ?? single ?? plain ?? '';
}
