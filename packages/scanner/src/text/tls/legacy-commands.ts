import type { Confidence } from '@postern/catalogue';
import type { ShellWord } from './shell-words.js';

/** The programs that are looked at, as one expression for their place in a text. */
export const LEGACY_PROGRAMS = /(?<![\w./$@{-])(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:curl|wget|https?|openssl)(?=["'`]?[\s,])/g;

/** What in the words of a command, program first, asks for an old version. */
export function legacyFlagOf(words: readonly ShellWord[]): { word: ShellWord; what: string; confidence: Confidence } | undefined {
  const program = words[0]!.text.replace(/^.*\//, '');
  const rest = words.slice(1);
  const found = (word: ShellWord | undefined, confidence: Confidence = 'certain') => word && { word, what: `${program} ${word.text}`, confidence };
  switch (program) {
    case 'curl':
      return (
        found(rest.find(({ text }, i) => /^--(?:proxy-)?(?:tlsv1\.[01]|sslv[23])$|^--tls-max=1\.[01]$/.test(text) || (text === '--tls-max' && /^1\.[01]$/.test(rest[i + 1]?.text ?? '')) || (text === '--ciphers' && /RC4|3DES|DES-CBC3|NULL|SECLEVEL=0/.test(rest[i + 1]?.text ?? '')))) ??
        found(rest.find(({ text }) => /^-[23]$/.test(text)), 'likely') ??
        // "TLS 1.x or later" in old releases of curl.
        found(rest.find(({ text }) => text === '--tlsv1' || text === '-1'), 'possible')
      );
    case 'wget':
      return found(rest.find(({ text }, i) => /^--secure-protocol=(?:TLSv1|TLSv1_1|SSLv[23])$/i.test(text) || (text === '--secure-protocol' && /^(?:TLSv1|TLSv1_1|SSLv[23])$/i.test(rest[i + 1]?.text ?? ''))));
    case 'http':
    case 'https':
      return found(rest.find(({ text }) => /^--ssl=(?:ssl2\.3|ssl3|tls1|tls1\.1)$/.test(text)));
    // It looks what a server takes: that is what it is for.
    case 'openssl':
      return found(rest.find(({ text }) => /^-(?:ssl3|tls1|tls1_1)$/.test(text)), 'possible');
    default:
      return undefined;
  }
}
