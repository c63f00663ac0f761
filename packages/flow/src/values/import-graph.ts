import { type Module, moduleOf } from '../module.js';
import type { Node } from '../syntax.js';

/** An import that leads from one module of the project to another. */
export interface ImportEdge {
  from: Module;
  node: Node;
  specifier: string;
}

const MAX_DEPTH = 6;
const MAX_MODULES = 120;

/** The modules that a module imports, and they in turn, nearest first; types alone bring nothing with them. */
export function modulesBehind(start: Module, enters: (module: Module) => boolean): readonly { module: Module; way: readonly ImportEdge[] }[] {
  const found: { module: Module; way: readonly ImportEdge[] }[] = [];
  const seen = new Set<unknown>([start.syntax.ast]);
  const queue: { module: Module; way: readonly ImportEdge[] }[] = [{ module: start, way: [] }];
  while (queue.length > 0 && found.length < MAX_MODULES) {
    const { module, way } = queue.shift()!;
    if (!module.syntax.load || way.length >= MAX_DEPTH) continue;
    for (const { node, specifier } of importsOf(module)) {
      const syntax = module.syntax.load(specifier);
      if (!syntax || seen.has(syntax.ast)) continue;
      seen.add(syntax.ast);
      const next = moduleOf(syntax);
      const reached = { module: next, way: [...way, { from: module, node, specifier }] };
      if (!enters(next)) continue;
      found.push(reached);
      queue.push(reached);
    }
  }
  return found;
}

function importsOf(module: Module): readonly { node: Node; specifier: string }[] {
  const { index } = module;
  const imports: { node: Node; specifier: string }[] = [];
  // Compilers drop an import of which only types are used; a template may use what its script does not.
  const dropsUnused = /\.[cm]?tsx?$/.test(module.path);
  for (const node of index.imports) {
    const isType = node.importKind === 'type' || (node.specifiers.length > 0 && node.specifiers.every(specifier => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'));
    const isUsed = !dropsUnused || node.specifiers.length === 0 || node.specifiers.some(({ local }) => (module.variableOf(local)?.reads.length ?? 1) > 0 || isExported(local.name, module));
    if (!isType && isUsed) imports.push({ node, specifier: node.source.value });
  }
  for (const node of index.exports) {
    if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && node.source && node.exportKind !== 'type') imports.push({ node, specifier: node.source.value });
  }
  return imports;
}

/** `export { send }` reads no variable. */
function isExported(name: string, { index }: Module): boolean {
  return index.exports.some(node => node.type === 'ExportNamedDeclaration' && node.specifiers.some(({ local }) => local.type === 'Identifier' && local.name === name));
}
