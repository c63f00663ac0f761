import type { FoundCredential } from './credential.js';
import { embeddedTexts } from './embedded-texts.js';
import { findCredentials } from './find-credentials.js';
import { placeOf } from './place.js';

/** The credentials of a file, judged by its path and kind; texts within its texts (source maps, notebooks) are read as what they are. */
export function findCredentialsIn(path: string, text: string): FoundCredential[] {
  const place = placeOf(path);
  const embedded = embeddedTexts(path, text);
  if (!embedded) return findCredentials(text, place);
  const found: FoundCredential[] = [];
  for (const part of embedded) {
    for (const credential of findCredentials(part.text, placeOf(part.path))) {
      found.push({ ...credential, start: part.offsetOf(credential.start), end: part.offsetOf(credential.end) });
    }
  }
  return found;
}
