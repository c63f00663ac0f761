import type { Confidence, Problem } from '@postern/catalogue';
import { type Place, placeOf } from '@postern/credentials/place';
import { weakCipherIn } from '@postern/flow';
import type { TextFinder } from '../../finder.js';
import { isComment, isSpoken } from '../asides.js';
import { shellBlocks } from '../shell-blocks.js';
import { oldVersionIn, settingKindOf } from './legacy-settings.js';
import { legacyFlagOf, LEGACY_PROGRAMS } from './legacy-commands.js';
import { wordsOfCommand } from './shell-words.js';
import { type SettingValue, settingsIn } from './tls-settings.js';

/** Old versions of TLS and broken ciphers that settings and commands allow; code is the business of the rule of the same name. */
export const legacyTls: TextFinder = {
  checks: ['no-legacy-tls'],
  wants: path => !CODE.test(path) && !LOCKED.test(path),
  triggers: [
    ...['tlsv1', 'tls1', 'tls_1', 'tls-1', 'tls10', 'tls11', 'tls_v1', 'sslv2', 'sslv3', 'ssl3', 'ssl_v', 'seclevel', 'minprotocol', 'sslprotocol', 'securityprotocol', '--tls', '--sslv'],
    ...['elbsecuritypolicy', 'elbsample', 'policy-min-tls', 'tls_cipher_policy', 'appgwsslpolicy', 'tlsenforcement'],
    [['cipher'], ['rc4', 'des', 'md5', 'null', 'exp', 'adh', 'low', 'all', 'idea']],
    [['1.0', '1.1'], ['tlsversion', 'tls_version', 'tls-version', 'min_tls', 'mintls', 'minimumtls', 'minimum_tls', 'minimal_tls', 'tls_min', 'tlsmin']],
  ],
  find({ path, text }) {
    const place = placeOf(path);
    if (!PROSE.test(path)) return problemsIn(path, text, 0, place);
    return shellBlocks(text).flatMap(block => problemsIn(path, block.text, block.start, { ...place, syntax: 'shell' }).map(problem => ({ ...problem, confidence: 'possible' as const })));
  },
};

const PROSE = /\.(?:mdx?|markdown|txt|rst|adoc|log|tsv|patch|diff|out|tex|eml|org)$/i;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|java|kt|cs|php|rs|swift|scala|c|cc|cpp|h|hpp|css|scss|less|html?|svg|map|lua|ex|exs|dart|ipynb|sql|csv|po|snap)$/i;
const LOCKED = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|CHANGELOG[^/]*)$/i;

function problemsIn(path: string, text: string, offset: number, place: Place): Problem[] {
  const found = [...settingProblems(path, text, place), ...editsIn(text, place), ...flagsIn(text, place), ...commandsIn(text, place)];
  found.sort((a, b) => a.span[0] - b.span[0]);
  const distinct = found.filter(({ span }, i) => i === 0 || span[0] >= found[i - 1]!.span[1]);
  const weakened = place.test || (place.sample && !/\.(?:template|tmpl|tpl)$/i.test(path));
  return distinct.map(problem => ({ ...problem, span: [problem.span[0] + offset, problem.span[1] + offset], ...(weakened && { confidence: 'possible' as const }) }));
}

function* settingProblems(path: string, text: string, place: Place): Generator<Problem> {
  for (const setting of settingsIn(text)) {
    const kind = settingKindOf(setting.name);
    if (kind === undefined || isComment(text, setting.start, place) || isSpoken(text, setting.start) || isEdited(text, setting.start)) continue;
    const found = kind === 'ciphers' ? (RECORDED.test(text) ? undefined : cipherProblem(setting)) : versionProblem(setting, kind, path);
    if (found) yield found;
  }
}

/** What a browser was seen to offer. */
const RECORDED = /"?GREASE|client_?hello|"ja3/i;

