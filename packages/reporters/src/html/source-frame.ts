import type { Finding } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';
import { rangeInFrame } from '../range-in-frame.js';

/** A line of a bundle can hold megabytes. */
const LINE_LENGTH = 400;

/** The lines around a finding, with their numbers, and the range marked. */
export function sourceFrame({ frame, range: inSource }: Finding): string {
  if (!frame || frame.lines.length === 0) return '';
  const range = rangeInFrame(frame, inSource);
  const rows = frame.lines.map((line, index) => {
    const number = frame.start + index;
    const hit = number >= range.start.line && number <= range.end.line;
    return `<span${hit ? ' class="hit"' : ''}><b>${number}</b>${hit ? marked(line, number, range) : shown(line.slice(0, LINE_LENGTH))}</span>`;
  });
  return `<pre class="frame" tabindex="0" aria-label="Source, line ${range.start.line}"><code>${rows.join('')}</code></pre>`;
}

function marked(line: string, number: number, { start, end }: Finding['range']): string {
  const from = number === start.line ? Math.min(start.column - 1, line.length) : line.length - line.trimStart().length;
  const to = number === end.line ? Math.min(end.column - 1, line.length) : line.length;
  // A long line is shown around the mark.
  const first = Math.max(0, from - LINE_LENGTH / 4);
  const mark = line.slice(from, Math.min(Math.max(to, from), from + LINE_LENGTH));
  const after = line.slice(from + mark.length, from + mark.length + LINE_LENGTH / 2);
  return `${first > 0 ? '…' : ''}${shown(line.slice(first, from))}${mark === '' ? '' : `<mark>${shown(mark)}</mark>`}${shown(after)}${from + mark.length + after.length < line.length ? '…' : ''}`;
}

function shown(text: string): string {
  return htmlText(text.replaceAll('\t', '  '));
}
