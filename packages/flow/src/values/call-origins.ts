import type { TSESTree } from '@typescript-eslint/types';
import { calleesOf, isAsyncRunner, returnsOf } from './functions.js';
import type { Env } from '../module.js';
import { gathered, isGlobal, type Origin, own, through } from './origin.js';
import { importOf, originsOf } from './origins.js';
import { type CallNode, type FunctionNode, isFunction, type Node, writtenKey } from '../syntax.js';

const MAX_DEPTH = 6; // calls followed into calls

/** What a call hands back: the values that the function called returns, or the call itself where they are not known. */
export function callOrigins(node: TSESTree.CallExpression, env: Env): readonly Origin[] {
  const runner = isAsyncRunner(node);
  if (runner) return gathered(returnsOf(runner, env.module), value => originsOf(value, env));
  const { callee } = node;
  if (callee.type === 'MemberExpression') {
    const name = writtenKey(callee);
    // Transparent: the value comes out as it went in.
    if ((name === 'freeze' || name === 'seal') && isGlobal(callee.object, 'Object', env) && node.arguments[0]) return originsOf(node.arguments[0], env);
    if (name && PROMISE_WRAPPERS.has(name) && isGlobal(callee.object, 'Promise', env) && node.arguments[0]) return originsOf(node.arguments[0], env);
    if ((name === 'catch' || name === 'finally') && node.arguments.length === 1) return originsOf(callee.object, env);
    if (name === 'then' && isFunction(node.arguments[0])) {
      return gathered(returnsOf(node.arguments[0], env.module), value => originsOf(value, env));
    }
    if (name === 'bind') return originsOf(callee.object, env).filter(origin => isFunction(origin.node)).length > 0 ? originsOf(callee.object, env) : own(node, env);
  }
  const made = wrappedFunction(callee, node.arguments[0]);
  if (made) return made.isRun ? gathered(returnsOf(made.fn, env.module), value => originsOf(value, env)) : own(made.fn, env);
  if (isImportWrapper(callee) && node.arguments[0] && node.arguments[0].type !== 'SpreadElement') return originsOf(node.arguments[0], env);
  const required = requiredModule(node, env);
  if (required !== undefined) return importOf(required, '*', node, env);
  if (env.depth >= MAX_DEPTH) return own(node, env);
  const callees = calleesOf(node, env);
  if (callees.length === 0) return own(node, env);
  return gathered(callees, ({ callee: fn, env: home }) => {
    const values = returnsOf(fn, home.module);
    // Without a return there is nothing to follow; a generator hands out items.
    if (values.length === 0 || fn.generator) return own(node, env);
    const inner: Env = { module: home.module, frame: { callee: fn, args: node.arguments, from: env }, depth: env.depth + 1 };
    return through(gathered(values, value => originsOf(value, inner)), node);
  });
}

const PROMISE_WRAPPERS = new Set(['resolve', 'all', 'allSettled']);

/** `useMemo(() => x)` is x; `once(() => x)`, `useCallback(…)` and the like are the function they are given. */
function wrappedFunction(callee: Node, given: Node | undefined): { fn: FunctionNode; isRun: boolean } | undefined {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? writtenKey(callee) : undefined;
  if (name === undefined || !isFunction(given)) return undefined;
  if (name === 'useMemo') return { fn: given, isRun: true };
  return FUNCTION_WRAPPERS.has(name) ? { fn: given, isRun: false } : undefined;
}

const FUNCTION_WRAPPERS = new Set(['once', 'memoize', 'memoise', 'useCallback', 'throttle', 'debounce', 'cache', 'asyncHandler', 'catchAsync', 'wrapAsync']);

const IMPORT_WRAPPERS = new Set(['__importDefault', '__importStar', '_interopRequireDefault', '_interopRequireWildcard', '__toESM', 'interopDefault']);

/** Compiled output wraps what it imports: `__importDefault(require('axios'))`, `tslib_1.__importStar(…)`. */
function isImportWrapper(callee: Node): boolean {
  if (callee.type === 'SequenceExpression') return isImportWrapper(callee.expressions.at(-1)!);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? writtenKey(callee) : undefined;
  return name !== undefined && IMPORT_WRAPPERS.has(name);
}

function requiredModule(node: CallNode, env: Env): string | undefined {
  const { callee } = node;
  const isRequire = callee.type === 'Identifier' && (callee.name === 'require' || callee.name === '__require') && node.arguments.length === 1;
  if (!isRequire) return undefined;
  const variable = env.module.variableOf(callee);
  // `const require = createRequire(import.meta.url)` is the same thing.
  if (variable?.definitions[0]?.kind === 'parameter') return undefined;
  const [arg] = node.arguments;
  return arg?.type === 'Literal' && typeof arg.value === 'string' ? arg.value : undefined;
}
