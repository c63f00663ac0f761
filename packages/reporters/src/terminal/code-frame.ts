import type { Finding } from '@postern/catalogue';
import { printable } from '../escape/printable.js';
import { rangeInFrame } from '../range-in-frame.js';
import { displayWidth } from './display-width.js';
import type { Palette } from './palette.js';
import { wrap } from './wrap.js';

const TAB = '  ';
const INDENT = '  ';
/** Of a range over many lines the first ones say what it is. */
const RANGE_LINES = 4;

/** The source around a finding: numbered lines, the range underlined, the label beside or below the line. */
export function codeFrame({ frame, range: inSource }: Finding, label: string, { dim, severity, signs }: Palette, tone: Finding['severity'], width: number): string[] {
  if (!frame || frame.lines.length === 0) return [];
  const range = rangeInFrame(frame, inSource);
  const digits = String(frame.start + frame.lines.length - 1).length;
  const room = Math.max(width - INDENT.length - digits - 3, 12);
  const blank = `${INDENT}${' '.repeat(digits)} ${dim(signs.side)}`;
  const paint = severity(tone);
  const severalLines = range.end.line > range.start.line;
  const drawn: string[] = [];
  for (const [index, source] of frame.lines.entries()) {
    const number = frame.start + index;
    const hit = number >= range.start.line && number <= range.end.line;
    if (hit && number >= range.start.line + RANGE_LINES && number < range.end.line) {
      drawn.push(`${INDENT}${' '.repeat(digits)} ${paint(signs.gap)}`);
      break;
    }
    const side = severalLines && hit ? paint(signs.marked) : dim(signs.side);
    const marked = number === range.start.line ? markOf(source, range) : undefined;
    const { text, from, columns } = windowOn(source, marked ?? [0, 0], room, signs.cut);
    drawn.push(`${INDENT}${dim(String(number).padStart(digits))} ${side} ${hit ? text : dim(text)}`.trimEnd());
    if (marked) drawn.push(...underline({ from, columns, label, room, blank, paint, sign: signs.under }));
  }
  return drawn;
}

interface Underline {
  from: number;
  columns: number;
  label: string;
  room: number;
  blank: string;
  paint: (text: string) => string;
  sign: string;
}

function underline({ from, columns, label, room, blank, paint, sign }: Underline): string[] {
  const line = `${blank} ${' '.repeat(from)}${paint(sign.repeat(columns))}`;
  if (label === '') return [line];
  if (from + columns + 2 + displayWidth(label) <= room) return [`${line}  ${paint(label)}`];
  const indent = Math.min(from, Math.max(room - displayWidth(label), 0));
  return [line, ...wrap(label, room).map(part => `${blank} ${' '.repeat(indent)}${paint(part)}`)];
}

/** UTF-16 offsets of the underlined part within the first line of the range. */
function markOf(source: string, { start, end }: Finding['range']): [number, number] {
  const from = Math.min(Math.max(start.column - 1, 0), source.length);
  const to = end.line > start.line ? source.trimEnd().length : Math.min(end.column - 1, source.length);
  return [from, Math.max(to, from)];
}

/** The part of a line that fits, with the mark in view, and the columns of the mark in it. */
function windowOn(source: string, [from, to]: [number, number], room: number, cut: string): { text: string; from: number; columns: number } {
  const before = shown(source.slice(0, from));
  const mark = shown(source.slice(from, to));
  const after = shown(source.slice(to));
  const lead = displayWidth(before);
  const columns = Math.max(displayWidth(mark), 1);
  if (lead + displayWidth(mark) + displayWidth(after) <= room) return { text: before + mark + after, from: lead, columns };
  // What leads up to the mark gets the room that mark and a few signs behind it leave.
  const context = Math.max(Math.min(room - Math.min(columns, room) - Math.min(displayWidth(after), 8), lead), 0);
  const kept = lead > context ? cut + lastColumns(before, Math.max(context - cut.length, 0)) : before;
  const start = displayWidth(kept);
  const rest = firstColumns(mark + after, Math.max(room - start, 1), cut);
  return { text: kept + rest, from: start, columns: Math.min(columns, Math.max(displayWidth(rest), 1)) };
}

function shown(text: string): string {
  return printable(text.replaceAll('\t', TAB));
}

function firstColumns(text: string, room: number, cut: string): string {
  if (displayWidth(text) <= room) return text;
  let kept = '';
  let width = cut.length;
  for (const char of text) {
    width += displayWidth(char);
    if (width > room) break;
    kept += char;
  }
  return kept + cut;
}

function lastColumns(text: string, room: number): string {
  let kept = '';
  let width = 0;
  for (const char of [...text].reverse()) {
    width += displayWidth(char);
    if (width > room) break;
    kept = char + kept;
  }
  return kept;
}
