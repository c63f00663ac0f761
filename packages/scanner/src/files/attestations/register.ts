import type { Attestation, Span } from '@postern/catalogue';
import type { Node, ParseError } from 'jsonc-parser';

/** Beside the project's manifest; comments are allowed. */
export const REGISTER_FILE = 'postern.attestations.json';

/** Practices that code cannot prove, in the order of the report. */
export const attestedChecks = ['require-access-log', 'require-anomaly-alert', 'require-penetration-test', 'require-security-audit'] as const;
export type AttestedCheck = (typeof attestedChecks)[number];

export interface RegisterEntry {
  check: AttestedCheck;
  /** Who vouches for it. */
  by: string;
  /** ISO dates: when it was looked at, and when it has to be looked at again. */
  on: string;
  due: string;
  /** A link or the name of a document. */
  evidence: string;
  span: Span;
}

export interface Register {
  entries: readonly RegisterEntry[];
  /** What cannot be read as an entry, in words. */
  faults: readonly string[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export async function parseRegister(text: string): Promise<Register> {
  const { findNodeAtLocation, getNodeValue, parseTree } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) return { entries: [], faults: [`line ${text.slice(0, error?.offset ?? 0).split('\n').length} is not valid JSON`] };
  const list = findNodeAtLocation(tree, ['attestations']);
  if (list?.type !== 'array') return { entries: [], faults: ['it has no list "attestations"'] };
  const entries: RegisterEntry[] = [];
  const faults: string[] = [];
  for (const [at, node] of (list.children ?? []).entries()) {
    const read = (key: string) => {
      const value: unknown = node.type === 'object' ? getNodeValue(findNodeAtLocation(node, [key]) ?? missing) : undefined;
      return typeof value === 'string' ? value.trim() : '';
    };
    const [check, by, on, due, evidence] = ['check', 'by', 'on', 'due', 'evidence'].map(read) as [string, string, string, string, string];
    const fault = !isAttestedCheck(check)
      ? `"check" is none of ${attestedChecks.join(', ')}`
      : by === '' || evidence === ''
        ? 'it needs "by" and "evidence"'
        : !isDay(on) || !isDay(due)
          ? '"on" and "due" take days such as 2026-12-31'
          : undefined;
    if (fault) faults.push(`entry ${at + 1}: ${fault}`);
    else entries.push({ check: check as AttestedCheck, by, on, due, evidence, span: [node.offset, node.offset + node.length] });
  }
  return { entries, faults };
}

const missing: Node = { type: 'null', offset: 0, length: 0 };

export function isAttestedCheck(check: string): check is AttestedCheck {
  return (attestedChecks as readonly string[]).includes(check);
}

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** The last entry of a check counts: a register grows at its end. */
export function attestationsOn(today: string, entries: readonly RegisterEntry[]): readonly (Attestation & { entry: RegisterEntry | undefined })[] {
  return attestedChecks.map(check => {
    const entry = entries.findLast(one => one.check === check);
    if (!entry) return { check, status: 'missing', by: '', on: null, due: null, evidence: '', entry };
    const { by, on, due, evidence } = entry;
    return { check, status: due < today ? 'overdue' : 'attested', by, on, due, evidence, entry };
  });
}

export function formatRegister(entries: readonly Omit<RegisterEntry, 'span'>[]): string {
  const plain = entries.map(({ check, by, on, due, evidence }) => ({ check, by, on, due, evidence }));
  return `${JSON.stringify({ attestations: plain }, null, 2)}\n`;
}
