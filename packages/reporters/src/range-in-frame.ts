import type { Frame, Range } from '@postern/catalogue';

/** The range as the frame shows it: masks before or in it have moved its columns. */
export function rangeInFrame({ columns }: Frame, { start, end }: Range): Range {
  return columns ? { start: { line: start.line, column: columns.start }, end: { line: end.line, column: columns.end } } : { start, end };
}
