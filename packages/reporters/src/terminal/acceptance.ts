import type { Finding } from '@postern/catalogue';
import { printable } from '../escape/printable.js';

/** Formats without comments, and files that a tool writes anew. */
const WITHOUT_COMMENTS = /\.(?:json|lock|lockb)$|-lock\.ya?ml$/;

/** How one of these findings is accepted: by a comment where a file can hold one. */
export function acceptance(findings: readonly Finding[]): string {
  const commentable = findings.find(({ file }) => !WITHOUT_COMMENTS.test(file));
  return commentable ? `// postern-ignore-next-line ${printable(commentable.check)} -- why` : 'an "ignore" entry in postern.config.json, with the reason';
}
