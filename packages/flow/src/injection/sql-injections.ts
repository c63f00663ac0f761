import type { Confidence } from '@postern/catalogue';
import { fact, type Module } from '../module.js';
import { least, type Reach, reachesOf } from '../outside/reaches.js';
import { isSql, positionIn, type SqlPosition } from './sql-texts.js';
import { type SqlSink, sqlSinksOf } from './sql-sinks.js';
import { isTreated, labelOf, type Untrusted } from '../outside/untrusted.js';
import { piecesOf } from '../outside/untrusted-pieces.js';
import type { Node } from '../syntax.js';

/** Data that becomes part of a SQL statement. */
export interface SqlInjection {
  node: Node;
  /** As it is read: `req.query.sort`. */
  what: string;
  /** The function that takes the statement. */
  name: string;
  position: SqlPosition | 'parameter';
  confidence: Confidence;
  trace: Reach['trace'];
}

export const sqlInjectionsOf = fact((module: Module): readonly SqlInjection[] => [...reachedIn(module), ...openIn(module)]);

function* reachedIn(module: Module): Iterable<SqlInjection> {
  for (const { at, sink, piece, confidence, trace } of reachesOf(module, sqlSinksOf)) {
    // What a schema that is not seen lets through is not known.
    const isNarrowed = piece.treatments.has('schema');
    yield { node: at, what: labelOf(piece), name: sink.name, position: at === sink.node ? positionIn(piece.before) : 'value', confidence: isNarrowed ? least(confidence, 'possible') : confidence, trace };
  }
}

/** A parameter of a function that anyone may call, written into a statement where a value stands. */
function* openIn(module: Module): Iterable<SqlInjection> {
  for (const sink of sqlSinksOf(module)) {
    if (sink.value.type === 'Literal') continue;
    const pieces = piecesOf(sink.value, module.root);
    if (pieces.some(({ part }) => part !== 'parameter')) continue;
    const piece = pieces.find(one => isOpen(one, sink));
    if (piece) yield { node: sink.node, what: labelOf(piece), name: sink.name, position: 'parameter', confidence: 'possible', trace: [{ at: piece.node }, { at: sink.node }] };
  }
}

function isOpen(piece: Untrusted, sink: SqlSink): boolean {
  if (isTreated(piece, sink.accepts) || !piece.treatments.has('text') || isNumber(piece.node)) return false;
  return isSql(`${piece.before}*${piece.after}`) && positionIn(piece.before) === 'value' && /(?:[=<>(,'"%]|\blike|\bin|\bbetween|\band|\bvalues?|\bset|\blimit|\boffset)\s*['"%(]*$/i.test(piece.before);
}

function isNumber(node: Node): boolean {
  const annotation = 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : undefined;
  return annotation !== undefined && annotation.type !== 'TSStringKeyword' && annotation.type !== 'TSAnyKeyword' && annotation.type !== 'TSUnknownKeyword';
}
