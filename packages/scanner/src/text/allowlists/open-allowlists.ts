import { allowListName, type Confidence, denyListName, type Problem, type Span } from '@postern/catalogue';
import { type Place, placeOf } from '@postern/credentials/place';
import type { TextFinder } from '../../finder.js';
import { isComment, isSpoken } from '../asides.js';
import { shellBlocks } from '../shell-blocks.js';
import { openedByCommands } from './open-commands.js';
import { type ValueContext, valueContextOf } from './value-context.js';

/** Lists of addresses, and rules of firewalls, that let everyone in; code is the business of the rule of the same name. */
export const openAllowlists: TextFinder = {
  checks: ['no-open-ip-allowlist'],
  wants: path => !CODE.test(path) && !LOCKED.test(path),
  triggers: ['0.0.0.0/', '::/0', '.0.0.0/', 'allow all', '255.255.255.255', [['"*"', "'*'", '=*', ': *', '*'], ['allow', 'white', 'trusted', 'source_address_prefix', 'sourceaddressprefix']]],
  find({ path, text }) {
    const place = placeOf(path);
    if (!PROSE.test(path)) return problemsIn(path, text, 0, place);
    return shellBlocks(text).flatMap(block => problemsIn(path, block.text, block.start, { ...place, syntax: 'shell' }).map(problem => ({ ...problem, confidence: 'possible' as const })));
  },
};

const PROSE = /\.(?:mdx?|markdown|txt|rst|adoc|log|tsv|patch|diff|out|tex|eml|org)$/i;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|java|kt|cs|php|rs|swift|scala|c|cc|cpp|h|hpp|css|scss|less|html?|svg|map|lua|ex|exs|dart|ipynb|csv|po|snap|pem|wsdl|xsd|graphql|proto)$/i;
const LOCKED = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|CHANGELOG[^/]*)$/i;

/** A file that names more is a table of networks, and looking around each would take long. */
const MOST = 200;

