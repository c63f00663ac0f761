import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ApiProfile, Confidence, Failure, Problem, Skipped } from '@postern/catalogue';
import type { ProfileChoice } from '@postern/catalogue/settings/profile-choice';
import { apiSettingsFor } from '@postern/flow';
import { isCode } from '@postern/flow/script';
import { mayFindIn, rules, type Rule, triggersOf } from 'eslint-plugin-postern';
import { decode, isBinary, isUtf16 } from '../decode.js';
import type { SourceFile, TextFinder } from '../finder.js';
import { textFinders } from '../finders.js';
import { DIRECTIVE_TRIGGERS } from '../judge/directives.js';
import { judgeFile, type Judgement } from '../judge/judge-file.js';
import { profileNotices } from '../judge/profile-notices.js';
import { lineTable } from '../judge/line-table.js';
import { secretsOf } from '../judge/secrets-of.js';
import { readFile } from '../project/read-file.js';
import { triggerIndex } from '../triggers/trigger-index.js';
import { checkCode, type CodeOutcome, type Engine, type EngineName, engineOf, isFault } from './engine.js';
import { isTooDeep } from './is-too-deep.js';
import type { ModuleLoader } from './module-loader.js';

/** What every thread is told. */
export interface FileScanOptions {
  root: string;
  engine: EngineName;
  /** Ids of the checks that run. */
  checks: readonly string[];
  minConfidence: Confidence;
  maxFileSize: number;
  profiles?: readonly ProfileChoice[] | undefined;
  customProfiles?: readonly ApiProfile[] | undefined;
  /** Hash what is read, for the cache. */
  hashes?: boolean | undefined;
}

/** What became of one file; plain data. */
export interface FileOutcome extends Judgement {
  notices?: string[];
  failures: Failure[];
  skipped: Skipped[];
}

/** One file to look at, with the hash of the content that was looked at last time. */
export interface FileJob {
  path: string;
  known?: string | undefined;
  /** What to look at instead of the file on disk. */
  bytes?: Uint8Array | undefined;
}

export interface ScannedFile {
  path: string;
  /** Of the content; empty where it was not read, or nobody asks. */
  hash: string;
  /** The content is what it was: last time's outcome holds. */
  isSame?: true;
  /** Absent where there is nothing to tell. */
  outcome?: FileOutcome;
  /** Other files that the outcome rests on; absent where none was asked for. */
  seen?: readonly string[];
}

/** Reads a file once and runs over it whatever its bytes call for. With `putsOff`, a file that the rules for code have to look at is left alone. */
export interface FileScanner {
  (job: FileJob): ScannedFile | Promise<ScannedFile>;
  (job: FileJob, putsOff: boolean): ScannedFile | 'put off' | Promise<ScannedFile | 'put off'>;
}

