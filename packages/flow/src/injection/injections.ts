import type { Confidence } from '@postern/catalogue';
import { least, type Reach, reachesOf, type Sink } from '../outside/reaches.js';
import type { Module } from '../module.js';
import { isTreated, labelOf, type Untrusted } from '../outside/untrusted.js';
import { piecesOf } from '../outside/untrusted-pieces.js';
import type { Node } from '../syntax.js';

/** A sink with a word for how it does harm, which chooses the message. */
export interface KindOfSink<Kind extends string> extends Sink {
  kind: Kind;
  /** Also tell, as `possible`, the parameter of a function that anyone may call. */
  isOpen?: boolean;
}

export interface Injection<Kind extends string> {
  node: Node;
  /** As it is read: `req.query.name`. */
  what: string;
  /** The function or key that takes it. */
  name: string;
  kind: Kind;
  /** The data is a parameter, and no caller is seen. */
  isParameter: boolean;
  confidence: Confidence;
  trace: Reach['trace'];
}

/** Outside data that reaches sinks of a kind, once a sink; a schema that is not known lowers it. */
export function injectionsIn<Kind extends string>(module: Module, sinksIn: (module: Module) => readonly KindOfSink<Kind>[]): readonly Injection<Kind>[] {
  const found: Injection<Kind>[] = [];
  for (const { at, sink, piece, confidence, trace } of reachesOf(module, sinksIn)) {
    const isNarrowed = piece.treatments.has('schema');
    found.push({ node: at, what: labelOf(piece), name: sink.name, kind: sink.kind, isParameter: false, confidence: isNarrowed ? least(confidence, 'possible') : confidence, trace });
  }
  const told = new Set(found.map(({ node }) => node));
  for (const sink of sinksIn(module)) {
    if (!sink.isOpen || told.has(sink.node)) continue;
    const piece = piecesOf(sink.value, module.root).find(one => one.part === 'parameter' && !isNumber(one) && !isTreated(one, sink.accepts) && (sink.isHarm?.(one) ?? true));
    if (piece) found.push({ node: sink.node, what: labelOf(piece), name: sink.name, kind: sink.kind, isParameter: true, confidence: 'possible', trace: [{ at: piece.node }, { at: sink.node }] });
  }
  return found;
}

function isNumber({ node }: Untrusted): boolean {
  const annotation = 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : undefined;
  return annotation !== undefined && annotation.type !== 'TSStringKeyword' && annotation.type !== 'TSAnyKeyword' && annotation.type !== 'TSUnknownKeyword' && annotation.type !== 'TSTypeReference' && annotation.type !== 'TSUnionType' && annotation.type !== 'TSArrayType';
}
