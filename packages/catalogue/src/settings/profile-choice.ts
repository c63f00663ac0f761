import { profiles } from '../profiles/index.js';
import { didYouMean } from './closest.js';
import { list, object, type Reader, reader, type Spot, text } from './shape.js';
import { UsageError } from './usage-error.js';

/** A profile that files follow: those named, or without names all files in which nothing else is recognised. */
export interface ProfileChoice {
  profile: string;
  /** Patterns as in .gitignore, from the root of the project. */
  files?: readonly string[];
}

const entry: Reader<ProfileChoice> = object<{ profile: string; files?: string[] }>({ profile: text, files: list(text) }, ['profile']);
const schema = { anyOf: [text.schema, entry.schema] };

/** `"binance"`, or `{ "profile": "binance", "files": ["src/binance/"] }`. */
export const profileChoices: Reader<ProfileChoice[]> = list(reader(schema, (value, at) => (typeof value === 'string' ? { profile: text(value, at) } : entry(value, at))));

/** Every id must be built in or of the project; the custom ones are only known once all settings are read. */
export function knownChoices(choices: readonly ProfileChoice[], custom: readonly { id: string }[], { file, path }: Spot): void {
  const known = profileIds(custom);
  choices.forEach(({ profile }, i) => {
    if (!known.includes(profile)) throw new UsageError(`${file}: "${path}[${i}]" is "${profile}", which is no profile.`, didYouMean(profile, known) || 'See `postern profiles`.');
  });
}

export function profileIds(custom: readonly { id: string }[]): string[] {
  return [...profiles, ...custom].map(({ id }) => id);
}
