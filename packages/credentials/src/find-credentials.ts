import { mayBeText } from './base64.js';
import { codesOf, giveBack } from './character-codes.js';
import { commandPassword } from './command-password.js';
import type { FoundCredential } from './credential.js';
import { knownKeyIn } from './known-key.js';
import { generatedAround, namedCredential, unnamedCredential, wrappedCredential } from './named-value.js';
import { GENERATED, KEY, NAME, nextRun, noRun, PROGRAM, type Run, STRUCTURE } from './next-run.js';
import type { Place } from './place.js';
import { isDocumentedSample } from './samples.js';
import { structuredAt } from './structured.js';
import { valueOfName } from './value-of-name.js';

/** How long one file may take; hostile ones exist. */
export interface Budget {
  /** On the clock of `performance.now()`. */
  until: number;
  /** Where the pass gave up, if it did. */
  stopped?: number;
}

/** The credentials of a text, in order, one finding a secret. */
export function findCredentials(text: string, place: Place, budget?: Budget): FoundCredential[] {
  const codes = codesOf(text);
  const run = noRun(codes);
  const found = nextRun(run) ? credentialsFrom(run, text, place, budget) : [];
  giveBack(codes);
  return found;
}

/** The same from its first run on: one pass over its runs of word characters. */
export function credentialsFrom(run: Run, text: string, place: Place, budget?: Budget): FoundCredential[] {
  const found: FoundCredential[] = [];
  // What was read up to here belongs to a finding, and is not judged again.
  let readUntil = 0;
  // The same for a literal that was judged to be none.
  let judgedUntil = 0;
  const take = (credential: FoundCredential | undefined) => {
    if (!credential) return false;
    found.push(credential);
    readUntil = Math.max(readUntil, credential.end);
    return true;
  };

  let runs = 0;
  do {
    const { codes, start, end, marks } = run;
    if (((++runs & 0xff) === 0 || marks === 0) && budget && performance.now() > budget.until) {
      budget.stopped ??= start;
      break;
    }
    if (marks & KEY) take(knownKeyIn(text, run, place));
    if (marks & NAME && start >= readUntil && !place.lockfile) {
      const value = valueOfName(text, start, end, place);
      if (value && value.start >= readUntil) {
        if (take(namedCredential(text, start, end, value, place))) continue;
        if (isDocumentedSample(value.value)) judgedUntil = value.end;
      }
    }
    if (marks & PROGRAM) take(commandPassword(text, start, end, place));
    if (marks & STRUCTURE) take(structuredAt(text, start, end, codes[end]!, place));
    if (marks & GENERATED && start >= readUntil && start >= judgedUntil && !place.lockfile) {
      const literal = generatedAround(text, start, end);
      if (literal) {
        judgedUntil = literal.end;
        take(unnamedCredential(text, literal, place) ?? wrappedCredential(text, literal, place));
      } else if (end - start >= 24 && mayBeText(text, start, 4)) take(wrappedCredential(text, { start, end, value: text.slice(start, end), quoted: false }, place));
    }
  } while (nextRun(run));
  return separate(found);
}

/** Of findings that overlap the most specific stays. */
function separate(found: FoundCredential[]): FoundCredential[] {
  found.sort((a, b) => a.start - b.start || weightOf(b) - weightOf(a) || b.end - a.end);
  const kept: FoundCredential[] = [];
  for (const credential of found) {
    const before = kept.at(-1);
    if (!before || credential.start >= before.end) kept.push(credential);
    else if (weightOf(credential) > weightOf(before)) kept[kept.length - 1] = credential;
  }
  return kept;
}

function weightOf({ format, kind, confidence }: FoundCredential): number {
  return (kind === 'private-key' ? 8 : 0) + (format ? 4 : 0) + (format?.selfIdentifying ? 2 : 0) + (confidence === 'possible' ? 0 : 1);
}
