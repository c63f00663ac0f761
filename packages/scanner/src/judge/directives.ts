import type { LineTable } from './line-table.js';

/** A comment that asks for silence. */
export interface Directive {
  /** Where it stands, from 1. */
  line: number;
  /** The line it speaks of; null for the whole file, or from `line` to `lastLine`. */
  target: number | null;
  lastLine: number | null;
  checks: readonly string[];
  reason: string;
  /** ESLint's own need no reason and are not reported when unused. */
  own: boolean;
}

/** Literals of which one occurs in every file that holds a directive. */
export const DIRECTIVE_TRIGGERS: readonly string[] = ['postern-ignore', 'postern/', 'postern-profile'];

const OPENERS = String.raw`(?:\/\/|\/\*+|#+|<!--|--|;|\{\/\*|\*|%|'|\brem\b)`;
// A directive stands at the start of its comment.
const OWN = new RegExp(String.raw`${OPENERS}[ \t]*postern-ignore(-next-line|-line|-file)?\b([^\r\n]*)`, 'gi');
const ESLINT = /(?:\/\/|\/\*)[ \t]*(?:eslint|oxlint)-(disable|enable)(-next-line|-line)?\b([^\r\n]*)/g;

export function directivesIn(text: string, lines: LineTable): Directive[] {
  if (!/postern/i.test(text)) return [];
  const found: Directive[] = [];
  for (const [match, kind = '', rest = ''] of matches(OWN, text)) {
    const { line } = lines.positionOf(match);
    const { checks, reason } = partsOf(rest);
    const target = kind === '-file' ? null : kind === '-line' ? line : nextCodeLine(line, lines);
    found.push({ line, target, lastLine: null, checks, reason, own: true });
  }
  found.push(...eslintDirectives(text, lines));
  return found.sort((a, b) => a.line - b.line);
}

function eslintDirectives(text: string, lines: LineTable): Directive[] {
  const found: Directive[] = [];
  for (const [match, verb, kind = '', rest = ''] of matches(ESLINT, text)) {
    const { line } = lines.positionOf(match);
    const { checks: named, reason } = partsOf(rest);
    const checks = named.filter(name => name.startsWith('postern/')).map(name => name.slice('postern/'.length));
    if (verb === 'enable') {
      for (const open of found) {
        if (open.target === null && open.lastLine === Infinity && (named.length === 0 || open.checks.every(check => checks.includes(check)))) open.lastLine = line;
      }
    } else if (checks.length > 0) {
      const target = kind === '-next-line' ? line + 1 : kind === '-line' ? line : null;
      found.push({ line, target, lastLine: target === null ? Infinity : null, checks, reason: reason || 'an ESLint directive', own: false });
    }
  }
  return found;
}

export function covers({ line, target, lastLine, checks }: Directive, check: string, at: number): boolean {
  if (!checks.includes(check)) return false;
  if (target !== null) return at === target;
  return lastLine === null || (at >= line && at <= lastLine);
}

function* matches(expression: RegExp, text: string): Iterable<[offset: number, ...groups: (string | undefined)[]]> {
  for (const match of text.matchAll(expression)) yield [match.index, ...match.slice(1)];
}

/** Takes `check, other-check -- why` apart; the end of the comment belongs to neither. */
function partsOf(rest: string): { checks: string[]; reason: string } {
  const text = rest.replace(/\s*(?:\*\/\}?|-->|%>)[^]*$/, '');
  const [names = '', ...why] = text.split(/\s--+\s/);
  const checks = names.split(/[\s,]+/).filter(name => name !== '' && name !== ':');
  return { checks, reason: why.join(' -- ').trim() };
}

/** Other comments may stand between: two directives above one line both mean that line. */
function nextCodeLine(line: number, lines: LineTable): number {
  let at = line + 1;
  while (at < lines.count && at <= line + 10 && COMMENT_ONLY.test(lines.textOf(at))) at += 1;
  return at;
}

const COMMENT_ONLY = /^\s*(?:\/\/|#|<!--|--\s|\/\*.*\*\/\s*$)/;