const RANGES = /(?<![\w.:/-])(?:0\.0\.0\.0\/0|0\/0|::\/0|\d{1,3}(?:\.0){3}\/[1-7])(?![\w./])/g;
const STARS = /(?<![\w$])["']?([A-Za-z][\w.:/-]{2,100})["']?\s{0,30}[:=]\s{0,30}\[?\s{0,4}["']?(\*|any|Internet)(?=["'\s,\]#]|$)/gim;

function problemsIn(path: string, text: string, offset: number, place: Place): Problem[] {
  const found = [...rangesIn(path, text, place), ...starsIn(path, text, place), ...serverRulesIn(path, text, place), ...openedByCommands(text).map(({ span, range, confidence }) => problem(span, 'This rule', range, confidence)).filter(({ span }) => !isComment(text, span[0], place))];
  found.sort((a, b) => a.span[0] - b.span[0]);
  const weakened = place.test || (place.sample && !/\.(?:template|tmpl|tpl)$/i.test(path));
  // Both families of one list, and one value seen twice, are one fault.
  return found
    .filter(({ span }, i) => i === 0 || (span[0] >= found[i - 1]!.span[1] && !isSameList(text, found[i - 1]!.span, span)))
    .map(one => ({ ...one, span: [one.span[0] + offset, one.span[1] + offset] as Span, ...(weakened && { confidence: 'possible' as const }) }));
}

function isSameList(text: string, before: Span, span: Span): boolean {
  return /[\d:]/.test(text[span[0]]!) && /^["'\s,\\-]{0,80}$/.test(text.slice(before[1], span[0]));
}

function* rangesIn(path: string, text: string, place: Place): Generator<Problem> {
  // WireGuard: what goes through the tunnel.
  if (/^\[(?:Peer|Interface)\]|wireguard|\bWG_/im.test(text)) return;
  let left = MOST;
  for (const { 0: range, index } of text.matchAll(RANGES)) {
    if (left-- === 0) return;
    if (isComment(text, index, place) || isSpoken(text, index)) continue;
    const judged = judge(valueContextOf(text, index, path));
    if (judged) yield problem([index, index + range.length], `\`${judged.name}\``, range, judged.confidence);
  }
}

function* starsIn(path: string, text: string, place: Place): Generator<Problem> {
  let left = MOST;
  for (const match of text.matchAll(STARS)) {
    if (left-- === 0) return;
    const [whole, name = '', range = ''] = match;
    const own = plainOf(name);
    const isAzure = /sourceaddressprefix(?:es)?$/.test(own);
    if ((!isAzure && (range === 'Internet' || !allowListName.test(own) || !/ip|cidr|addr|range|subnet|network|source/.test(own))) || denyListName.test(name)) continue;
    if (isComment(text, match.index, place) || isSpoken(text, match.index)) continue;
    const confidence = isAzure ? ruleConfidence(valueContextOf(text, match.index, path)) : 'likely';
    if (confidence) yield problem([match.index, match.index + whole.length], `\`${name.slice(name.lastIndexOf('/') + 1)}\``, range, confidence);
  }
}

const plainOf = (name: string) => name.slice(name.lastIndexOf('/') + 1).toLowerCase().replace(/[_\-.\s]/g, '');

function judge(context: ValueContext): { name: string; confidence: Confidence } | undefined {
  const { names } = context;
  const all = names.join(' ');
  if (denyListName.test(all) || /NotIpAddress/i.test(all)) return undefined;
  const listed = names.slice(0, 3).find(name => name.split(/\s+/).some(word => allowListName.test(plainOf(word))));
  if (listed !== undefined) return { name: listed.split(' ').at(-1)!.slice(-40), confidence: 'likely' };
  const confidence = ruleConfidence(context);
  return confidence && { name: (names[0] ?? 'ingress').split(' ').at(-1)!.slice(-40), confidence };
}

/** How sure a rule of a firewall is a fault; `undefined` where it is no rule for what comes in. */
function ruleConfidence({ names, block }: ValueContext): Confidence | undefined {
  const all = names.join(' ');
  const setting = (...keys: string[]) => new RegExp(String.raw`["']?(?:${keys.join('|')})["']?\s*[:=]\s*\[?\s*["']?([\w.*-]+)`, 'i').exec(block)?.[1];
  if (/access_?list|authorized_?networks|sourceip/i.test(all)) return 'likely';
  const isIngress = /ingress|inbound|firewall|security_?(?:group|rule)|sourceranges|source_ranges/i.test(all) || /^ingress$/i.test(setting('type') ?? '') || /^inbound$/i.test(setting('direction') ?? '');
  if (!isIngress || /^egress$/i.test(setting('type') ?? '') || /^(?:outbound|egress)$/i.test(setting('direction') ?? '') || /^deny$/i.test(setting('access', 'action') ?? '') || /\bdeny\s*\{/.test(block)) return undefined;
  // A rule of Kubernetes that takes networks out again.
  if (/\bexcept\b/.test(block)) return 'possible';
  if (/^icmp/i.test(setting('protocol', 'ip_protocol', 'IpProtocol') ?? '') || /protocol\s*=\s*"icmp"/.test(block)) return 'possible';
  const from = setting('from_?port', 'destination_?port_?ranges?', 'ports?');
  const to = setting('to_?port') ?? from;
  if (from === undefined) return /^-1$/.test(setting('protocol', 'ip_protocol', 'IpProtocol') ?? '') ? 'likely' : 'possible';
  if (/\D/.test(from.replace(/^(\d+)-(\d+)$/, '$1').replace('*', '0'))) return 'possible';
  return isWeb(from) && isWeb(to!) ? 'possible' : 'likely';
}

function isWeb(port: string): boolean {
  return /^(?:80|443|8080|8443)$/.test(port);
}

/** Lines that servers read: nginx, pg_hba.conf, ranges of Azure's databases. */
function* serverRulesIn(path: string, text: string, place: Place): Generator<Problem> {
  let left = MOST;
  for (const match of text.matchAll(/^[ \t]*(allow[ \t]+(all|0\.0\.0\.0\/0|::\/0))[ \t]*;/gm)) {
    if (left-- === 0) break;
    const at = match.index + match[0].indexOf(match[1]!);
    const { block } = valueContextOf(text, at, path);
    // Where everyone is let in, what else stands there says that not everyone was meant.
    const isMeant = !/\bdeny\s|\ballow\s+\d/.test(block.replace(match[1]!, ''));
    yield problem([at, at + match[1]!.length], '`allow`', match[2]!, isMeant ? 'possible' : 'likely');
  }
  for (const match of text.matchAll(/(?<![\w#])host(?:ssl|nossl|gssenc|nogssenc)?[ \t]+[\w,"+-]+[ \t]+[\w,"+-]+[ \t]+(0\.0\.0\.0\/0|::\/0)[ \t]+([\w-]+)/g)) {
    if (match[2] === 'reject' || /^\s*#/.test(text.slice(text.lastIndexOf('\n', match.index) + 1, match.index))) continue;
    yield problem([match.index, match.index + match[0].length], '`pg_hba.conf`', match[1]!, 'likely');
  }
  for (const match of text.matchAll(/start_?ip_?address["']?\s*[:=]\s*["']?0\.0\.0\.0["']?[^]{0,120}?end_?ip_?address["']?\s*[:=]\s*["']?255\.255\.255\.255/gi)) {
    if (!isComment(text, match.index, place)) yield problem([match.index, match.index + match[0].length], '`start_ip_address`', '0.0.0.0–255.255.255.255', 'likely');
  }
}

function problem(span: Span, name: string, range: string, confidence: Confidence): Problem {
  return { check: 'no-open-ip-allowlist', span, message: `${name} lets ${range} in: that is everyone. List the addresses or small networks that call.`, confidence, data: { range } };
}
