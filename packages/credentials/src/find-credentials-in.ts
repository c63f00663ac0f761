import type { Codes } from './character-codes.js';
import type { FoundCredential } from './credential.js';
import { type EmbeddedText, embeddedTexts, mayHoldWholeTexts } from './embedded-texts.js';
import { type Budget, credentialsFrom, findCredentials } from './find-credentials.js';
import { noRun, nextRun } from './next-run.js';
import { type Place, placeOf } from './place.js';
import { isKnownDefault, isPlaceholder } from './placeholder.js';
import { unlessShown } from './shown-as-example.js';
import { credentialsInColumns, mayHoldColumns } from './credentials-in-columns.js';

/** A text that is made where something asks for it. */
export interface Source {
  readonly text: string;
  /** Its characters, where all of them are ASCII: the bytes of the file, read before there is a text. */
  readonly codes?: Codes | undefined;
}

/** The credentials of a file, judged by its path and kind; texts within its texts (source maps, notebooks) are read as what they are. */
export function findCredentialsIn(path: string, given: string | Source, budget?: Budget): FoundCredential[] {
  const source = typeof given === 'string' ? { text: given } : given;
  const run = source.codes && !isPgpass(path) && !mayHoldWholeTexts(path, source.codes) ? noRun(source.codes) : undefined;
  // Of the files with a telling word in them every other one ends here.
  if (run && !nextRun(run)) return [];
  const { text } = source;
  if (isPgpass(path)) return pgpassPasswords(text);
  const embedded = embeddedTexts(path, text);
  if (embedded) return embedded.flatMap(part => credentialsOfPart(part, budget));
  const place = placeIn(path, text);
  const found = (run ? credentialsFrom(run, text, place, budget) : findCredentials(text, place, budget)).map(credential => unlessShown(credential, text, place));
  return mayHoldColumns(path) ? withColumns(found, credentialsInColumns(path, text, place)) : found;
}

/** What was surely found otherwise is named better. */
function withColumns(found: FoundCredential[], inColumns: readonly FoundCredential[]): FoundCredential[] {
  if (inColumns.length === 0) return found;
  const sure = found.filter(credential => credential.confidence !== 'possible' || !inColumns.some(other => overlap(credential, other)));
  return [...sure, ...inColumns.filter(credential => !sure.some(other => overlap(credential, other)))].sort((a, b) => a.start - b.start);
}

function overlap(one: FoundCredential, other: FoundCredential): boolean {
  return one.start < other.end && other.start < one.end;
}

function credentialsOfPart(part: EmbeddedText, budget: Budget | undefined): FoundCredential[] {
  return findCredentials(part.text, placeOf(part.path), budget).map(credential => {
    const end = part.grain === undefined ? part.offsetOf(credential.end) : part.offsetOf(credential.end - 1) + part.grain;
    return { ...credential, start: part.offsetOf(credential.start), end, ...(part.source !== undefined && { source: part.source }) };
  });
}

function isPgpass(path: string): boolean {
  return path.includes('pgpass') && /(?:^|\/)\.?pgpass(?:\.conf)?$/.test(path);
}

function placeIn(path: string, text: string): Place {
  return isTestRun(path, text) ? { ...placeOf(path), test: true } : placeOf(path);
}

/** A workflow whose services live as long as its tests: their passwords open nothing else. */
function isTestRun(path: string, text: string): boolean {
  return path.includes('.git') && /(?:^|\/)\.github\/workflows\/|\.gitlab-ci\.ya?ml$/.test(path) && /^\s*(?:NODE_ENV|RAILS_ENV|APP_ENV):\s*["']?test\b/m.test(text);
}

/** `host:port:database:user:password`, with a backslash before a colon that belongs to a part. */
function pgpassPasswords(text: string): FoundCredential[] {
  return Array.from(text.matchAll(/^(?!#)(?:[^:\\\n]|\\.){1,200}(?::(?:[^:\\\n]|\\.){1,200}){3}:(\S{1,200})$/gm), ({ index, 0: line, 1: secret }) => {
    const start = index + line.length - secret!.length;
    return { start, end: start + secret!.length, secret: secret!, kind: 'password' as const, name: 'pgpass', severity: 'high' as const, confidence: isPlaceholder(secret!) || isKnownDefault(secret!) ? ('possible' as const) : ('likely' as const) };
  });
}
