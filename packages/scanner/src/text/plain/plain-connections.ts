import type { Confidence, Problem, Span } from '@postern/catalogue';
import { type Place, placeOf } from '@postern/credentials/place';
import { isPartnerVariable, type PlainAddress, plainAddressOf, roleOfName } from '@postern/flow';
import type { TextFinder } from '../../finder.js';
import { isComment, isSpoken } from '../asides.js';
import { shellBlocks } from '../shell-blocks.js';
import { commandWith } from './plain-commands.js';
import { pageAddressesIn } from './plain-pages.js';
import { plainSwitchesIn } from './plain-switches.js';
import { settingNameOf } from './setting-name.js';

/** Addresses without TLS that settings, commands and pages use; code is the business of the rule of the same name. */
export const plainConnections: TextFinder = {
  checks: ['require-https'],
  wants: path => !CODE.test(path) && !LOCKED.test(path) && !RECORDED.test(path) && !LABELS.test(path),
  triggers: [
    ...['http://', 'ws://', 'ftp://', 'redis://', 'amqp://', 'mqtt://', 'stomp://', 'ldap://', 'mongodb://', 'smtp://', 'sslmode=disable', 'usessl=false'],
    ...['https_only', 'httpsonly', 'https_traffic', 'httpstraffic', 'force_https', 'enforce_https', 'enforcehttps', 'protocol_policy', 'protocolpolicy', 'transit_encryption', 'transitencryption', 'secure_transport', 'secure-transport'],
  ],
  find({ path, text }) {
    if (PAGE.test(path)) return pageProblems(path, text);
    const place = placeOf(path);
    if (!PROSE.test(path)) return problemsIn(path, text, 0, place);
    return shellBlocks(text).flatMap(block => problemsIn(path, block.text, block.start, { ...place, syntax: 'shell' }).map(problem => ({ ...problem, confidence: 'possible' as const })));
  },
};

const PAGE = /\.(?:html?|vue|svelte|astro|ejs|hbs|handlebars|njk|liquid|twig|mustache|php|jsp|erb|cshtml)$/i;
const PROSE = /\.(?:mdx?|markdown|txt|rst|adoc|log|tsv|patch|diff|out|tex|eml|org)$/i;
const CODE = /\.(?:[cm]?[jt]sx?|py|rb|go|java|kt|kts|cs|rs|swift|scala|c|cc|cpp|h|hpp|css|scss|less|svg|map|lua|ex|exs|dart|ipynb|sql|csv|po|snap|graphql|proto|pug|m|mm|groovy|gradle|pem|crt|key|ttf|xsd|wsdl|dtd|rdf|ttl|owl|xlf|xliff|resx|storyboard|xib|plist|atom|rss|webmanifest)$/i;
const LOCKED = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|deno\.lock|composer\.(?:lock|json)|bower\.json|CHANGELOG[^/]*|LICEN[CS]E[^/]*|NOTICE[^/]*|AUTHORS|CONTRIBUTORS|\.all-contributorsrc|CITATION\.cff|tsconfig[\w.-]*\.json|renovate\.json5?|\.mailmap)$|[.-]lock(?:\.\w+)?$/i;
/** What was sent once, or is shown in a tool. */
const RECORDED = /\.(?:har|postman_collection\.json|cassette)$|(?:^|\/)(?:cassettes|__recordings__|nock-fixtures|allure-results)\//i;
const LABELS = /(?:^|\/)(?:locales?|i18n|langs?|languages?|translations?|l10n)\//i;

/** A file that holds more is a list of links. */
const MOST = 2000;

const ADDRESS = /(?<![\w+.-])(?:jdbc:)?(?:http|ws|ftp|redis|amqp|mqtt|stomp|ldap|mongodb|smtp|postgres(?:ql)?|mysql|mariadb):\/\/[^\s"'`<>\\|]{3,400}/gi;

function problemsIn(path: string, text: string, offset: number, place: Place): Problem[] {
  const weakened = isWeakened(path, place);
  const found: Problem[] = [];
  let left = MOST;
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    if (left-- === 0) break;
    const address = plainAddressOf(withHoles(url));
    const judged = address && judge(path, text, index, address, place);
    if (judged) found.push(problem([index + offset, index + offset + url.length], judged, address, weakened));
  }
  for (const { name, value, start, end } of plainSwitchesIn(text)) {
    if (isComment(text, start, place) || isSpoken(text, start)) continue;
    found.push({ check: 'require-https', span: [start + offset, end + offset], message: `\`${name}\` = ${value} lets connections without TLS through. Turn TLS on for all of them.`, confidence: weakened ? 'possible' : 'likely', data: { by: 'switch' } });
  }
  return found;
}

function isWeakened(path: string, place: Place): boolean {
  return place.test || (place.sample && !/\.(?:template|tmpl|tpl)$/i.test(path));
}

