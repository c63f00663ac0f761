import { mask, type Problem } from '@postern/catalogue';

/** Takes the secrets of one file out of whatever text leaves it. */
export type Masker = (text: string) => string;

const SHORTEST = 5; // a shorter one would blot out innocent words

export type FileSecret = Pick<Problem, 'secret' | 'span'>;

export function maskerOf(problems: readonly FileSecret[], text: string): Masker {
  const hidden = new Set<string>();
  for (const { secret, span } of problems) {
    if (secret === undefined) continue;
    hide(secret);
    // Written another way than it reads (escaped, encoded): then what stands there is hidden too.
    const written = text.slice(span[0], span[1]);
    if (!written.includes(secret) && written.length <= secret.length * 4) hide(written.replace(/^["'`]|["'`]$/g, ''));
  }
  // Longest first: one secret may be a part of another.
  const ordered = [...hidden].sort((a, b) => b.length - a.length);
  return given => ordered.reduce((masked, secret) => (masked.includes(secret) ? masked.replaceAll(secret, () => mask(secret)) : masked), given);

  function hide(secret: string): void {
    for (const line of secret.split(/[\r\n]+/)) if (line.trim().length >= SHORTEST) hidden.add(line.trim());
  }
}

/** Masks what looks like a secret but that nobody reported: neighbours of a finding in its frame. */
export function maskLookAlikes(line: string, isEnvFile: boolean): string {
  if (isEnvFile) return line.replace(/^(\s*(?:export\s+)?[\w.-]+\s*[=:]\s*)(\S.*)$/, (_, name: string, value: string) => name + masked(value));
  return line
    .replace(NAMED, (_, name: string, quote: string, value: string) => name + quote + masked(value) + quote)
    .replace(/(:\/\/[^\s/:@'"]{0,80}:)([^\s/@'"]{3,200})(?=@)/g, (_, before: string, value: string) => before + masked(value))
    .replace(/\b((?:Bearer|Basic)\s{1,4})([\w.~+/=-]{8,2000})/gi, (_, before: string, value: string) => before + masked(value))
    .replace(/[\w+/=-]{20,}/g, word => (isRandom(word) ? masked(word) : word));
}

const NAMED = /((?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?-?key|credentials?|private_?-?key)\w{0,20}["']?\s{0,4}[:=]\s{0,4})(["'`])([^"'`]{4,400})\2/gi;

/** References and words stay readable: they are what a frame is for. */
function masked(value: string): string {
  const bare = value.trim().replace(/^["']|["']$/g, '');
  if (bare.length < 4 || /^(?:true|false|null|none|yes|no|on|off|\d{1,6}|\$\{?[\w.]+\}?|<[^>]*>|https?:\/\/[^@\s]*)$/i.test(bare)) return value;
  return mask(bare);
}

function isRandom(word: string): boolean {
  const digits = word.match(/\d/g)?.length ?? 0;
  return digits >= 4 && /[a-z]/i.test(word) && word.length - digits >= 4 && !/^[\w-]*[a-z]{8}/.test(word);
}
