import type { Position, Range, Span } from '@postern/catalogue';

/** Offsets of one text as lines and columns. */
export interface LineTable {
  /** Number of lines. */
  readonly count: number;
  positionOf(offset: number): Position;
  rangeOf(span: Span): Range;
  /** A line without its break; lines count from 1. */
  textOf(line: number): string;
}

export function lineTable(text: string): LineTable {
  let known: number[] | undefined;

  const positionOf = (given: number): Position => {
    const starts = (known ??= lineStarts(text));
    const offset = Math.max(0, Math.min(given, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };

  return {
    get count() {
      return (known ??= lineStarts(text)).length;
    },
    positionOf,
    rangeOf: ([start, end]) => ({ start: positionOf(start), end: positionOf(Math.max(start, end)) }),
    textOf(line) {
      const starts = (known ??= lineStarts(text));
      return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/[\r\n]+$/, '');
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const breaks = /\r\n|[\n\r]/g;
  while (breaks.exec(text)) starts.push(breaks.lastIndex);
  return starts;
}
