import type { Confidence, Problem } from '@postern/catalogue';
import { type Place, placeOf } from '@postern/credentials/place';
import type { TextFinder } from '../../finder.js';
import { isComment, isSpoken } from '../asides.js';
import { shellBlocks } from '../shell-blocks.js';
import { wordsOfCommand } from './shell-words.js';
import { PROGRAMS, uncheckedCommand } from './tls-commands.js';
import { switchOf } from './tls-switches.js';

/** Certificate checks that are turned off in commands, settings and addresses; code is the business of the rule of the same name. */
export const disabledTls: TextFinder = {
  checks: ['no-disabled-tls-verification'],
  wants: path => !CODE.test(path) && !LOCKED.test(path),
  triggers: [
    ...'insecure unauthorized httpsverify ssl_no_verify sslverify ssl_verify ssl-verify strict-ssl strict_ssl strictssl check-certificate check_certificate trusted-host trusted_host no-verify'.split(' '),
    ...'verify-peer verify-host verify_peer verify_ssl verifyssl verify_cert verifycert verify-cert verify_tls tls_verify tls-verify tlsverify tlsskip skip_tls skip-tls skip_ssl skip-ssl skip_verify skipssl skiptls skipcert skip_cert'.split(' '),
    ...'validate_certs cert_validation reqcert invalidcert invalid_cert invalid-cert invalidhost acceptinvalid accept_invalid arbitraryloads ssl.allowall disable_ssl disable-tls disabletls disablessl disable_connection ignorehttpserrors ignore_ssl ignore_cert ignore-cert ignoressl trustservercertificate trust_server trusteverything trust-anchors unverified_ssl servercertificate certificateverification --no-check'.split(' '),
    'curl',
    ['--verify', 'http'],
  ],
  find({ path, text }) {
    const place = placeOf(path);
    if (place.syntax !== 'prose') return problemsIn(path, text, 0, place);
    // In documentation only what is shown to be run counts, and it may be there as a warning.
    return shellBlocks(text).flatMap(block => problemsIn(path, block.text, block.start, { ...place, syntax: 'shell' }).map(problem => ({ ...problem, confidence: 'possible' as const })));
  },
};

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|java|kt|cs|php|rs|swift|scala|c|cc|cpp|h|hpp|css|scss|less|html?|svg|map|lua|ex|exs|dart|ipynb|sql|csv|po|snap)$/i;
const LOCKED = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|CHANGELOG[^/]*)$/i;

function problemsIn(path: string, text: string, offset: number, place: Place): Problem[] {
  const problems: Problem[] = [...commandsIn(text, place), ...flagsIn(text, place), ...settingsIn(path, text, place), ...addressesIn(text, place), ...marksIn(path, text)];
  problems.sort((a, b) => a.span[0] - b.span[0]);
  const distinct = problems.filter((problem, i) => i === 0 || problem.span[0] >= problems[i - 1]!.span[1]);
  return distinct.map(problem => ({
    ...problem,
    span: [problem.span[0] + offset, problem.span[1] + offset],
    ...(problem.fix && { fix: { ...problem.fix, edits: problem.fix.edits.map(edit => ({ ...edit, start: edit.start + offset, end: edit.end + offset })) } }),
  }));
}

// Files of settings of one line each, where a line that is gone gives the default: checks are on.
const LINES_ALONE = /(?:^|\/)(?:\.npmrc|\.yarnrc|\.wgetrc|pip\.conf|\.env(?:\.[\w.-]+)?)$/;

/** Takes the line out, where it holds nothing but the setting. */
function lineWithout(text: string, from: number, to: number): Problem['fix'] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const isAlone = /^\s*(?:export\s+)?$/.test(text.slice(start, from)) && /^["']?\s*$/.test(text.slice(to, end));
  return isAlone ? { title: 'Take the line out', edits: [{ start, end, text: '' }] } : undefined;
}

function* commandsIn(text: string, place: Place): Generator<Problem> {
  for (const { index, 0: program } of text.matchAll(PROGRAMS)) {
    if (isComment(text, index, place) || isSpoken(text, index)) continue;
    const words = wordsOfCommand(text, index);
    const unchecked = words.length > 1 ? uncheckedCommand(words) : undefined;
    if (!unchecked) continue;
    const { word, what, mend, targets } = unchecked;
    // The flag does nothing to an address without TLS, and what stays on the machine meets nobody on the way.
    const harmless = targets.length > 0 && targets.every(target => LOCAL.test(target) || target.startsWith('http://'));
    yield problem([word.start, word.end], fitting(`\`${what}\` accepts any certificate: whoever sits on the path can read and swap what is sent.`, mend), mend, harmless || place.test ? 'possible' : 'certain', program);
  }
}

/** `CURL_OPTS="--silent --insecure"`: flags that a script keeps for its calls. */
function* flagsIn(text: string, place: Place): Generator<Problem> {
  for (const { index, 0: whole, 1: start = '', 2: program = '' } of text.matchAll(KEPT_FLAGS)) {
    const from = index + start.length;
    if (isComment(text, from, place)) continue;
    const what = /curl/i.test(program) ? 'curl -k' : 'wget --no-check-certificate';
    const mend = 'Drop the flag; name the CA where a private one signs.';
    yield problem([from, index + whole.length], fitting(`\`${what}\` accepts any certificate: whoever sits on the path can read and swap what is sent.`, mend), mend, place.test ? 'possible' : 'likely', program);
  }
}

