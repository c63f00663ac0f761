import { clientPrefixes, type Confidence, publicKeyWords } from '@postern/catalogue';
import { providerIn } from './format-index.js';
import { roleOf } from './name-role.js';

/** How sure it is that a variable with a public prefix holds a secret. */
export function exposureOf(variable: string): Confidence | undefined {
  const prefix = clientPrefixOf(variable);
  return prefix === undefined ? undefined : secrecyOf(variable.slice(prefix.length));
}

/** The start by which a bundler tells that a variable is meant for browsers. */
export function clientPrefixOf(variable: string): string | undefined {
  return clientPrefixes.find(start => variable.startsWith(start) && variable.length > start.length);
}

/** How sure it is that what goes by a name has to stay on the server. */
export function secrecyOf(name: string): Confidence | undefined {
  const lower = name.toLowerCase();
  const role = roleOf(name);
  if (role === 'public' || role === 'other' || role === 'none') return undefined;
  if (/secret|private|password|passwd|service_role|admin/.test(lower)) return /secret_?name|password_?(?:min|max|reset|url|policy|length|regex)/.test(lower) ? undefined : 'certain';
  if (publicKeyWords.some(word => lower.includes(word))) return undefined;
  return role === 'secret' || role === 'password' || providerIn(name) !== undefined ? 'likely' : 'possible';
}
