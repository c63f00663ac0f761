import type { TSESTree } from '@typescript-eslint/types';
import { type Confidence, identityCheck, tlsEnvironment, type TlsSwitch, tlsSwitches } from '@postern/catalogue';
import { constantOf, constantsOf, isEnvironment, isNamedEnvironment } from '../values/constants.js';
import { returnsOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { creationsOf, hostsOf, requestsOf } from '../requests/requests.js';
import { constantAt, memberAt } from '../values/members.js';
import { type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place that switches certificate checks off. */
export interface TlsBypass {
  node: Node;
  kind: 'option' | 'identity' | 'environment' | 'insecure-channel' | 'browser' | 'command' | 'connection-string';
  /** The option, variable or command, as written. */
  name: string;
  /** Where a literal is to be changed for the check to be on again. */
  literal?: { node: Node; safe: string };
  confidence: Confidence;
}

const switchByName = new Map(tlsSwitches.map(one => [one.name, one]));
const environmentByName = new Map(tlsEnvironment.filter(({ name }) => name !== 'NODE_OPTIONS').map(one => [one.name, one]));

export const tlsBypassesOf = fact((module: Module): readonly TlsBypass[] => [
  ...optionsIn(module),
  ...assignmentsIn(module),
  ...clientOptionsIn(module),
  ...callsIn(module),
  ...literalsIn(module),
]);

function* optionsIn(module: Module): Iterable<TlsBypass> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const name = writtenKey(property);
      if (name === undefined) continue;
      const found = judgedOption(name, property.value, property, module) ?? (name === 'secure' ? judgedProxy(object, property, module) : undefined);
      if (found) yield isLocalRequest(object, module) ? { ...found, confidence: 'possible' } : found;
    }
  }
}

/** `{ target: 'https://…', secure: false }`: the options of http-proxy, which dev servers hand through. */
function judgedProxy(object: TSESTree.ObjectExpression, property: TSESTree.Property, module: Module): TlsBypass | undefined {
  const target = object.properties.find((other): other is TSESTree.Property => other.type === 'Property' && writtenKey(other) === 'target');
  if (!target || constantOf(property.value, module.root) !== false) return undefined;
  const texts = textsOf(target.value, module.root);
  if (texts.length > 0 && texts.every(text => /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0)|^http:/.test(text))) return undefined;
  return { node: property, kind: 'option', name: 'secure', confidence: 'likely', ...(property.value.type === 'Literal' && { literal: { node: property.value, safe: 'true' } }) };
}

function* assignmentsIn(module: Module): Iterable<TlsBypass> {
  for (const assignment of module.index.assignments) {
    if (assignment.left.type !== 'MemberExpression' || assignment.operator === '+=') continue;
    const name = writtenKey(assignment.left) ?? computedKey(assignment.left, module);
    const found = name === undefined ? undefined : judgedOption(name, assignment.right, assignment, module);
    if (found) yield found;
  }
}

/** `process.env['NODE_TLS_' + 'REJECT_UNAUTHORIZED']`. */
function computedKey({ computed, property }: TSESTree.MemberExpression, module: Module): string | undefined {
  const key = computed && property.type !== 'Identifier' ? constantOf(property, module.root) : undefined;
  return typeof key === 'string' ? key : undefined;
}