export function fileScanner(options: FileScanOptions): FileScanner {
  const { root, maxFileSize, profiles = [], customProfiles = [] } = options;
  const apisFor = (path: string) => apiSettingsFor(path, customProfiles, profiles);
  const isOn = new Set(options.checks);
  const finders: Finder[] = [
    ...rules.filter(({ check }) => isOn.has(check.id)).map(rule => ({ kind: 'rule' as const, rule, triggers: triggersOf(rule, customProfiles) })),
    ...textFinders.filter(({ checks }) => checks.some(check => isOn.has(check))).map(finder => ({ kind: 'text' as const, finder, triggers: finder.triggers })),
    { kind: 'directives' as const, triggers: DIRECTIVE_TRIGGERS },
  ];
  const index = triggerIndex(finders.map(({ triggers }) => triggers));
  const space = { bytes: Buffer.allocUnsafeSlow(256 * 1024) };
  let engine: Engine | undefined;
  let loader: ModuleLoader | undefined;

  return scan as FileScanner;

  function scan({ path, known, bytes }: FileJob, putsOff = false): ScannedFile | Promise<ScannedFile | 'put off'> {
    if (MEDIA.test(path)) return { path, hash: '', outcome: nothing({ skipped: [{ file: path, reason: 'binary' }] }) };
    const read = bytes ? { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) } : readFile(root, path, maxFileSize, space);
    if ('skipped' in read) return { path, hash: '', outcome: nothing({ skipped: [{ file: path, reason: read.skipped }] }) };
    if ('failed' in read) return { path, hash: '', outcome: nothing({ failures: [{ subject: path, reason: read.failed }] }) };
    const hash = options.hashes ? createHash('sha1').update(read.bytes).digest('base64') : '';
    if (known !== undefined && hash === known) return { path, hash, isSame: true };
    if (isBinary(read.bytes)) return { path, hash, outcome: nothing({ skipped: [{ file: path, reason: 'binary' }] }) };
    const wanted = wantedFor(path, read.bytes);
    // A promise more a file is felt where there are thirty thousand.
    return wanted.length === 0 ? { path, hash } : scanned(sourceFile(path, read.bytes, bytes ? undefined : space.bytes), hash, wanted, putsOff);
  }

  async function scanned(file: SourceFile, hash: string, wanted: readonly number[], putsOff: boolean): Promise<ScannedFile | 'put off'> {
    const { path } = file;
    const codeRules = wanted.flatMap(i => {
      const finder = finders[i]!;
      return finder.kind === 'rule' && mayFindIn(finder.rule, file.text, path, customProfiles) ? [finder.rule] : [];
    });
    if (putsOff && codeRules.length > 0) return 'put off';
    const outcome = await outcomeOf(file, codeRules, wanted);
    const seen = loader?.seenFor(path);
    return { path, hash, ...(outcome && { outcome }), ...(seen && { seen }) };
  }

  /** Numbers of the finders that the bytes call for. */
  function wantedFor(path: string, bytes: Buffer): number[] {
    let isScript: boolean | undefined; // asked once, not by every rule
    const wants = (i: number) => {
      const finder = finders[i]!;
      return finder.kind === 'rule' ? (isScript ??= isCode(path)) : finder.kind === 'directives' || finder.finder.wants(path);
    };
    return index.match(isUtf16(bytes) ? Buffer.from(decode(bytes) ?? '') : bytes, wants, path);
  }

  async function outcomeOf(file: SourceFile, codeRules: readonly Rule[], wanted: readonly number[]): Promise<FileOutcome | undefined> {
    const { path } = file;
    const outcome = nothing({});
    const code = codeRules.length > 0 ? await checkedCode(path, file.text, codeRules, outcome) : undefined;
    const problems = code?.problems ?? [];
    for (const i of wanted) {
      const finder = finders[i]!;
      if (finder.kind !== 'text') continue;
      const told = textProblems(finder.finder, file, outcome);
      for (const problem of told instanceof Promise ? await told : told) problems.push(problem);
    }
    const counted = problems.filter(({ check }) => isOn.has(check));
    const hasDirectives = wanted.includes(finders.length - 1);
    const notices = hasDirectives && isCode(path) ? profileNotices(path, file.text, customProfiles) : [];
    if (notices.length > 0) outcome.notices = notices;
    if (counted.length === 0 && !hasDirectives) return outcome.failures.length + outcome.skipped.length > 0 ? outcome : undefined;
    const secrets = counted.length > 0 && !isOn.has('no-hardcoded-credentials') ? await secretsOf(path, file.text) : [];
    const judged = judgeFile(path, file.text, counted, { minConfidence: options.minConfidence, linesOf, secrets });
    return Object.assign(outcome, judged);
  }

  async function checkedCode(path: string, text: string, codeRules: readonly Rule[], outcome: FileOutcome): Promise<CodeOutcome | undefined> {
    if (isTooDeep(text)) {
      outcome.failures.push({ subject: path, reason: 'It is nested too deeply to be parsed safely. The rules for code could not look at this file.' });
      return undefined;
    }
    try {
      engine ??= await engineOf(options.engine);
      loader ??= (await import('./module-loader.js')).moduleLoader(root, engine, apisFor);
    } catch (error) {
      outcome.failures.push(unloadable(options.engine, error));
      return undefined;
    }
    try {
      const parsed = engine.parse(path, text, loader.loadFor(path));
      if (isFault(parsed)) {
        const { line, column } = lineTable(text).positionOf(parsed.offset);
        const reason = `Line ${line}, column ${column}: ${parsed.message} The rules for code could not look at this file.`;
        if (isTemplate(path, text)) outcome.skipped.push({ file: path, reason: 'a template, not code as it stands' });
        else outcome.failures.push({ subject: path, reason });
        return undefined;
      }
      const checked = checkCode({ ...parsed, apis: apisFor(path) }, codeRules);
      for (const { check, error } of checked.broken) outcome.failures.push({ subject: path, reason: `The check "${check}" broke down here: ${error}` });
      return checked;
    } catch (error) {
      outcome.failures.push({ subject: path, reason: `It could not be parsed: ${messageOf(error)}` });
      return undefined;
    }
  }

  function linesOf(path: string) {
    const read = readFile(root, path, maxFileSize);
    const text = 'bytes' in read ? decode(read.bytes) : undefined;
    return text === undefined ? undefined : lineTable(text);
  }
}

