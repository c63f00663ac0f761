import type { FoundCredential } from './credential.js';
import { judge } from './judge.js';
import { roleOf } from './name-role.js';
import type { Place } from './place.js';

interface Cell {
  start: number;
  value: string;
}

/** Credentials in the columns of a table: the name stands once, at the top. */
export function credentialsInColumns(path: string, text: string, place: Place): FoundCredential[] {
  if (isSeparated(path)) return fromColumns(separatedRows(text), place);
  return markedTables(text).flatMap(rows => fromColumns(rows, place));
}

/** Files that may hold a table; asked of every one. */
export function mayHoldColumns(path: string): boolean {
  const last = path.charCodeAt(path.length - 1) | 32;
  return (last === 118 || last === 100 || last === 120 || last === 110) && (isSeparated(path) || /\.(?:mdx?|markdown)$/i.test(path));
}

function isSeparated(path: string): boolean {
  return /\.[ct]sv$/i.test(path);
}

const MOST_ROWS = 5000;

function fromColumns([header, ...rows]: readonly Cell[][], place: Place): FoundCredential[] {
  const columns = (header ?? []).map(({ value }) => value).flatMap((name, column) => (isJudged(name) ? [{ name: name.replace(/ /g, '_'), column }] : []));
  if (columns.length === 0) return [];
  return rows.flatMap(row =>
    columns.flatMap(({ name, column }): FoundCredential[] => {
      const cell = row[column];
      // A column of passwords holds hashes more often than not.
      if (!cell || cell.value.length < 6 || /^[0-9a-f]{32,128}$/i.test(cell.value) && roleOf(name) === 'password') return [];
      const verdict = judge({ name, value: cell.value, quoted: true, place });
      if (!verdict) return [];
      return [{ start: cell.start, end: cell.start + cell.value.length, secret: cell.value, kind: verdict.kind === 'password' ? 'password' : 'secret', name, severity: place.test ? 'low' : 'high', confidence: verdict.confidence }];
    }),
  );
}

function isJudged(name: string): boolean {
  if (!/^[\w -]{2,40}$/.test(name)) return false;
  const role = roleOf(name);
  return role === 'password' || role === 'secret' || (role === 'key' && !/^keys?$/i.test(name));
}

function separatedRows(text: string): Cell[][] {
  const first = text.slice(0, 2000).split('\n', 1)[0]!;
  const separator = [',', ';', '\t', '|'].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best));
  const rows: Cell[][] = [];
  let start = 0;
  while (start < text.length && rows.length < MOST_ROWS) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    if (end - start < 4000) rows.push(cellsOf(text, start, end, separator));
    // Without a telling column the rest is not worth a look.
    if (rows.length === 1 && !rows[0]!.some(({ value }) => isJudged(value))) return [];
    start = end + 1;
  }
  return rows;
}

function cellsOf(text: string, from: number, to: number, separator: string): Cell[] {
  const cells: Cell[] = [];
  for (let at = from; at <= to; ) {
    let end: number;
    if (text[at] === '"') {
      end = text.indexOf('"', at + 1);
      if (end < 0 || end > to) end = to;
      cells.push({ start: at + 1, value: text.slice(at + 1, end) });
      const next = text.indexOf(separator, end);
      at = next < 0 || next >= to ? to + 1 : next + 1;
      continue;
    }
    end = text.indexOf(separator, at);
    if (end < 0 || end > to) end = to;
    cells.push(trimmed(text, at, end));
    at = end + 1;
  }
  return cells;
}

function trimmed(text: string, from: number, to: number): Cell {
  const raw = text.slice(from, to);
  const lead = /^[\s`]*/.exec(raw)![0].length;
  return { start: from + lead, value: raw.slice(lead).replace(/[\s`]+$/, '') };
}

/** The tables of Markdown. */
function markedTables(text: string): Cell[][][] {
  if (!text.includes('|-') && !text.includes('| -') && !text.includes('|:')) return [];
  const tables: Cell[][][] = [];
  let rows: Cell[][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('|') && line.length < 4000) rows.push(cellsOf(text, start + 1, start + line.trimEnd().length - 1, '|'));
    else if (rows.length > 0) {
      tables.push(rows);
      rows = [];
    }
    start += line.length + 1;
  }
  return rows.length > 0 ? [...tables, rows] : tables;
}
