import type { Confidence } from '@postern/catalogue';
import { addressCheckOf } from './address-checks.js';
import { placesOn } from '../outside/value-on-its-way.js';
import { writesOf } from '../values/bindings.js';
import { calleesOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { least, type Reach, reachesOf } from '../outside/reaches.js';
import { redirectSinksOf } from './redirect-sinks.js';
import { testsBefore } from '../outside/tests-before.js';
import { type Node, rangeOf } from '../syntax.js';
import { labelOf, type Untrusted } from '../outside/untrusted.js';

/** A redirect whose target somebody outside chooses. */
export interface UnsafeRedirect {
  node: Node;
  /** As it is read: `req.query.next`. */
  what: string;
  name: string;
  confidence: Confidence;
  trace: Reach['trace'];
}

export const unsafeRedirectsOf = fact((module: Module): readonly UnsafeRedirect[] => {
  const found: UnsafeRedirect[] = [];
  for (const { at, sink, piece, confidence, trace } of reachesOf(module, redirectSinksOf)) {
    if (found.some(({ node }) => node === at) || isRelative(piece, at, module)) continue;
    const check = addressCheckOf(piece, at, module);
    if (check === 'exact') continue;
    // A session or a form of the visitor's own page can hold it; a link cannot.
    const isOwnForm = piece.part === 'cookies' || piece.part === 'message';
    const isUnsure = check === 'checked' || isOwnForm || isKept(piece) || isMadeElsewhere(sink.value, module);
    found.push({ node: at, what: labelOf(piece), name: sink.name, confidence: isUnsure ? least(confidence, 'possible') : confidence, trace });
  }
  return found;
});

/** Through a function of another file, whose conditions are not read here. */
function isMadeElsewhere(value: Node, module: Module, depth = 4): boolean {
  if (depth === 0) return false;
  switch (value.type) {
    case 'LogicalExpression':
      return isMadeElsewhere(value.left, module, depth - 1) || isMadeElsewhere(value.right, module, depth - 1);
    case 'ConditionalExpression':
      return isMadeElsewhere(value.consequent, module, depth - 1) || isMadeElsewhere(value.alternate, module, depth - 1);
    case 'AwaitExpression':
      return isMadeElsewhere(value.argument, module, depth - 1);
    case 'Identifier': {
      const variable = module.variableOf(value);
      return variable !== undefined && writesOf(variable).some(({ kind, source }) => kind === 'init' && isMadeElsewhere(source, module, depth - 1));
    }
    case 'CallExpression':
    case 'NewExpression':
      return calleesOf(value, module.root).some(({ env }) => env.module !== module) || value.arguments.some(arg => arg.type !== 'SpreadElement' && isMadeElsewhere(arg, module, depth - 1));
    default:
      return false;
  }
}

const KEPT = /saml|relaystate|logout_?uri|callback_?uri/i;

/** Addresses that a protocol checks elsewhere. */
function isKept({ key }: Untrusted): boolean {
  return key !== undefined && KEPT.test(key);
}

/** `next.startsWith('/') && !next.startsWith('//')`, also as an expression, or with a backslash in mind. */
function isRelative({ trail, before }: Untrusted, use: Node, module: Module): boolean {
  const tests = placesOn(trail, use, module).flatMap(place => testsBefore(place).map(({ test }) => module.text.slice(...rangeOf(test))));
  const all = tests.join(' ; ');
  const refusesTwo = /startsWith\(\s*['"`]\/\/|\[1\]\s*[!=]==?\s*['"`]\/|charAt\(1\)|\(\?!\s*\[?(?:\/|\\\/)|\^\\?\/\[\^|includes\(\s*['"`](?:\/\/|:)|\^\\\/\(\?!|indexOf\(\s*['"`](?:\/\/|:)/.test(all);
  return refusesTwo && (before === '' || before === '/');
}
