import type { Span } from '@postern/catalogue';
import { applyEdits, findNodeAtLocation, getNodeValue, modify, type Node, type ParseError, parseTree } from 'jsonc-parser';

/** Beside the project's manifest; comments are allowed, and kept. It never holds a value. */
export const KEY_REGISTER = 'postern.keys.json';

/** Days for which a key is good where neither it nor the register says otherwise. */
export const DEFAULT_POLICY_DAYS = 90;

export interface RegisteredKey {
  name: string;
  environment?: string;
  provider?: string;
  /** ISO days. */
  created: string;
  rotated?: string;
  /** The one before it, where it was not revoked at once. */
  previous?: { issued: string; revoked?: string };
  compromised?: string;
  revoked?: string;
  policyDays?: number;
  /** Tells one value from another and gives none away: it is keyed by the register's salt and 32 bits long. */
  fingerprint?: string;
  /** Where the dates come from: `github:owner/name`. */
  source?: string;
}

export interface KeyEntry extends RegisteredKey {
  span: Span;
  index: number;
}

export interface KeyRegister {
  keys: readonly KeyEntry[];
  policyDays: number;
  salt: string | undefined;
  /** What cannot be read as an entry, in words. */
  faults: readonly string[];
}

export function parseKeyRegister(text: string): KeyRegister {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) return { keys: [], policyDays: DEFAULT_POLICY_DAYS, salt: undefined, faults: [`line ${text.slice(0, error?.offset ?? 0).split('\n').length} is not valid JSON`] };
  const valueOf = (path: (string | number)[]) => {
    const node = findNodeAtLocation(tree, path);
    return node ? (getNodeValue(node) as unknown) : undefined;
  };
  const list = findNodeAtLocation(tree, ['keys']);
  const policy = valueOf(['policyDays']);
  const salt = valueOf(['salt']);
  const faults: string[] = list?.type === 'array' ? [] : ['it has no list "keys"'];
  const keys = (list?.type === 'array' ? (list.children ?? []) : []).flatMap((node, index) => keyOf(node, index, faults));
  return { keys, policyDays: isDays(policy) ? policy : DEFAULT_POLICY_DAYS, salt: typeof salt === 'string' ? salt : undefined, faults };
}

function keyOf(node: Node, index: number, faults: string[]): KeyEntry[] {
  const value: unknown = getNodeValue(node);
  const given = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Record<string, unknown>;
  const fault = faultOf(given);
  if (fault) {
    faults.push(`entry ${index + 1}: ${fault}`);
    return [];
  }
  return [{ ...(given as unknown as RegisteredKey), span: [node.offset, node.offset + node.length], index }];
}

function faultOf(given: Record<string, unknown>): string | undefined {
  const unknown = Object.keys(given).find(key => !KNOWN.has(key));
  if (unknown === 'value' || unknown === 'secret') return `"${unknown}" does not belong here: a register holds no values`;
  if (unknown !== undefined) return `"${unknown}" is nothing that a key has`;
  if (typeof given['name'] !== 'string' || given['name'] === '') return 'it has no "name"';
  if (!isDay(given['created'])) return '"created" takes a day such as 2026-01-31';
  for (const key of ['rotated', 'compromised', 'revoked']) if (given[key] !== undefined && !isDay(given[key])) return `"${key}" takes a day such as 2026-01-31`;
  return given['policyDays'] !== undefined && !isDays(given['policyDays']) ? '"policyDays" takes a number of days' : undefined;
}

const KNOWN = new Set(['name', 'environment', 'provider', 'created', 'rotated', 'previous', 'compromised', 'revoked', 'policyDays', 'fingerprint', 'source', 'note']);

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 36_500;
}

/** The register with one key added or changed; all else stays as it was written, comments too. */
export function withKey(text: string, key: RegisteredKey, index: number | undefined): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  if (index === undefined) return applyEdits(text, modify(text, ['keys', -1], key, { formattingOptions, isArrayInsertion: true }));
  let changed = text;
  const before = parseKeyRegister(text).keys.find(entry => entry.index === index);
  for (const name of KNOWN) {
    const [was, is] = [before?.[name as keyof RegisteredKey], key[name as keyof RegisteredKey]];
    if (JSON.stringify(was) !== JSON.stringify(is)) changed = applyEdits(changed, modify(changed, ['keys', index, name], is, { formattingOptions }));
  }
  return changed;
}

export function emptyRegister(salt: string): string {
  return `{\n  // Names and dates only: a value never belongs here.\n  "version": 1,\n  "policyDays": ${DEFAULT_POLICY_DAYS},\n  "salt": "${salt}",\n  "keys": []\n}\n`;
}
