import type { FoundCredential } from './credential.js';
import { parentsOf } from './names-of-value.js';
import type { Place } from './place.js';

/** The same, hardly to be told where it only shows people what one looks like: an API description's example, the grey text of a field. */
export function unlessShown(credential: FoundCredential, text: string, place: Place): FoundCredential {
  return credential.confidence !== 'possible' && isShown(text, credential.start, place) ? { ...credential, confidence: 'possible' } : credential;
}

function isShown(text: string, start: number, place: Place): boolean {
  if (GREY.test(text.slice(Math.max(0, start - 120), start))) return true;
  if ((place.syntax !== 'json' && place.syntax !== 'yaml') || !text.includes('example')) return false;
  return EXAMPLE.test(text.slice(Math.max(0, start - 40), start)) || parentsOf(text, start, place).some(parent => /^examples?$/i.test(parent));
}

/** `placeholder="sk-…"`, `placeholder: "key-…"`. */
const GREY = /\bplaceholder["']?\s{0,3}[:=]\s{0,3}\{?["'`][^"'`\n]{0,80}$/i;
const EXAMPLE = /["']?\bexamples?["']?\s{0,3}:\s{0,3}\[?["']?$/;
