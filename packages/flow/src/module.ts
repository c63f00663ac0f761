import { indexNodes, type NodeIndex } from './node-index.js';
import type { FunctionNode, Node, Syntax } from './syntax.js';
import { type Variable, variablesOf } from './values/variables.js';

/**
 * How many steps of following a file may cost. Real files need a few thousand; the bound is for minified bundles and
 * code written to be slow. When it is spent, all that is left to ask is answered "unknown".
 */
export const STEPS_PER_FILE = 400_000;

/** One parsed file and what was worked out about it so far. Facts are functions of it and are kept by it. */
export interface Module {
  readonly syntax: Syntax;
  readonly path: string;
  readonly text: string;
  readonly index: NodeIndex;
  /** The variable an identifier means; undefined for a global. */
  variableOf(identifier: Node): Variable | undefined;
  /** Where values are looked up outside of any call. */
  readonly root: Env;
  /** Steps left; see `STEPS_PER_FILE`. */
  fuel: number;
  /** Facts by the function that works them out. */
  readonly facts: Map<unknown, unknown>;
}

/** What the parameters of the functions being followed stand for. */
export interface Env {
  readonly module: Module;
  /** The call that is being followed, or undefined at the root. */
  readonly frame?: { readonly callee: FunctionNode; readonly args: readonly Node[]; readonly from: Env };
  readonly depth: number;
}

// Keyed by AST, not by a host's source-code object: oxlint reuses one such object for every file.
const modules = new WeakMap<Syntax['ast'], Module>();

export function moduleOf(syntax: Syntax): Module {
  const known = modules.get(syntax.ast);
  if (known) return known;
  const index = indexNodes(syntax);
  let variableOf: Module['variableOf'] | undefined;
  const module: Module = {
    syntax,
    path: syntax.path,
    text: syntax.text,
    index,
    variableOf: identifier => (variableOf ??= variablesOf(index))(identifier),
    get root() {
      return root;
    },
    fuel: STEPS_PER_FILE,
    facts: new Map(),
  };
  const root: Env = { module, depth: 0 };
  modules.set(syntax.ast, module);
  return module;
}

/** Works a fact out once a file: `export const requestsOf = fact((module: Module) => …)`. */
export function fact<T>(collect: (module: Module) => T): (module: Module) => T {
  return module => {
    if (!module.facts.has(collect)) module.facts.set(collect, collect(module));
    return module.facts.get(collect) as T;
  };
}
