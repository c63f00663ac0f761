import { callLimiters } from '@postern/catalogue';
import type { ReachedCall } from './api-calls.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { isFunction, type Node, rangeOf } from '../syntax.js';

const MAX_TEXT = 20_000;

/** Names of what waits, counts or queues, as part of longer names too. */
const LIMITS = /limit(?!s?\s*:)|throttl|queue|semaphore|\bsema\b|mutex|bottleneck|acquire|concurren|\bpool\b|token_?bucket|schedul|stagger|dataloader/i;
const WAITS = /sleep|delay|(?<!a)wait|pause|back_?off|setTimeout|setInterval|retry-?_?after|next_?attempt|limiter|throttl|rate_?limit/i;

/** Whether code waits: a timer that only aborts a request is no pause. */
export function waitsIn(text: string): boolean {
  return WAITS.test(text.replace(/(?:clear|set)Timeout\([^;]{0,200}?abort[^;]{0,40}|clearTimeout|AbortSignal\.timeout|[tT]imeoutSignal/g, ''));
}

export function sourceOf(node: Node, module: Module): string {
  const [start, end] = rangeOf(node);
  return withoutComments(module.text.slice(start, Math.min(end, start + MAX_TEXT)));
}

function withoutComments(text: string): string {
  return text.replace(/(^|\s)\/\/[^\n]*/g, '$1').replace(/\/\*[^*]{0,2000}\*\//g, '');
}

/** Whether something on the way to a call holds it back: a limiter around it, or a pause. */
export function isHeldBack({ call, module, through }: Pick<ReachedCall, 'call' | 'module' | 'through'>): boolean {
  for (let at: Node | undefined = call.node.parent, inner: Node = call.node; at && at.type !== 'Program'; inner = at, at = at.parent) {
    if (at.type === 'CallExpression' && isFunction(inner) && LIMITS.test(calleeName(at.callee) ?? '')) return true;
    if (through.some(({ fn }) => fn === at)) break;
  }
  return through.some(({ fn, module: home }) => {
    const text = sourceOf(fn.body, home);
    // `?limit=10` in an address bounds nothing.
    return LIMITS.test(text.replace(/'[^'\n]{0,300}'|"[^"\n]{0,300}"|`[^`]{0,500}`/g, '')) || waitsIn(text);
  }) || (module.index.imports.length > 0 && LIMITS.test(calleeName(call.node.callee) ?? ''));
}

const limiters = new Set(callLimiters);

/** Whether a file imports a package that holds calls back. */
export const importsCallLimiter = fact((module: Module): boolean =>
  module.index.imports.some(({ source }) => limiters.has(source.value)) ||
  module.index.dynamicImports.some(name => limiters.has(name)) ||
  (module.index.callsByName.get('require') ?? []).some(({ arguments: [arg] }) => arg?.type === 'Literal' && limiters.has(String(arg.value))),
);
