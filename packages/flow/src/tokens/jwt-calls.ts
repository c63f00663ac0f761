import { type JwtCall, jwtCalls } from '@postern/catalogue';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';

/** A call that reads, proves or makes a token. */
export interface JwtUse {
  call: CallNode;
  does: JwtCall['does'];
  /** The library's entry; `*` in its name where only the receiver is known by name. */
  known: JwtCall;
  token: Node | undefined;
  payload: Node | undefined;
  key: Node | undefined;
  /** Undefined where none are given. */
  options: Node | undefined;
}

const byName = new Map(jwtCalls.map(one => [one.name, one]));
const lastNames = new Set(jwtCalls.map(({ name }) => name.slice(name.lastIndexOf('.') + 1).replace('()', '')));

export const jwtUsesOf = fact((module: Module): readonly JwtUse[] => module.index.calls.flatMap(call => useOf(call, module) ?? []));

function useOf(call: CallNode, module: Module): JwtUse | undefined {
  const { callee } = call;
  if (callee.type === 'MemberExpression' && !lastNames.has(writtenKey(callee) ?? '') && calleeName(callee) !== 'default') return undefined;
  const names = [...calleeNames(call, module.root), ...promisified(call, module)];
  const known = names.map(name => byName.get(name)).find(one => one !== undefined) ?? (names.length === 0 || callee.type === 'MemberExpression' ? ofReceiver(call) : undefined);
  if (!known) return undefined;
  if (known.name === 'jose.SignJWT' && call.type !== 'NewExpression') return undefined;
  const at = (position: number | undefined) => (position === undefined ? undefined : argumentAt(call, position));
  const options = at(known.options);
  return { call, does: known.does, known, token: at(known.token), payload: at(known.payload), key: at(known.key), options: isFunction(options) ? undefined : options };
}

/** `promisify(jwt.verify)(token, key)`, also kept in a variable. */
function promisified(call: CallNode, module: Module): readonly string[] {
  const { callee } = call;
  const made = callee.type === 'CallExpression' ? callee : undefined;
  const [given] = made && calleeName(made.callee) === 'promisify' ? made.arguments : [];
  return given && given.type !== 'SpreadElement' ? namesOf(given, module.root) : [];
}

/** `this.jwtService.decode(token)` of compiled code, `fastify.jwt.sign(payload)`: known by what holds it. */
function ofReceiver(call: CallNode): JwtCall | undefined {
  if (call.callee.type !== 'MemberExpression') return undefined;
  const { object } = call.callee;
  if (object.type !== 'MemberExpression') return undefined;
  const holder = writtenKey(object) ?? '';
  const isOwn = object.object.type === 'ThisExpression' || (object.object.type === 'Identifier' && /^(?:fastify|app|server|request|req|reply|instance|_this)$/.test(object.object.name));
  if (!isOwn || !/^_?jwt(?:_?service)?$/i.test(holder)) return undefined;
  switch (writtenKey(call.callee)) {
    case 'decode':
      return { name: '*.decode', does: 'decode', token: 0 };
    case 'verify':
    case 'verifyAsync':
      return { name: '*.verify', does: 'verify', token: 0, options: 1 };
    case 'sign':
    case 'signAsync':
      return { name: '*.sign', does: 'sign', payload: 0, options: 1 };
    default:
      return undefined;
  }
}
