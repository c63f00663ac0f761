import { archivePackages, entryNames } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { constantOf } from '../values/constants.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import type { Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { pathCheckOf } from './path-checks.js';
import { type CallNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A name inside of an archive that becomes the path of a file. */
export interface ArchiveEntry {
  node: Node;
  /** As it is read: `entry.entryName`. */
  what: string;
  /** The call that writes. */
  name: string;
  from: Node;
}

const WRITING = /^(?:writeFile|writeFileSync|createWriteStream|outputFile|outputFileSync|mkdir|mkdirSync|mkdirp|ensureDir|ensureDirSync|ensureFile|rename|symlink|appendFile|appendFileSync)$/;
const ENTRY = /^(?:zip_?)?(?:entry|file|header|item|e|f)$/i;

/** Entries of archives that are written where their names say, and `preservePaths` of tar. */
export function* archiveEntriesIn(module: Module): Iterable<ArchiveEntry> {
  if (/['"]tar(?:-fs)?['"]/.test(module.text)) yield* preservedIn(module);
  if (!archivePackages.test(module.text)) return;
  const told = new Set<Node>();
  for (const member of [...namesOfEntries(module), ...module.index.members.filter(isEntryName)]) {
    for (const to of destinationsOf(member, module, { parts: true, throughCall: joins })) {
      const call = writingCall(to);
      if (!call || told.has(call) || !calleeNames(call, module.root).some(name => /^(?:fs|graceful-fs|fs-extra|mkdirp)\b/.test(name))) continue;
      told.add(call);
      const trail = [member, ...to.trail];
      if (to.trail.some(step => cutsOff(step)) || cutsOff(member) || pathCheckOf(trail, module, call, module) !== undefined) continue;
      yield { node: call, what: module.text.slice(...rangeOf(member)).slice(0, 40), name: calleeName(call.callee) ?? 'this call', from: member };
    }
  }
}

function isEntryName(member: TSESTree.MemberExpression): boolean {
  const key = writtenKey(member);
  return key !== undefined && entryNames.test(key) && member.object.type === 'Identifier' && ENTRY.test(member.object.name);
}

/** `zip.forEach((relativePath, file) => …)` and `for (const [name, file] of Object.entries(zip.files))` of JSZip. */
function* namesOfEntries(module: Module): Iterable<Node> {
  if (!/['"]jszip['"]/.test(module.text)) return;
  for (const call of module.index.callsByName.get('forEach') ?? []) {
    const [callback] = call.arguments;
    const name = isFunction(callback) && callback.params.length >= 2 ? callback.params[0] : undefined;
    if (name && call.callee.type === 'MemberExpression' && /zip$/i.test(module.text.slice(...rangeOf(call.callee.object)))) yield* module.variableOf(name)?.reads ?? [];
  }
  for (const name of ['entries', 'keys']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [files] = call.arguments;
      const loop = call.parent;
      if (!files || !/\.files$/.test(module.text.slice(...rangeOf(files))) || loop?.type !== 'ForOfStatement' || loop.left.type !== 'VariableDeclaration') continue;
      const { id } = loop.left.declarations[0]!;
      const held = id.type === 'ArrayPattern' ? id.elements[0] : id;
      if (held) yield* module.variableOf(held)?.reads ?? [];
    }
  }
}

function joins({ callee }: CallNode): boolean {
  return /^(?:join|resolve|normalize|String|concat)$/.test(calleeName(callee) ?? '');
}

function writingCall(to: Destination): CallNode | undefined {
  return to.kind === 'argument' && to.position === 0 && WRITING.test(calleeName(to.call.callee) ?? '') ? to.call : undefined;
}

/** `path.basename(entry.path)`. */
function cutsOff({ parent }: Node): boolean {
  return parent?.type === 'CallExpression' && /^(?:basename|sanitize\w*|parse)$/.test(calleeName(parent.callee) ?? '');
}

/** `tar.x({ preservePaths: true })` follows absolute paths and `..`. */
function* preservedIn(module: Module): Iterable<ArchiveEntry> {
  for (const object of module.index.objects) {
    const property = object.properties.find((one): one is TSESTree.Property => one.type === 'Property' && writtenKey(one) === 'preservePaths');
    const call = object.parent;
    if (!property || call?.type !== 'CallExpression' || !/^(?:x|extract|unpack)$/.test(calleeName(call.callee) ?? '')) continue;
    if (constantOf(property.value, module.root) === true) yield { node: property, what: 'preservePaths', name: calleeName(call.callee) ?? 'extract', from: property };
  }
}
