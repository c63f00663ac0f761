import { isAskedAbout } from '../outside/asked-about.js';
import { testsBefore } from '../outside/tests-before.js';
import type { Untrusted } from '../outside/untrusted.js';
import { isElsewhere, mentions, namesOn, placesOn } from '../outside/value-on-its-way.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { type CallNode, isInside, type Node, rangeOf } from '../syntax.js';
import { originsOf } from '../values/origins.js';

/**
 * Whether something looks at where an address leads before it is used. `exact`: its host or origin is compared, or the
 * whole of it with a start that no other host has. `checked`: a function is asked whose name says so.
 */
export function addressCheckOf({ trail, env }: Untrusted, use: Node, module: Module): 'exact' | 'checked' | undefined {
  const names = namesOn(trail, env.module);
  let found: 'checked' | undefined = trail.some(node => isElsewhere(node, module, env.module)) ? 'checked' : undefined;
  for (const place of placesOn(trail, use, module)) {
    for (const { test } of testsBefore(place)) {
      const verdict = ofTest(test, names, module);
      if (verdict === 'exact') return 'exact';
      found ??= verdict;
    }
  }
  return found ?? (isAskedAbout(use, trail, names, module, { asking: ASKING, counts: call => !isResponse(call, module) }) ? 'checked' : undefined);
}

const HOST = /\.(?:hostname|host|origin)\b|\b(?:hostname|host|origin|domain)\b/i;
const ASKING = /valid|check|assert|verif|ensure|guard|safe|allow|ssrf|private|public|internal|permit|trusted|local|same|relative|belongs|match/i;

function ofTest(test: Node, names: ReadonlySet<string>, module: Module): 'exact' | 'checked' | undefined {
  if (!mentions(test, names, module)) return undefined;
  const text = module.text.slice(...rangeOf(test));
  if (HOST.test(text) && /===|!==|==|!=|\.(?:includes|has|test|endsWith|some|find|get|indexOf)\(|\w\(/.test(text)) return 'exact';
  if (/\.startsWith\(\s*[^)]{1,200}\)/.test(text)) return startsFixed(text) ? 'exact' : undefined;
  return asks(test, module) ? 'checked' : undefined;
}

/** `startsWith('https://api.shop.example/')`; a variable or a constant may well be such a start. */
function startsFixed(text: string): boolean {
  const [, start = ''] = /\.startsWith\(\s*([^)]{1,200})\)/.exec(text) ?? [];
  const literal = /^(['"`])(.*)\1$/.exec(start.trim())?.[2];
  return literal === undefined || /^https?:\/\/[^/]+\/|^\/\w/.test(literal);
}

function asks(test: Node, module: Module): boolean {
  return module.index.calls.some(call => isInside(call, test) && ASKING.test(calleeName(call.callee) ?? ''));
}

/** `res.json(valid)`: answers, and asks nothing. */
function isResponse({ callee }: CallNode, module: Module): boolean {
  return originsOf(callee, module.root).length === 0;
}
