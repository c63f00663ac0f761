import { corsLibraries, corsOptionNames, corsPlugins } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { constantsOf, constantsOfOrigins } from '../values/constants.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';

/** Options that let other origins in. */
export interface CorsSetting {
  /** The option or call to underline where the origin is not written. */
  node: Node;
  /** Undefined where the library's default holds. */
  origin: Node | undefined;
  fallback: 'any' | 'reflected' | 'none';
  credentials: boolean;
}

export const corsSettingsOf = fact((module: Module): readonly CorsSetting[] => {
  const objects = [...objectsIn(module)];
  return [...objects, ...callsIn(module, new Set(objects.map(({ object }) => object)))];
});

/** Objects with an `origin`, where credentials or what they are handed to say that they are about this. */
function* objectsIn(module: Module): Iterable<CorsSetting & { object: Node }> {
  for (const object of module.index.objects) {
    const pair = corsOptionNames.find(([origin]) => propertyOf(object, origin));
    const property = pair && propertyOf(object, pair[0]);
    if (!pair || !property) continue;
    const member = memberAt(object, pair[1], module.root);
    const credentials = constantsOfOrigins(member.origins).values.some(value => value === true || value === 'true');
    if (!credentials && !isForCors(object, property.value, module)) continue;
    yield { object, node: property, origin: property.value, fallback: 'none', credentials };
  }
}

function propertyOf(object: TSESTree.ObjectExpression, key: string): TSESTree.Property | undefined {
  return object.properties.find((property): property is TSESTree.Property => property.type === 'Property' && writtenKey(property) === key);
}

/** In `cors: { … }`, in a variable of that name, or given to such a call. */
function isForCors(object: TSESTree.ObjectExpression, origin: Node, module: Module): boolean {
  if (isFunction(origin) && /^origin$|requestOrigin/i.test(origin.params[0]?.type === 'Identifier' ? origin.params[0].name : '')) return true;
  for (let at: Node | undefined = object.parent, steps = 0; at && steps < 4 && !isFunction(at); at = at.parent, steps++) {
    if (at.type === 'Property' || at.type === 'PropertyDefinition') {
      if (/cors/i.test(writtenKey(at) ?? '')) return true;
    } else if (at.type === 'VariableDeclarator') return at.id.type === 'Identifier' && /cors/i.test(at.id.name);
    else if (at.type === 'CallExpression' || at.type === 'NewExpression') return isCorsCall(at, module);
  }
  return false;
}

function isCorsCall(call: CallNode, module: Module): boolean {
  const name = calleeName(call.callee) ?? '';
  return /cors/i.test(name) || (name === 'register' && isPlugin(call, module));
}

function isPlugin(call: CallNode, module: Module): boolean {
  const plugin = argumentAt(call, 0);
  return plugin !== undefined && originsOf(plugin, module.root).some(origin => origin.kind === 'import' && corsPlugins.includes(origin.from));
}

const byName = new Map(corsLibraries.map(one => [one.name, one]));

/** Calls whose options name no origin, so that the library's own choice holds. */
function* callsIn(module: Module, met: ReadonlySet<Node>): Iterable<CorsSetting> {
  for (const call of module.index.calls) {
    const name = calleeName(call.callee);
    const isNest = name === 'enableCors';
    const isRegistered = name === 'register' && isPlugin(call, module);
    if (!isNest && !isRegistered && call.callee.type === 'MemberExpression' && !/cors|default/i.test(name ?? '')) continue;
    const library = isNest || isRegistered ? { options: isNest ? 0 : 1, origin: 'any' as const, credentials: false } : calleeNames(call, module.root).map(one => byName.get(one)).find(one => one !== undefined);
    if (!library) continue;
    const options = argumentAt(call, library.options);
    if (!options) {
      if (library.credentials) yield { node: call, origin: undefined, fallback: library.origin, credentials: true };
      continue;
    }
    if (isFunction(options) || originsOf(options, module.root).some(({ node }) => met.has(node))) continue;
    if (['origin', 'origins'].some(key => memberAt(options, key, module.root).presence !== 'no')) continue;
    const given = memberAt(options, 'credentials', module.root);
    const { values, complete } = constantsOfOrigins(given.origins);
    const credentials = given.presence === 'no' ? library.credentials : complete && values.includes(true);
    yield { node: propertyWith(options, module) ?? call, origin: undefined, fallback: library.origin, credentials };
  }
}

/** `credentials: true`, where it is written in the call. */
function propertyWith(options: Node, module: Module): Node | undefined {
  if (options.type !== 'ObjectExpression') return undefined;
  const property = propertyOf(options, 'credentials');
  return property && constantsOf(property.value, module.root).values.includes(true) ? property : undefined;
}