function cipherProblem({ name, value, start, end }: SettingValue): Problem | undefined {
  const list = value.replace(/["'[\]]/g, ' ').trim();
  // Postfix and its like have words of their own for lists.
  const weak = /^(?:export|low|null)$/i.test(list) ? list : /[A-Z]{3}/.test(list) ? weakCipherIn(list) : undefined;
  if (weak === undefined) return undefined;
  return problem([start, end], `\`${name}\` holds ${weak.slice(0, 40)}, which is broken: whoever sits on the path can ask for it. Take it out.`, 'certain', 'cipher');
}

function versionProblem({ name, value, start, end }: SettingValue, kind: 'version' | 'policy' | 'loose', path: string): Problem | undefined {
  const old = oldVersionIn(name, value, kind, path);
  if (old === undefined) return undefined;
  const own = name.slice(name.lastIndexOf('/') + 1);
  const message = kind === 'policy' ? `\`${own}\` lets TLS below 1.2 through (${old}). Choose a policy that begins with TLS 1.2.` : `\`${own}\` lets ${old} through, which is withdrawn. Allow TLS 1.2 and later.`;
  return problem([start, end], message, 'certain', kind === 'policy' ? 'policy' : 'version');
}

/** `sed -i 's/MinProtocol = TLSv1.2/MinProtocol = TLSv1.0/'`: what a build does to the settings of its image. */
function* editsIn(text: string, place: Place): Generator<Problem> {
  for (const match of text.matchAll(/\bs([/|#@,])((?:(?!\1)[^\n\\]|\\.){1,200})\1((?:(?!\1)[^\n\\]|\\.){0,200})\1/g)) {
    const [whole, , , put = ''] = match;
    if (!isEdited(text, match.index) || isComment(text, match.index, place)) continue;
    const weakens = /SECLEVEL\s*=\s*0/.exec(put)?.[0] ?? /(?:Protocol|ssl_protocols|tls-min-version)\W{1,6}(?:none|SSLv3|TLSv1(?:\.[01])?)(?![.\w])/i.exec(put)?.[0];
    if (weakens !== undefined) yield problem([match.index, match.index + whole.length], `This writes \`${weakens}\` into the settings: old versions and broken ciphers pass again. Leave them as they are.`, 'certain', 'edit');
  }
  for (const match of text.matchAll(/\becho\s[^|\n]{0,200}?((?:MinProtocol\s*=\s*(?:None|SSLv3|TLSv1(?:\.[01])?)(?![.\w])|SECLEVEL=0))[^|\n]{0,80}>>?\s*\S*(?:openssl|\.cnf|\.conf)/gi)) {
    if (!isComment(text, match.index, place)) yield problem([match.index, match.index + match[0].length], `This writes \`${match[1]}\` into the settings: old versions and broken ciphers pass again. Leave them as they are.`, 'certain', 'edit');
  }
}

function isEdited(text: string, at: number): boolean {
  return /\bsed\b[^\n]*$/.test(text.slice(Math.max(0, at - 300), at));
}

/** Switches that stand alone: of Node.js, HAProxy, OpenVPN's kin. */
function* flagsIn(text: string, place: Place): Generator<Problem> {
  for (const match of text.matchAll(/(?<![\w-])(?:--tls-min-v1\.[01](?![.\w])|--tls-max-v1\.[01](?![.\w])|force-(?:sslv3|tlsv10|tlsv11)(?![\w-]))/g)) {
    const [flag] = match;
    if (isComment(text, match.index, place) || isSpoken(text, match.index)) continue;
    yield problem([match.index, match.index + flag.length], `\`${flag}\` lets an old version of TLS through, which is withdrawn. Remove it.`, 'certain', 'flag');
  }
}

const MOST_COMMANDS = 1000;

function* commandsIn(text: string, place: Place): Generator<Problem> {
  let left = MOST_COMMANDS;
  for (const { index } of text.matchAll(LEGACY_PROGRAMS)) {
    if (left-- === 0) return;
    if (isComment(text, index, place) || isSpoken(text, index)) continue;
    const words = wordsOfCommand(text, index);
    const flag = words.length > 1 ? legacyFlagOf(words) : undefined;
    if (flag) yield problem([flag.word.start, flag.word.end], `\`${flag.what}\` speaks an old version of TLS, which is withdrawn. Drop the flag.`, flag.confidence, 'command');
  }
}

function problem(span: readonly [number, number], message: string, confidence: Confidence, by: string): Problem {
  return { check: 'no-legacy-tls', message, span, confidence, data: { by } };
}