type Finder = { triggers: TextFinder['triggers'] } & (
  | { kind: 'rule'; rule: Rule }
  | { kind: 'text'; finder: TextFinder }
  | { kind: 'directives' }
);

/** Known by their names as nothing that a person wrote. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|woff2?|ttf|otf|eot|mp[34]|m4[av]|mov|avi|webm|ogg|wav|flac|zip|gz|tgz|bz2|xz|zst|br|7z|rar|jar|war|class|wasm|node|so|dylib|dll|exe|pyc|o|a|pdf|docx?|xlsx?|pptx?|sqlite3?|db)$/i;

/** Text that only becomes code when somebody fills it in. */
function isTemplate(path: string, text: string): boolean {
  return /\.html?$/i.test(path) || /<%|\{%|\{\{[^{}]*\}\}/.test(text) || /^\s*</.test(text);
}

/** What a finder tells before it breaks down counts. */
function textProblems(finder: TextFinder, file: SourceFile, outcome: FileOutcome): Problem[] | Promise<Problem[]> {
  const problems: Problem[] = [];
  const take = (found: Iterable<Problem>) => {
    for (const problem of found) problems.push(problem);
    return problems;
  };
  const breakDown = (error: unknown) => {
    outcome.failures.push({ subject: file.path, reason: `The checks ${finder.checks.join(', ')} broke down here: ${messageOf(error)}` });
    return problems;
  };
  try {
    const found = finder.find(file);
    return found instanceof Promise ? found.then(take).catch(breakDown) : take(found);
  } catch (error) {
    return breakDown(error);
  }
}

/** `space` is where the bytes stand, if a 0 stands behind them. */
function sourceFile(path: string, bytes: Buffer, space: Buffer | undefined): SourceFile {
  let text: string | undefined;
  const isPlain = isAscii(bytes);
  return {
    path,
    codes: isPlain && space ? { codes: space, length: bytes.length } : undefined,
    get text() {
      return (text ??= isPlain ? bytes.toString('latin1') : (decode(bytes) ?? ''));
    },
  };
}

function nothing(part: Partial<FileOutcome>): FileOutcome {
  return { findings: [], suppressed: [], directives: [], failures: [], skipped: [], ...part };
}

/** Said once for all files: a native package that an installation left out is missing for each of them. */
function unloadable(engine: EngineName, error: unknown): Failure {
  const [first = ''] = messageOf(error).split('\n');
  const mend = engine === 'oxc' ? 'Install again with optional dependencies, or take --engine eslint.' : 'Install eslint and @typescript-eslint/parser.';
  return { subject: `${engine} engine`, reason: `It could not be loaded (${first}), so the rules for code looked at no file. ${mend}` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
