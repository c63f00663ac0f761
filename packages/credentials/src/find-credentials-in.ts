import type { FoundCredential } from './credential.js';
import { embeddedTexts } from './embedded-texts.js';
import { type Budget, findCredentials } from './find-credentials.js';
import { placeOf } from './place.js';
import { isKnownDefault, isPlaceholder } from './placeholder.js';

/** The credentials of a file, judged by its path and kind; texts within its texts (source maps, notebooks) are read as what they are. */
export function findCredentialsIn(path: string, text: string, budget?: Budget): FoundCredential[] {
  const place = isTestRun(path, text) ? { ...placeOf(path), test: true } : placeOf(path);
  if (/(?:^|\/)\.?pgpass(?:\.conf)?$/.test(path)) return pgpassPasswords(text);
  const embedded = embeddedTexts(path, text);
  if (!embedded) return findCredentials(text, place, budget);
  const found: FoundCredential[] = [];
  for (const part of embedded) {
    for (const credential of findCredentials(part.text, placeOf(part.path), budget)) {
      const end = part.grain === undefined ? part.offsetOf(credential.end) : part.offsetOf(credential.end - 1) + part.grain;
      found.push({ ...credential, start: part.offsetOf(credential.start), end, ...(part.source !== undefined && { source: part.source }) });
    }
  }
  return found;
}

/** A workflow whose services live as long as its tests: their passwords open nothing else. */
function isTestRun(path: string, text: string): boolean {
  return /(?:^|\/)\.github\/workflows\/|\.gitlab-ci\.ya?ml$/.test(path) && /^\s*(?:NODE_ENV|RAILS_ENV|APP_ENV):\s*["']?test\b/m.test(text);
}

/** `host:port:database:user:password`, with a backslash before a colon that belongs to a part. */
function pgpassPasswords(text: string): FoundCredential[] {
  return Array.from(text.matchAll(/^(?!#)(?:[^:\\\n]|\\.){1,200}(?::(?:[^:\\\n]|\\.){1,200}){3}:(\S{1,200})$/gm), ({ index, 0: line, 1: secret }) => {
    const start = index + line.length - secret!.length;
    return { start, end: start + secret!.length, secret: secret!, kind: 'password' as const, name: 'pgpass', severity: 'high' as const, confidence: isPlaceholder(secret!) || isKnownDefault(secret!) ? ('possible' as const) : ('likely' as const) };
  });
}
