import type { Confidence, Treatment } from '@postern/catalogue';
import { calleesOf } from '../values/functions.js';
import { mayHandOn } from './may-hand-on.js';
import { type Env, fact, type Module } from '../module.js';
import { isTreated, type Untrusted } from './untrusted.js';
import { piecesOf } from './untrusted-pieces.js';
import { type CallNode, enclosingFunction, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place where outside data does harm. */
export interface Sink {
  /** What a finding underlines. */
  node: Node;
  /** What has to be free of outside data. */
  value: Node;
  /** As a message names it. */
  name: string;
  /** What makes the data harmless here. */
  accepts: readonly Treatment[];
  /** Of this use, whatever the data. */
  confidence?: Confidence;
  /** Whether this piece does harm, by where it stands. */
  isHarm?: (piece: Untrusted) => boolean;
}

/** Outside data that reaches a sink, in this file or in one that it calls. */
export interface Reach<S extends Sink = Sink> {
  /** In this file: the sink, or the call that leads to it. */
  at: Node;
  sink: S;
  piece: Untrusted;
  confidence: Confidence;
  /** From the source to the sink; `path` where it stands in another file. */
  trace: readonly { at: Node; path?: string }[];
}

const MAX_FILES = 2; // calls followed from file to file

/**
 * Joins sinks with what comes in: `for (const { at, sink, piece, confidence } of reachesOf(module, sinksIn)) …`. `sinksIn`
 * has to be a `fact`, for it is asked about every file that this one calls with outside data.
 */
export function reachesOf<S extends Sink>(module: Module, sinksIn: (module: Module) => readonly S[]): readonly Reach<S>[] {
  return [...hereIn(module, sinksIn), ...elsewhereFrom(module, sinksIn)];
}

function* hereIn<S extends Sink>(module: Module, sinksIn: (module: Module) => readonly S[]): Iterable<Reach<S>> {
  for (const sink of sinksIn(module)) {
    const harmful = harmfulIn(sink, module).filter(({ part }) => part !== 'parameter');
    const piece = harmful.find(({ confidence }) => confidence !== 'possible') ?? harmful[0];
    if (piece) yield { at: sink.node, sink, piece, confidence: least(piece.confidence, sink.confidence), trace: traceOf(piece, sink.node, module) };
  }
}

function harmfulIn(sink: Sink, module: Module): readonly Untrusted[] {
  return piecesOf(sink.value, module.root).filter(piece => !isTreated(piece, sink.accepts) && (sink.isHarm?.(piece) ?? true));
}

export function least(...given: readonly (Confidence | undefined)[]): Confidence {
  return given.includes('possible') ? 'possible' : given.includes('likely') ? 'likely' : 'certain';
}

function traceOf(piece: Untrusted, use: Node, module: Module): readonly { at: Node; path?: string }[] {
  const [source, ...rest] = piece.trail;
  const steps = source ? [source] : [];
  for (const step of rest) {
    // What the source is a member of says nothing more, nor does a second step of a line.
    const isNews = rangeOf(step)[0] > rangeOf(source!)[0] && !sameLine(step, steps.at(-1)!, module) && !sameLine(step, use, module);
    if (isNews && piece.env.module === module) steps.push(step);
  }
  return [...steps, use].map(at => placeOf(at, at === use ? module : piece.env.module, module));
}

function sameLine(a: Node, b: Node, { text }: Module): boolean {
  const [from, to] = [rangeOf(a)[0], rangeOf(b)[0]].sort((x, y) => x - y);
  return !text.slice(from, to).includes('\n');
}

function placeOf(at: Node, of: Module, module: Module): { at: Node; path?: string } {
  return of === module ? { at } : { at, path: of.path };
}

interface Leak<S extends Sink> {
  position: number;
  sink: S;
  piece: Untrusted;
  module: Module;
  /** The calls on the way, when the sink is further on. */
  way: readonly { at: Node; path?: string }[];
}

/** Calls of this file that hand outside data to a function of another one, in which it reaches a sink. */
function* elsewhereFrom<S extends Sink>(module: Module, sinksIn: (module: Module) => readonly S[]): Iterable<Reach<S>> {
  if (!module.syntax.load) return;
  for (const { call, given } of handedOnIn(module)) {
    for (const { callee, env } of calleesOf(call, module.root)) {
      if (env.module === module) continue;
      for (const leak of leaksOf(callee, env, sinksIn, MAX_FILES)) {
        const piece = given[leak.position]?.find(one => !isTreated(one, leak.sink.accepts) && (leak.piece.key === undefined || one.before !== '*' || one.key === leak.piece.key || one.key === undefined) && (!leak.sink.isHarm || isObjectOk(one, leak)));
        if (!piece) continue;
        const steps = traceOf(piece, call, module);
        yield { at: call, sink: leak.sink, piece, confidence: least(piece.confidence, leak.sink.confidence, leak.piece.treatments.has('checked') || leak.piece.treatments.has('pattern') ? 'possible' : undefined), trace: [...steps, ...leak.way, { at: leak.sink.node, path: leak.module.path }] };
        break;
      }
    }
  }
}

interface HandedOn {
  call: CallNode;
  /** What is outside data, by argument. */
  given: readonly (readonly Untrusted[])[];
}

/** Calls with outside data that may be of another file: of what is imported, of `this`, of what is made here. */
const handedOnIn = fact((module: Module): readonly HandedOn[] => {
  const found: HandedOn[] = [];
  if (!mayHandOn(module.text)) return found;
  for (const call of module.index.calls) {
    if (call.arguments.length === 0 || !call.arguments.some(mayHold) || !mayBeElsewhere(call.callee, module) || !takesRequest(call)) continue;
    const given = call.arguments.map(arg => (mayHold(arg) ? piecesOf(arg, module.root).filter(({ part }) => part !== 'parameter') : []));
    if (given.some(pieces => pieces.length > 0)) found.push({ call, given });
  }
  return found;
});

const REQUESTS = /^_?(?:req\w*|request|ctx|context|c|event|evt|opts|form\w*|body|query|params|url|input|args|payload|data|message|socket|searchParams|dto)$/i;
const taking = new WeakMap<FunctionNode, boolean>();

/** Whether a function around a call may be handed a request: following the arguments of all calls of a file costs too much. */
function takesRequest(call: Node): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    let takes = taking.get(fn);
    if (takes === undefined) taking.set(fn, (takes = fn.params.some(mayBeRequest) || (fn.async && fn.params.length > 0 && fn.parent?.type.startsWith('Export') === true)));
    if (takes) return true;
  }
  return false;
}

