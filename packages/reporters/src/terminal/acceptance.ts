import type { Finding } from '@postern/catalogue';
import { printable } from '../escape/printable.js';
import { worstFirst } from '../tally/worst-first.js';

/** Formats without comments, and files that a tool writes anew. */
const WITHOUT_COMMENTS = /\.(?:json|lock|lockb|pem|key)$|-lock\.ya?ml$/;
const SLASHES = /\.(?:[cm]?[jt]sx?|jsonc|json5|go|java|kts?|cs|php|swift|gradle|proto)$/;
const MARKUP = /\.(?:html?|xml|svg|md|vue|svelte|astro)$/;

/** How the worst of these findings is accepted: by a comment where its file can hold one. */
export function acceptance(findings: readonly Finding[]): string {
  const commentable = worstFirst(findings).find(({ file }) => !WITHOUT_COMMENTS.test(file));
  if (!commentable) return 'an "ignore" entry in postern.config.json, with the reason';
  const directive = `postern-ignore-next-line ${printable(commentable.check)} -- why`;
  if (MARKUP.test(commentable.file)) return `<!-- ${directive} -->`;
  return `${SLASHES.test(commentable.file) ? '//' : '#'} ${directive}`;
}
