import { addressCheckOf } from './address-checks.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import type { Sink } from '../outside/reaches.js';
import { type CallNode, type Node, rangeOf } from '../syntax.js';
import { type Untrusted, untrustedIn } from '../outside/untrusted.js';
import { urlSinksOf } from './url-sinks.js';

/** An address that a schema has looked at, which says that it is one and not whose. */
export interface ParsedAddress {
  sink: Sink;
  piece: Untrusted;
  key: string;
}

/** `const { url } = schema.parse(req.body); fetch(url)`, where the schema stands in this file and asks for no host. */
export function* parsedAddressesIn(module: Module): Iterable<ParsedAddress> {
  if (!/\.(?:safeParse|parse)(?:Async)?\s*\(/.test(module.text)) return;
  for (const sink of urlSinksOf(module)) {
    for (const origin of originsOf(sink.value, module.root)) {
      const read = readOf(origin);
      if (!read) continue;
      const [given] = read.call.arguments;
      const piece = given && given.type !== 'SpreadElement' ? untrustedIn(given, module.root)[0] : undefined;
      if (!piece || piece.confidence === 'possible' || !isAnyAddress(read.call, read.key, module)) continue;
      const way: Untrusted = { ...piece, trail: [...origin.trail, sink.value] };
      if (addressCheckOf(way, sink.node, module) === undefined) yield { sink, piece, key: read.key };
      break;
    }
  }
}

/** The call of a schema that a member comes from, and its last key. */
function readOf(origin: Origin): { call: CallNode; key: string } | undefined {
  if (origin.kind !== 'member' || origin.key === undefined) return undefined;
  let at: Origin = origin;
  while (at.kind === 'member') at = at.of;
  if (at.kind !== 'expression' || at.node.type !== 'CallExpression' || at.node.callee.type !== 'MemberExpression') return undefined;
  return /^(?:safeParse|parse)(?:Async)?$/.test(calleeName(at.node.callee) ?? '') ? { call: at.node, key: origin.key } : undefined;
}

/** `z.object({ url: z.string().url() })`: any text, or any address. */
function isAnyAddress(call: CallNode, key: string, module: Module): boolean {
  if (call.callee.type !== 'MemberExpression') return false;
  const [schema] = originsOf(call.callee.object, module.root);
  if (!schema || schema.env.module !== module || schema.node.type !== 'CallExpression') return false;
  const text = textOf(schema.node, module);
  const field = new RegExp(`\\b${key.replace(/\W/g, '')}\\s{0,4}:\\s{0,4}([^,}\\n]{1,200})`).exec(text)?.[1];
  return field !== undefined && /\bstring\(|\burl\(/.test(field) && !/refine|regex|enum|transform|startsWith|includes|pipe|check\(|hostname/.test(text);
}

function textOf(node: Node, module: Module): string {
  return module.text.slice(...rangeOf(node)).slice(0, 4_000);
}