/** What the shell, a template or a deployment fills in. */
function withHoles(url: string): string {
  return url.replace(/^jdbc:/i, '').replace(/\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|<%[^%]*%>|%\w+%|\$\w+|\{\w+\}|\[\w+\]/g, '*').replace(/[),;\]}]+$/, '');
}

interface Judged {
  kind: 'request' | 'setting' | 'redirect' | 'proxied' | 'webhook';
  confidence: Confidence;
}

function judge(path: string, text: string, at: number, { scheme, reach }: PlainAddress, place: Place): Judged | undefined {
  if (isComment(text, at, place) || isSpoken(text, at)) return undefined;
  const command = commandWith(text.slice(Math.max(0, at - 400), at));
  if (command === 'harmless') return undefined;
  const least = (confidence: Confidence): Confidence => (reach === 'placeholder' ? 'possible' : confidence);
  if (command) return { kind: command.kind, confidence: least(command.confidence) };
  const name = settingNameOf(text, at);
  if (!name) return undefined;
  const own = name.own.slice(name.own.lastIndexOf('/') + 1);
  if (/(?:^|\/)package\.json$/.test(path) && !/^(?:registry|config|publishConfig)$/.test(own) && !/^(?:config|publishConfig)$/.test(name.parent)) return undefined;
  const alone = roleOfName(own);
  if (alone === 'shown' || roleOfName(name.parent) === 'shown' || METADATA.test(own) || /(?:^|_)proxy$/i.test(own)) return undefined;
  if (scheme !== 'http' && scheme !== 'ws') return { kind: 'setting', confidence: least(alone === 'unknown' && scheme === 'ftp' ? 'possible' : 'likely') };
  const role = alone === 'address' || alone === 'unknown' ? roleOfName(`${name.parent.split(/[./]/).at(-1)}_${own}`) : alone;
  if (DOWNLOADS.test(name.parent) && /^(?:url|baseurl)$/i.test(own)) return { kind: 'request', confidence: least('likely') };
  switch (role) {
    case 'endpoint':
      return { kind: 'setting', confidence: least('likely') };
    case 'webhook':
      return { kind: 'webhook', confidence: least('likely') };
    case 'address':
      return place.syntax === 'xml' ? undefined : { kind: 'setting', confidence: isPartnerVariable(own) ? least('likely') : 'possible' };
    default:
      return /^(?:registry|proxy_pass|index-url|extra-index-url|mirror)$/i.test(own) ? { kind: 'request', confidence: least('likely') } : undefined;
  }
}

/** Of packages, images, feeds and specifications. */
const METADATA = /^(?:\$schema|\$id|id|homepage|repository|bugs|author|license|maintainers?|vendor|org\.opencontainers[\w.]*|xmlns(?::\w+)?|xsi:\w+|schemaLocation|externalDocs|termsOfService|contact|info|icon|image|href|link|iss|aud)$/i;
/** Whose `url` artefacts are fetched from. */
const DOWNLOADS = /^(?:repository|mirror|pluginRepository|snapshotRepository)$/;

function problem(span: Span, { kind, confidence }: Judged, { scheme, host, safe }: PlainAddress, weakened: boolean): Problem {
  return { check: 'require-https', span, message: MESSAGES[kind](host.slice(0, 50), scheme, safe), confidence: weakened ? 'possible' : confidence, data: { by: kind, scheme } };
}

const MESSAGES: Readonly<Record<Judged['kind'], (host: string, scheme: string, safe: string) => string>> = {
  request: (host, scheme, safe) => `What comes from ${host} over ${scheme}:// can be read and swapped by anyone on the way. Use ${safe}.`,
  setting: (host, scheme, safe) => `What is sent to ${host} goes in the clear (${scheme}://). Use ${safe}.`,
  webhook: (host, scheme, safe) => `${host} is told events in the clear (${scheme}://): anyone on the way reads and forges them. Use ${safe}.`,
  redirect: host => `This sends the browser to ${host} without TLS. Redirect to https.`,
  proxied: (host, scheme, safe) => `Requests are handed on to ${host} in the clear (${scheme}://). Use ${safe}.`,
};

function pageProblems(path: string, text: string): Problem[] {
  const weakened = isWeakened(path, placeOf(path));
  return [...pageAddressesIn(text)].flatMap(({ url, span }) => {
    const address = plainAddressOf(withHoles(url));
    if (!address) return [];
    const message = `The page loads or sends this to ${address.host.slice(0, 50)} without TLS: anyone on the way can write it. Use https.`;
    return [{ check: 'require-https', span, message, confidence: weakened || address.reach === 'placeholder' ? ('possible' as const) : ('likely' as const), data: { by: 'element' } }];
  });
}
