import { type FoundCredential, findCredentialsIn, isPlaceholder } from '@postern/credentials';
import { type EnvEntry, parseEnvFile } from './env-file.js';

/** What an env file holds, as far as it matters who can read it. */
export interface EnvContents {
  /** Entries with a value of their own, neither empty nor a placeholder nor encrypted. */
  plain: readonly EnvEntry[];
  secrets: readonly FoundCredential[];
  /** Some of its values are encrypted, by dotenvx or sops. */
  isEncrypted: boolean;
}

export function envContentsOf(path: string, text: string): EnvContents {
  const entries = parseEnvFile(text);
  const isEncrypted = entries.some(({ value }) => ENCRYPTED.test(value));
  const plain = entries.filter(({ name, value }) => value !== '' && !ENCRYPTED.test(value) && !PUBLIC.test(name) && !isPlaceholder(value));
  const secrets = findCredentialsIn(path, text).filter(({ confidence, kind, start }) => confidence !== 'possible' && kind !== 'publishable' && plain.some(entry => start >= entry.start && start < entry.end));
  return { plain, secrets, isEncrypted };
}

const ENCRYPTED = /^encrypted:|^ENC\[/;
/** What the tools of encryption write beside the values. */
const PUBLIC = /^DOTENV_PUBLIC_KEY|^sops_/;