const KEPT_FLAGS = /^([ \t]*(?:(?:export|local|readonly)[ \t]+)?)((?:CURL|WGET)(?:_?(?:OPTS?|OPTIONS|FLAGS|ARGS))|curl_(?:opts?|options|flags|args))=\(?["'](?:[^"'\n]{0,200}[ "'])?(?:--insecure|--no-check-certificate|-[fgiILNqsSv]{0,8}k[fgiILNqsSv]{0,8})(?![\w-])/gm;

const LOCAL = /^(?:\w+:\/\/)?(?:[^@/\s]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?:[:/]|$)/;

function* settingsIn(path: string, text: string, place: Place): Generator<Problem> {
  for (const match of text.matchAll(SETTING)) {
    const { index } = match;
    const [, name = '', value = ''] = match;
    const entry = switchOf(name, value, path);
    if (!entry || isComment(text, index, place) || isSpoken(text, index)) continue;
    const fix = entry.mend.startsWith('Remove it') && LINES_ALONE.test(path) ? lineWithout(text, index, match.indices![2]![1]) : undefined;
    const found = problem([index, match.indices![2]![1]], settingMessage(name, entry.mend), entry.mend, place.test ? 'possible' : (entry.confidence ?? 'certain'), name);
    yield fix ? { ...found, fix } : found;
  }
  for (const match of text.matchAll(PAIRED)) {
    const [whole, name = '', quoted, tag] = match;
    const entry = switchOf(name, quoted ?? tag ?? '', path);
    if (entry && !isComment(text, match.index, place)) {
      yield problem([match.index, match.index + whole.length], settingMessage(name, entry.mend), entry.mend, place.test ? 'possible' : 'certain', name);
    }
  }
}

function settingMessage(name: string, mend: string): string {
  return fitting(`\`${name}\` lets any certificate pass here: whoever sits on the path can read and change the traffic.`, mend);
}

/** With the mend where the line has room for it; the finding carries it in any case. */
function fitting(what: string, mend: string): string {
  return what.length + mend.length < 159 ? `${what} ${mend}` : what;
}

// A name, what joins it to a value, and a value of one word; only the name is taken, since a value may be a name too.
const SETTING = /(?<![\w-])([A-Za-z][\w.-]{4,80}(?:::?[A-Za-z][\w.-]{1,40}){0,4})(?=\\?["']?\]?(?:[ \t]*(?:=|:)[ \t]*|[ \t]+)(?:!!\w+ )?\\?["']?([\w*.:-]{1,60})(?![\w(]))/dg;
const PAIRED = /(?:\bname["']?\s{0,3}[:=]\s{0,3}["']?|<key>)([\w.-]{5,80})["']?(?:\s{0,3},)?(?:<\/key>)?\s{1,80}(?:["']?value["']?\s{0,3}[:=]\s{0,3}["']?(\w{1,10})["']?|<(true|false)\/>)/g;

function* addressesIn(text: string, place: Place): Generator<Problem> {
  for (const match of text.matchAll(/([?&;])(sslmode=no-verify|ssl=no-verify|rejectUnauthorized=(?:false|0)|tlsInsecure=true|tlsAllowInvalidCertificates=true|trustServerCertificate=true|sslaccept=accept_invalid_certs|verifyServerCertificate=false|ssl=%7B%22rejectUnauthorized%22%3Afalse%7D|ssl=\{\\?"rejectUnauthorized\\?":\s?false\})/gi)) {
    if (isComment(text, match.index, place)) continue;
    const before = text.slice(Math.max(0, match.index - 300), match.index);
    const local = /(?:@|\/\/)(?:localhost|127\.|\[::1\]|0\.0\.0\.0)[^\s"'@]*$/.test(before);
    const mend = 'Remove it, and name the CA in the options of the driver where a private one signs.';
    yield problem([match.index + 1, match.index + match[0].length], fitting(`With this \`${match[2]!.split('=')[0]}\` any certificate passes: whoever sits on the path gets the password and the data.`, mend), mend, local || place.test ? 'possible' : 'certain', match[2]!);
  }
}

/** What is told by a line alone: `.curlrc`, Android's network configuration, the lists of trusted sources of apt. */
function* marksIn(path: string, text: string): Generator<Problem> {
  if (/(?:^|\/)[._]?curlrc$/.test(path)) {
    const match = /^[ \t]*(?:-k|--insecure|insecure)[ \t]*$/m.exec(text);
    if (match) yield problem([match.index, match.index + match[0].length], 'This turns certificate checks off for every curl of this user. Drop the line; name the CA with `cacert`.', 'Drop the line; name the CA with `cacert`.', 'certain', 'curlrc');
  }
  for (const match of text.matchAll(/Acquire::https?::(?:[\w.-]+::)?Verify-(?:Peer|Host)\s+"?(?:false|0|no)"?/gi)) {
    yield problem([match.index, match.index + match[0].length], 'apt accepts any certificate with this: whoever sits on the path can hold updates back. Drop it; install ca-certificates or your CA.', 'Drop it; install ca-certificates or your CA.', 'certain', 'apt');
  }
  if (/network_security_config|network-security-config/.test(text + path) && /\.xml$/.test(path)) {
    const release = text.replace(/<debug-overrides>[\s\S]*?<\/debug-overrides>/g, part => ' '.repeat(part.length));
    const match = /<certificates\s+src=["']user["']/.exec(release);
    if (match) yield problem([match.index, match.index + match[0].length], 'The app trusts every CA that a user adds, outside of debug builds too: a proxy can read its traffic. Move it into <debug-overrides>.', 'Move it into <debug-overrides>.', 'likely', 'android');
  }
}

function problem(span: readonly [number, number], message: string, mend: string, confidence: Confidence, by: string): Problem {
  return { check: 'no-disabled-tls-verification', message, span, confidence, remediation: mend, data: { by } };
}
