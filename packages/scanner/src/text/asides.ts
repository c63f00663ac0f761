import type { Place } from '@postern/credentials/place';

/** Within a comment, as the syntax of the file writes them. */
export function isComment(text: string, at: number, { syntax }: Place): boolean {
  const start = lineStart(text, at);
  const line = text.slice(start, at);
  if (syntax === 'xml') return text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at);
  if (syntax === 'json') return /(?:^|\s)\/\//.test(line) || /^\s*\*/.test(line);
  if (/^\s*(?:#|\/\/|;|REM\b|::)/i.test(line)) return true;
  // A "#" behind a blank, outside of quotes.
  return /\s#/.test(line.replace(/"[^"]*"|'[^']*'/g, '""'));
}

/** A text about the command, not the command: `echo "…"`, `description: …`. */
export function isSpoken(text: string, at: number): boolean {
  const line = text.slice(lineStart(text, at), at);
  return /\b(?:echo|printf|print|println|Write-Host|Write-Output|log|warn|info|die|fail)\b[^;&|]*$/.test(line) || /^\s*-?\s*["']?(?:description|title|summary|help|usage|message|comment|hint|note|text|name|purpose|rationale|reason)["']?\s*[:=]/i.test(line);
}

function lineStart(text: string, at: number): number {
  const least = Math.max(0, at - 600);
  let start = at;
  while (start > least && text.charCodeAt(start - 1) !== 10) start -= 1;
  return start;
}