function mayBeRequest(parameter: Node): boolean {
  if ('decorators' in parameter && parameter.decorators.length > 0) return true;
  const at = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (at.type === 'ObjectPattern') return at.properties.some(property => property.type === 'Property' && REQUESTS.test(writtenKey(property) ?? ''));
  return at.type === 'Identifier' && (REQUESTS.test(at.name) || isRequestType(at.typeAnnotation?.typeAnnotation));
}

function isRequestType(type: Node | undefined): boolean {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /Request|Context|Ctx|Event|Args|Input|Dto|FormData/.test(type.typeName.name);
}

function mayHold(arg: Node): boolean {
  return arg.type !== 'Literal' && arg.type !== 'SpreadElement' && !isFunction(arg);
}

function mayBeElsewhere(callee: Node, module: Module): boolean {
  let at = callee;
  for (let steps = 0; steps < 20; steps++) {
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'SequenceExpression') at = at.expressions.at(-1)!;
    else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSAsExpression') at = at.expression;
    else break;
  }
  if (at.type === 'ThisExpression') return callee.type === 'MemberExpression' && callee.object.type === 'MemberExpression';
  if (at.type === 'NewExpression') return true;
  if (at.type !== 'Identifier') return false;
  const definition = module.variableOf(at)?.definitions[0];
  if (!definition || definition.kind === 'parameter') return false;
  const { node } = definition;
  if (node.type !== 'VariableDeclarator') return node.type.startsWith('Import') || node.type.startsWith('TSImport');
  const made = node.init?.type === 'AwaitExpression' ? node.init.argument : node.init;
  return made?.type === 'NewExpression' || made?.type === 'CallExpression' || made?.type === 'MemberExpression' || made?.type === 'Identifier';
}

function isObjectOk(piece: Untrusted, leak: Leak<Sink>): boolean {
  return leak.sink.isHarm!({ ...piece, before: leak.piece.before, after: leak.piece.after, treatments: new Set([...piece.treatments, ...leak.piece.treatments]) });
}

const summaries = new WeakMap<object, WeakMap<FunctionNode, readonly Leak<Sink>[]>>();

/** The parameters of a function that reach a sink; worked out once a function and kind of sink. */
function leaksOf<S extends Sink>(fn: FunctionNode, env: Env, sinksIn: (module: Module) => readonly S[], hops: number): readonly Leak<S>[] {
  let bySink = summaries.get(sinksIn);
  if (!bySink) summaries.set(sinksIn, (bySink = new WeakMap<FunctionNode, readonly Leak<Sink>[]>()));
  const known = bySink.get(fn);
  if (known) return known as readonly Leak<S>[];
  bySink.set(fn, []); // functions that call each other
  const { module } = env;
  const found: Leak<S>[] = [];
  for (const sink of sinksIn(module)) {
    for (const piece of harmfulIn(sink, module)) {
      if (piece.parameter?.owner === fn) found.push({ position: piece.parameter.position, sink, piece, module, way: [] });
    }
  }
  if (hops > 1) found.push(...furtherOn(fn, module, sinksIn, hops));
  bySink.set(fn, found);
  return found;
}

function furtherOn<S extends Sink>(fn: FunctionNode, module: Module, sinksIn: (module: Module) => readonly S[], hops: number): readonly Leak<S>[] {
  const found: Leak<S>[] = [];
  const [start, end] = rangeOf(fn);
  for (const call of module.index.calls) {
    const [from, to] = rangeOf(call);
    if (from < start || to > end || call.arguments.length === 0 || call.callee.type === 'Super') continue;
    for (const { callee, env } of calleesOf(call, module.root)) {
      if (env.module === module) continue;
      for (const leak of leaksOf(callee, env, sinksIn, hops - 1)) {
        const arg = call.arguments[leak.position];
        const piece = arg && arg.type !== 'SpreadElement' ? piecesOf(arg, module.root).find(one => one.parameter?.owner === fn && (leak.piece.key === undefined || one.before !== '*' || one.key === leak.piece.key || one.key === undefined)) : undefined;
        if (piece?.parameter && !isTreated(piece, leak.sink.accepts)) found.push({ ...leak, position: piece.parameter.position, way: [{ at: call, path: module.path }, ...leak.way] });
      }
    }
  }
  return found;
}
