import type { Confidence } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { archiveEntriesIn } from './archive-entries.js';
import { fileSinksOf } from './file-sinks.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { pathCheckOf } from './path-checks.js';
import { least, type Reach, reachesOf } from '../outside/reaches.js';
import { type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';
import { isTreated, labelOf, type Untrusted, untrustedIn } from '../outside/untrusted.js';

/** A file whose path somebody outside chooses. */
export interface PathEscape {
  node: Node;
  /** As it is read: `req.params.name`. */
  what: string;
  /** The call that opens it. */
  name: string;
  kind: 'path' | 'view' | 'archive' | 'upload';
  confidence: Confidence;
  trace: Reach['trace'];
}

export const pathEscapesOf = fact((module: Module): readonly PathEscape[] => [...reachedIn(module), ...archivesIn(module), ...uploadsIn(module)]);

function reachedIn(module: Module): readonly PathEscape[] {
  const found: PathEscape[] = [];
  for (const { at, sink, piece, confidence, trace } of reachesOf(module, fileSinksOf)) {
    if (found.some(({ node }) => node === at)) continue;
    const check = pathCheckOf(piece.trail, piece.env.module, at, module);
    if (check === 'exact') continue;
    const isUnsure = check === 'checked' || isPage(piece, module) || (piece.treatments.has('schema') && !piece.treatments.has('text') && !/file|path|dir|folder/i.test(piece.key ?? '')) || isParsedPath(piece);
    found.push({ node: at, what: labelOf(piece), name: sink.name, kind: /^(?:render|view|renderFile)$/.test(sink.name) ? 'view' : 'path', confidence: isUnsure ? least(confidence, 'possible') : confidence, trace });
  }
  return found;
}

/** Segments of a page's route come encoded, and most pages are made when the site is built. */
function isPage({ part }: Untrusted, { path }: Module): boolean {
  return part === 'params' && /(?:^|\/)app\/(?:.*\/)?(?:page|layout)\.[jt]sx?$/.test(path);
}

/** `new URL(req.url).pathname` has lost its `..`, as long as nobody decodes it. */
function isParsedPath({ key, treatments }: Untrusted): boolean {
  return key === 'pathname' && treatments.has('parsed');
}

function* archivesIn(module: Module): Iterable<PathEscape> {
  for (const { node, what, name, from } of archiveEntriesIn(module)) {
    yield { node, what, name, kind: 'archive', confidence: 'likely', trace: from === node ? [] : [{ at: from }, { at: node }] };
  }
}

/** multer's `diskStorage({ filename, destination })`: what their callbacks are answered. */
function* uploadsIn(module: Module): Iterable<PathEscape> {
  for (const call of module.index.callsByName.get('diskStorage') ?? []) {
    const [options] = call.arguments;
    if (options?.type !== 'ObjectExpression') continue;
    for (const property of options.properties) {
      if (property.type !== 'Property' || !isFunction(property.value)) continue;
      const key = writtenKey(property);
      if (key !== 'filename' && key !== 'destination') continue;
      const answer = answerOf(property.value, module);
      const piece = answer && untrustedIn(answer, module.root).find(one => one.part !== 'file' && !isTreated(one, ['base-name', 'encoded', 'pattern']));
      if (piece && pathCheckOf(piece.trail, piece.env.module, answer, module) === undefined) yield { node: answer, what: labelOf(piece), name: 'diskStorage', kind: 'path', confidence: 'likely', trace: [] };
      if (key === 'destination') continue;
      if (answer && isNameOf(answer, property.value, module)) yield { node: answer, what: module.text.slice(...rangeOf(answer)).slice(0, 40), name: 'diskStorage', kind: 'upload', confidence: 'likely', trace: [] };
    }
  }
}

/** `cb(null, answer)`. */
function answerOf(fn: FunctionNode, module: Module): Node | undefined {
  const callback = fn.params[2];
  if (callback?.type !== 'Identifier') return undefined;
  const call = (module.index.callsByName.get(callback.name) ?? []).find(one => isInside(one, fn) && one.arguments.length === 2);
  return call?.arguments[1];
}

/** `file.originalname` and nothing else. */
function isNameOf(answer: Node, fn: FunctionNode, module: Module): boolean {
  const file = fn.params[1];
  const member = answer.type === 'MemberExpression' ? answer : (answer.type === 'CallExpression' && /^(?:String|trim|toLowerCase)$/.test(calleeName(answer.callee) ?? '') ? answer.arguments[0] : undefined);
  return file?.type === 'Identifier' && member?.type === 'MemberExpression' && writtenKey(member) === 'originalname' && member.object.type === 'Identifier' && module.variableOf(member.object) === module.variableOf(file as TSESTree.Identifier);
}