function judgedOption(name: string, value: Node, node: Node, module: Module): TlsBypass | undefined {
  const known = switchByName.get(name);
  if (known) return judgedSwitch(known, value, node, module);
  if (name === identityCheck) return neverFails(value, module) ? { node, kind: 'identity', name, confidence: 'certain' } : undefined;
  // `define: { 'process.env.NODE_TLS_REJECT_UNAUTHORIZED': '"0"' }`
  const variable = environmentByName.get(name.slice(name.lastIndexOf('.') + 1));
  if (!variable) return undefined;
  const { values } = constantsOf(value, module.root);
  const unsafe = values.some(given => variable.unsafe.includes(String(given).replace(/["']/g, '')) || (name.includes('REJECT') && given === false));
  return unsafe ? { node, kind: 'environment', name: variable.name, confidence: 'certain' } : undefined;
}

function judgedSwitch({ name, unsafe, safe }: TlsSwitch, value: Node, node: Node, module: Module): TlsBypass | undefined {
  // `chosen || false` is what was chosen.
  if (value.type === 'LogicalExpression' && value.operator === '||' && value.right.type === 'Literal') return judgedSwitch({ name, unsafe, safe }, value.left, node, module);
  const { values, complete } = constantsOf(value, module.root);
  if (!values.some(given => unsafe.includes(given as never))) return undefined;
  const isAlways = complete && values.every(given => unsafe.includes(given as never));
  return {
    node,
    kind: 'option',
    name,
    confidence: confidenceOf(value, node, isAlways, module),
    ...(value.type === 'Literal' && { literal: { node: value, safe } }),
  };
}

function confidenceOf(value: Node, node: Node, isAlways: boolean, module: Module): Confidence {
  if (turnsOnEnvironment(value, module)) return 'certain';
  if (isGuardedByChoice(node, module)) return 'possible';
  if (isAlways) return 'certain';
  return isChosenByUser(value) ? 'possible' : 'likely';
}

const CHOICE = /insecure|ignore|skip|unauthori[sz]ed|self_?signed|verif|validat|trust|reject/i;

/** `if (options.ignoreTlsErrors) agent.rejectUnauthorized = false`: whoever configures this asks for it by name. */
function isGuardedByChoice(node: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? parent.test : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : undefined;
    if (!test || test === at) continue;
    if (turnsOnEnvironment(test, module)) return false;
    if (CHOICE.test(module.text.slice(...rangeOf(test)))) return true;
  }
  return false;
}

/** `NODE_ENV === 'production'`, or a conditional on it, also through a variable. */
function turnsOnEnvironment(value: Node, module: Module, depth = 4): boolean {
  if (depth === 0) return false;
  switch (value.type) {
    case 'BinaryExpression':
      return isEnvironment(value.left, module.root) || isEnvironment(value.right, module.root) || isNamedEnvironment(value.left, value.right) || isNamedEnvironment(value.right, value.left);
    case 'UnaryExpression':
      return turnsOnEnvironment(value.argument, module, depth - 1);
    case 'ConditionalExpression':
      return turnsOnEnvironment(value.test, module, depth - 1);
    case 'LogicalExpression':
      return turnsOnEnvironment(value.left, module, depth - 1) || turnsOnEnvironment(value.right, module, depth - 1);
    default:
      return originsOf(value, module.root).some(({ node }) => node !== value && turnsOnEnvironment(node, module, depth - 1));
  }
}

/** `insecure ? false : true`, or a method that decides: an option of the caller's has the say. */
function isChosenByUser(value: Node): boolean {
  return value.type === 'ConditionalExpression' || value.type === 'BinaryExpression' || value.type === 'CallExpression';
}

/** A function that gives no error, whatever the certificate says. */
function neverFails(value: Node, module: Module): boolean {
  const origins = originsOf(value, module.root);
  return origins.length > 0 && origins.every(({ node }) => isFunction(node) && isEmptyAnswer(node, module));
}

function isEmptyAnswer(fn: FunctionNode, module: Module): boolean {
  if (fn.body.type === 'BlockStatement' && fn.body.body.some(statement => statement.type !== 'ReturnStatement' && !isRemark(statement))) return false;
  return returnsOf(fn, module).every(answer => {
    const { values, complete } = constantsOf(answer, module.root);
    if (complete && values.every(value => !value || value === true)) return true;
    return answer.type === 'ObjectExpression' && answer.properties.length === 0;
  });
}

/** `console.debug(cert.subject)`: decides nothing. */
function isRemark(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
  const { callee } = statement.expression;
  return callee.type === 'MemberExpression' && /^(?:log|debug|info|warn|error|trace)$/.test(writtenKey(callee) ?? '');
}

/** Options whose name says too little by itself: they count where the client is known. */
function* clientOptionsIn(module: Module): Iterable<TlsBypass> {
  for (const creation of creationsOf(module)) {
    for (const { name, unsafe, where } of creation.client.tls?.options ?? []) {
      const last = name.slice(name.lastIndexOf('.') + 1);
      if (where !== undefined || switchByName.has(last) || !AMBIGUOUS.has(`${creation.client.id}:${name}`)) continue;
      for (const options of creation.options) {
        const member = memberAt(options, name, creation.env);
        if (member.presence !== 'yes') continue;
        const { values } = constantAt(options, name, creation.env);
        const isUnsafe = values.some(value => value !== false && unsafe.includes(value as never)) || (last === 'secure' && values.includes(false));
        if (isUnsafe) yield { node: member.origins[0]!.node, kind: 'option', name, confidence: 'certain' };
        else if (last === 'hostVerifier' && member.origins.every(({ node }) => isFunction(node) && isAlwaysTrue(node, module))) {
          yield { node: member.origins[0]!.node, kind: 'identity', name, confidence: 'likely' };
        }
      }
    }
  }
}

const AMBIGUOUS = new Set(['pg:ssl', 'postgres.js:ssl', 'http-proxy:secure', 'ssh2:hostVerifier']);

function isAlwaysTrue(fn: FunctionNode, module: Module): boolean {
  const answers = returnsOf(fn, module);
  return answers.length > 0 && answers.every(answer => answer.type === 'Literal' && answer.value === true);
}

const INSECURE_CHANNELS = new Set(['@grpc/grpc-js.credentials.createInsecure', 'grpc.credentials.createInsecure', '@grpc/grpc-js.ChannelCredentials.createInsecure', '@grpc/grpc-js.ServerCredentials.createInsecure']);

/** `useTls ? createSsl() : createInsecure()`: whoever configures it decides. */
function isChosen(node: Node, module: Module): boolean {
  const { parent } = node;
  return parent?.type === 'ConditionalExpression' && parent.test !== node && !/NODE_ENV|\b(?:is)?_?(?:prod|dev|test)/i.test(module.text.slice(...rangeOf(parent.test)));
}

function* callsIn(module: Module): Iterable<TlsBypass> {
  const { callsByName } = module.index;
  for (const node of callsByName.get('disableTLSCerts') ?? []) yield { node, kind: 'option', name: 'disableTLSCerts()', confidence: 'certain' };
  for (const node of callsByName.get('createInsecure') ?? []) {
    const [name] = calleeNames(node, module.root).filter(one => INSECURE_CHANNELS.has(one));
    if (name === undefined || name.includes('ServerCredentials') || isLocalChannel(node, module)) continue;
    yield { node, kind: 'insecure-channel', name: 'createInsecure()', confidence: isChosen(node, module) ? 'possible' : 'likely' };
  }
  for (const node of callsByName.get('appendSwitch') ?? []) {
    const [first] = node.arguments;
    if (first && textsOf(first, module.root).includes('ignore-certificate-errors')) yield { node, kind: 'browser', name: 'ignore-certificate-errors', confidence: 'certain' };
  }
  for (const node of callsByName.get('on') ?? []) {
    const [event, handler] = node.arguments;
    if (!event || !isFunction(handler) || !textsOf(event, module.root).includes('certificate-error')) continue;
    if (callsParameterWith(handler, 5, true, module)) yield { node, kind: 'browser', name: 'certificate-error', confidence: 'certain' };
  }
  for (const node of callsByName.get('setCertificateVerifyProc') ?? []) {
    const [handler] = node.arguments;
    if (isFunction(handler) && callsParameterWith(handler, 1, 0, module)) yield { node, kind: 'browser', name: 'setCertificateVerifyProc', confidence: 'certain' };
  }
  yield* commandsIn(module);
}

/** Whether a handler's only answer is to call a parameter with this value, with no condition before it. */
function callsParameterWith(handler: FunctionNode, position: number, value: unknown, module: Module): boolean {
  const parameter = handler.params[position];
  if (parameter?.type !== 'Identifier') return false;
  const variable = module.variableOf(parameter);
  const answers = (module.index.callsByName.get(parameter.name) ?? []).filter(call => call.callee.type === 'Identifier' && module.variableOf(call.callee) === variable);
  const hasCondition = (call: Node) => {
    for (let at = call.parent; at && at !== handler; at = at.parent) if (at.type === 'IfStatement' || at.type === 'ConditionalExpression' || at.type === 'LogicalExpression') return true;
    return false;
  };
  const isThis = (call: (typeof answers)[number]) => call.arguments[0]?.type === 'Literal' && call.arguments[0].value === value;
  return answers.length > 0 && answers.every(isThis) && answers.some(call => !hasCondition(call));
}

const RUNNERS = /^(?:child_process\.(?:exec|execSync|spawn|spawnSync|execFile|execFileSync)|execa(?:\.\w+)*|shelljs\.exec|zx\.\$)$/;

/** Commands that the code starts: `execSync('curl -k …')`, `spawn('curl', ['-k', url])`. */
function* commandsIn(module: Module): Iterable<TlsBypass> {
  if (!/curl|wget|sslVerify|strict-ssl/.test(module.text)) return;
  for (const template of module.index.templates) {
    const tag = template.parent?.type === 'TaggedTemplateExpression' ? template.parent.tag : undefined;
    if (tag?.type !== 'Identifier' || tag.name !== '$') continue;
    const found = insecureFlagIn(template.quasis.map(quasi => quasi.value.cooked ?? '').join('x'));
    if (found !== undefined) yield { node: template, kind: 'command', name: found, confidence: 'likely' };
  }
  for (const node of module.index.calls) {
    const [first, second] = node.arguments;
    if (!first || !calleeNames(node, module.root).some(name => RUNNERS.test(name))) continue;
    const command = [...textsOf(first, module.root), ...listTexts(second, module)].join(' ');
    const found = command.split(/&&|\|\|?|;|\n/).map(insecureFlagIn).find(flag => flag !== undefined);
    if (found !== undefined) yield { node, kind: 'command', name: found, confidence: 'likely' };
  }
}

function listTexts(list: Node | undefined, module: Module): string[] {
  const [origin] = list ? originsOf(list, module.root) : [];
  if (origin?.kind !== 'expression' || origin.node.type !== 'ArrayExpression') return [];
  return origin.node.elements.flatMap(item => (item && item.type !== 'SpreadElement' ? textsOf(item, origin.env).slice(0, 1) : []));
}

function insecureFlagIn(command: string): string | undefined {
  if (/\bcurl\b/.test(command)) {
    const flag = /(?:^|\s)(--insecure|-[a-zA-Z]*k[a-zA-Z]*)(?=\s|$)/.exec(command)?.[1];
    if (flag !== undefined) return `curl ${flag}`;
  }
  if (/\bwget\b/.test(command) && command.includes('--no-check-certificate')) return 'wget --no-check-certificate';
  if (/http\.sslVerify[= ]false/i.test(command)) return 'http.sslVerify=false';
  if (/strict-ssl[= ]false/.test(command)) return 'strict-ssl=false';
  return undefined;
}

const CONNECTION = /^(?:[a-z][a-z\d+.-]*:\/\/|\*|(?=[?&])).*[?&](sslmode=no-verify|tlsAllowInvalidCertificates=true|tlsAllowInvalidHostnames=true|tlsInsecure=true|rejectUnauthorized=false|trustServerCertificate=true)\b/i;

function* literalsIn(module: Module): Iterable<TlsBypass> {
  for (const node of module.index.literals) {
    if (typeof node.value !== 'string') continue;
    if (/^--(?:ignore-certificate-errors|allow-running-insecure-content)(?:=true)?$/.test(node.value) && node.parent?.type === 'ArrayExpression') {
      yield { node, kind: 'browser', name: node.value, confidence: 'certain' };
    } else if (node.value.includes('://') || /^[?&]/.test(node.value)) {
      const switched = CONNECTION.exec(node.value)?.[1];
      if (switched !== undefined) yield { node, kind: 'connection-string', name: switched, confidence: 'certain' };
    }
  }
  for (const node of module.index.templates) {
    const text = node.quasis.map(quasi => quasi.value.cooked ?? '').join('*');
    const switched = text.includes('://') || text.startsWith('*') ? CONNECTION.exec(text)?.[1] : undefined;
    if (switched !== undefined) yield { node, kind: 'connection-string', name: switched, confidence: 'certain' };
  }
}

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|0\.0\.0\.0|[\w-]+\.(?:local|localhost|test))$/;

/** Options of a request that does not leave the machine. */
function isLocalRequest(options: TSESTree.ObjectExpression, module: Module): boolean {
  const request = requestsOf(module).find(one => one.options.includes(options));
  const hosts = request ? hostsOf(request, module) : [];
  return hosts.length > 0 && hosts.every(host => LOCAL.test(host));
}

/** `new Client('localhost:50051', credentials.createInsecure())`, or a service name without a dot. */
function isLocalChannel(credentials: Node, module: Module): boolean {
  const call = credentials.parent;
  if (call?.type !== 'NewExpression' && call?.type !== 'CallExpression') return false;
  const [address] = call.arguments;
  if (!address || address === credentials) return false;
  return textsOf(address, module.root).some(text => {
    const host = text.replace(/^[a-z]+:\/+/, '').replace(/:[\d*]+$/, '');
    return LOCAL.test(host) || /^[\w-]+$/.test(host) || text.startsWith('unix:');
  });
}

