import type { Span } from '@postern/catalogue';
import { clientPrefixOf, exposureOf, findCredentialsIn, isKnownDefault, isPlaceholder, looksGenerated, secrecyOf } from '@postern/credentials';
import { parseEnvFile } from './env-file.js';

export interface SecretVariable {
  name: string;
  value: string;
  span: Span;
}

/** The entries of an env file that users must not receive, with values that stand for nothing else. */
export function secretVariablesIn(path: string, text: string): SecretVariable[] {
  const entries = parseEnvFile(text);
  const credentials = findCredentialsIn(path, text);
  // What is given out under a public name is no secret under another.
  const shown = new Set(entries.filter(({ name }) => clientPrefixOf(name) !== undefined && exposureOf(name) === undefined).map(({ value }) => value));
  return entries.flatMap(({ name, value, start, end }) => {
    if (value.length < 8 || value.length > 4000 || shown.has(value) || value.includes('\n') || isPlaceholder(value) || isKnownDefault(value) || /^(?:https?:\/\/[^@]*|\d+|[a-z]+|encrypted:.*|ENC\[.*)$/i.test(value)) return [];
    const credential = credentials.find(found => found.start < end && start < found.end);
    if (credential?.kind === 'publishable') return [];
    const secrecy = clientPrefixOf(name) === undefined ? secrecyOf(name) : exposureOf(name);
    const isSecret = (credential && credential.confidence !== 'possible') || secrecy === 'certain' || (secrecy === 'likely' && looksGenerated(value, 0.2));
    return isSecret ? [{ name, value, span: [start, end] as const }] : [];
  });
}
