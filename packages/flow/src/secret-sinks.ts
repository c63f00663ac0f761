import type { TSESTree } from '@typescript-eslint/types';
import { type Confidence, queryKeyedHosts } from '@postern/catalogue';
import { apisAt } from './apis.js';
import { constantOf } from './constants.js';
import { memberAt } from './members.js';
import { fact, type Module } from './module.js';
import { calleeNames } from './names.js';
import { calleeName } from './node-index.js';
import { originsOf } from './origins.js';
import { partsOf, textOf } from './parts.js';
import { requestsOf } from './requests.js';
import { type ExposedSecret, rootName, secretsIn, secretStrengthOf } from './secret-values.js';
import { type CallNode, isFunction, type Node, rangeOf, writtenKey } from './syntax.js';

/** A credential that is shown, kept or sent where others can read it. */
export interface SecretExposure {
  node: Node;
  secret: ExposedSecret;
  /** Where it goes, in words. */
  sink: string;
  confidence: Confidence;
}

export const LEVELS = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'fatal', 'verbose', 'silly', 'notice', 'dir', 'table', 'http', 'write', 'captureMessage', 'captureException', 'setContext', 'setExtra', 'setExtras', 'addBreadcrumb', 'track', 'noticeError', 'addAttribute', 'logEvent', 'capture', 'identify'];
export const LOGGER_NAMES = ['console', 'log', 'logs', 'logger', 'winston', 'pino', 'bunyan', 'signale', 'consola', 'debug', 'Sentry', 'analytics', 'newrelic', 'mixpanel', 'posthog', 'Logger', '\\w*[lL]ogger', '\\w*Log', 'stdout', 'stderr', 'loglevel', 'tracer', 'rollbar', 'bugsnag', 'Bugsnag', 'LogRocket', 'datadogLogs'];
const LOGGERS = new RegExp(`^(?:${LOGGER_NAMES.join('|')})$`);

/** Credentials that reach a log, a console, an error tracker or analytics. */
export const loggedSecretsOf = fact((module: Module): readonly SecretExposure[] => {
  // A logger that is told what to leave out keeps its word for objects.
  const isRedacted = /redact\s*:|redaction|maskFields|fast-redact|pino-noir/.test(module.text);
  const found: SecretExposure[] = [];
  for (const [name, calls] of module.index.callsByName) {
    if (!LEVELS.includes(name) && name !== 'debug') continue;
    for (const call of calls) {
      const sink = logSinkOf(call, name, module);
      if (sink === undefined) continue;
      for (const arg of call.arguments) {
        if (arg.type === 'SpreadElement' || (isRedacted && arg.type === 'ObjectExpression')) continue;
        for (const secret of secretsIn(arg, module.root)) {
          if (isNameOfMissing(arg, secret, module)) continue;
          const isShown = sink === 'the console' && secret.kind === 'value' && ONE_OFF.test(module.path);
          found.push({ node: call, secret, sink, confidence: secret.strength === 'strong' && !isShown ? 'likely' : 'possible' });
        }
      }
    }
  }
  return found;
});

/** Scripts that a person runs to see what they print. */
const ONE_OFF = /(?:^|\/)(?:bin|scripts?|tools?|examples?|seeds?)\/|(?:^|\/)(?:seed|create|generate|gen|make|setup)[\w.-]*\.[cm]?[jt]s$/i;

/** `Secret "${secretKey}" not found`: the key under which one was looked up. */
function isNameOfMissing(arg: Node, { name }: ExposedSecret, module: Module): boolean {
  return /key$/i.test(name) && arg.type === 'TemplateLiteral' && /not found|does not exist|is missing|no such|not set|not configured/i.test(module.text.slice(...rangeOf(arg)));
}

function logSinkOf(call: CallNode, name: string, module: Module): string | undefined {
  const { callee } = call;
  if (callee.type === 'Identifier') return calleeNames(call, module.root).some(full => full === 'debug()') ? 'the debug log' : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const { object } = callee;
  const holder = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : object.type === 'CallExpression' ? (calleeName(object.callee) ?? '') : '';
  if (name === 'write' && !/^std(?:out|err)$/.test(holder)) return undefined;
  if (!LOGGERS.test(holder)) return undefined;
  if (holder === 'console') return 'the console';
  return /sentry|rollbar|bugsnag/i.test(holder) ? 'the error tracker' : /analytics|mixpanel|posthog/i.test(holder) ? 'analytics' : 'the log';
}

const SAFE_STORES = /SecureStore|Keychain|keytar|safeStorage|EncryptedStorage|secureStorage|SInfo|encrypted/i;

/** Tokens and keys that are kept where scripts, other apps or a thief of the device can read them. */
export const storedSecretsOf = fact((module: Module): readonly SecretExposure[] => {
  const found: SecretExposure[] = [];
  for (const name of ['setItem', 'set', 'setString', 'setItemAsync', 'put']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const sink = storeOf(call, module);
      if (sink === undefined) continue;
      const secret = storedSecret(call, module);
      if (secret) found.push({ node: call, secret, sink, confidence: 'likely' });
    }
  }
  for (const call of module.index.callsByName.get('multiSet') ?? []) {
    const [pairs] = call.arguments;
    if (pairs?.type !== 'ArrayExpression' || storeOf(call, module) === undefined) continue;
    for (const pair of pairs.elements) {
      const secret = pair?.type === 'ArrayExpression' && pair.elements.length === 2 ? secretUnder(pair.elements as Node[], module) : undefined;
      if (secret) found.push({ node: pair!, secret, sink: 'AsyncStorage', confidence: 'likely' });
    }
  }
  found.push(...boundToStorage(module), ...writtenToFiles(module));
  for (const { left, right } of module.index.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const holder = rootName(left);
    const key = writtenKey(left);
    if (/^(?:localStorage|sessionStorage)$/.test(storageName(left.object)) && key !== undefined) {
      const strength = secretStrengthOf(key);
      const secret = strength ? { node: right, name: key, strength, kind: 'value' as const } : secretsIn(right, module.root)[0];
      if (secret) found.push({ node: left, secret, sink: storageName(left.object), confidence: 'likely' });
    }
    if (key === 'cookie' && holder === 'document') {
      for (const secret of cookieSecrets(right, module)) found.push({ node: left, secret, sink: 'a cookie that scripts can read', confidence: 'likely' });
    }
  }
  return found;
});

const STORAGE_HOOKS = /^(?:@vueuse\/core|usehooks-ts|react-use|@uidotdev\/usehooks|react-storage-hooks|@mantine\/hooks)\.use(?:Local|Session)?Storage\b/;

/** `useLocalStorage('api-token', '')`: a value that lives in the storage of the browser. */
function* boundToStorage(module: Module): Iterable<SecretExposure> {
  for (const name of ['useStorage', 'useLocalStorage', 'useSessionStorage']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [key, initial, storage] = call.arguments;
      if (!key || key.type === 'SpreadElement' || !calleeNames(call, module.root).some(full => STORAGE_HOOKS.test(full))) continue;
      const written = constantOf(key, module.root);
      const strength = typeof written === 'string' ? secretStrengthOf(written) : undefined;
      if (!strength || (initial && isFlag(initial)) || (storage && SAFE_STORES.test(module.text.slice(...rangeOf(storage))))) continue;
      yield { node: call, secret: { node: call, name: String(written), strength, kind: 'value' }, sink: name === 'useSessionStorage' ? 'sessionStorage' : 'localStorage', confidence: 'likely' };
    }
  }
  for (const call of module.index.callsByName.get('persist') ?? []) {
    const [state, options] = call.arguments;
    if (!state || !calleeNames(call, module.root).some(full => full === 'zustand/middleware.persist')) continue;
    if (options && /partialize|SecureStore|encrypt|\bstorage\b/i.test(module.text.slice(...rangeOf(options)))) continue;
    const secret = isFunction(state) ? heldBy(state.body) : undefined;
    if (secret) yield { node: secret.node, secret, sink: 'localStorage', confidence: 'likely' };
  }
}

/** A credential among the members of a state; its setters are none. */
function heldBy(body: Node): ExposedSecret | undefined {
  if (body.type !== 'ObjectExpression') return undefined;
  for (const property of body.properties) {
    if (property.type !== 'Property' || isFunction(property.value) || isFlag(property.value)) continue;
    const name = writtenKey(property);
    const strength = name === undefined ? undefined : secretStrengthOf(name);
    if (strength) return { node: property, name: name!, strength, kind: 'value' };
  }
  return undefined;
}

function isFlag(value: Node): boolean {
  return value.type === 'UnaryExpression' || (value.type === 'Literal' && (typeof value.value === 'boolean' || typeof value.value === 'number'));
}

const FILE_WRITERS = ['writeFile', 'writeFileSync', 'writeJson', 'writeJSON', 'writeJsonSync', 'outputJson', 'outputJSON', 'outputFile'];
/** Places of a person's logins; the mode of a file that only its owner reads. */
const LOGIN_FILE = /credential|token|auth|session|login|homedir|\.config\b/i;
const OWNER_ONLY = /\b(?:mode\s*:|0o?[46]00\b|chmod)/;

/** `fs.writeFile(path.join(os.homedir(), '.tool.json'), JSON.stringify({ token }))`, readable by every account of the machine. */
function* writtenToFiles(module: Module): Iterable<SecretExposure> {
  if (OWNER_ONLY.test(module.text) || /(?:^|\/)(?:playwright|e2e|cypress)\//.test(module.path)) return;
  for (const name of FILE_WRITERS) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [file, content] = call.arguments;
      if (!file || !content || content.type === 'SpreadElement' || isProtected(content)) continue;
      const where = [file, ...originsOf(file, module.root).filter(({ env }) => env.module === module).map(({ node }) => node)].map(node => module.text.slice(...rangeOf(node)));
      if (!where.some(text => LOGIN_FILE.test(text)) || where.some(text => /design|theme|css|styles?\b/i.test(text))) continue;
      // Lists of tokens are those of a design, a parser or a chain more often than of a login.
      const secret = secretsIn(content, module.root).find(({ kind, name: one, strength }) => kind === 'value' && !(strength === 'weak' && /tokens$/i.test(one)));
      if (secret) yield { node: call, secret, sink: 'a file that other accounts can read', confidence: 'likely' };
    }
  }
}

function storageName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && /^(?:window|globalThis|self)$/.test(rootName(node)) ? (writtenKey(node) ?? '') : '';
}

function storeOf(call: CallNode, module: Module): string | undefined {
  const { callee } = call;
  if (callee.type === 'Identifier') return calleeNames(call, module.root).some(full => /^idb-keyval\.set$/.test(full)) ? 'storage in the clear' : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const name = storageName(callee.object);
  if (name === 'localStorage' || name === 'sessionStorage' || name === 'AsyncStorage' || name === 'localforage') return name;
  const text = module.text.slice(...rangeOf(callee.object));
  if (SAFE_STORES.test(text)) return undefined;
  if (/^(?:chrome|browser)\.storage\.(?:sync|local|session|managed)$/.test(text)) return text;
  const full = calleeNames(call, module.root);
  if (full.some(one => /^(?:js-cookie|universal-cookie\(\)|@react-native-async-storage\/async-storage|idb-keyval|localforage|@capacitor\/preferences\.Preferences|react-native-default-preference)(?![\w-])/.test(one))) return 'storage in the clear';
  const store = full.find(one => /^(?:electron-store|react-native-mmkv\.MMKV|conf)\(\)/.test(one));
  return store !== undefined && !/encryptionKey/.test(module.text) ? 'a plain file' : undefined;
}

function storedSecret(call: CallNode, module: Module): ExposedSecret | undefined {
  const [first, second] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  if (first.type === 'ObjectExpression') {
    for (const property of first.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      const name = key === 'key' ? constantOf(property.value, module.root) : key;
      const strength = typeof name === 'string' ? secretStrengthOf(name) : undefined;
      if (strength && !isProtected(property.value)) return { node: property, name: String(name), strength, kind: 'value' };
    }
    return undefined;
  }
  return second && second.type !== 'SpreadElement' ? secretUnder([first, second], module) : undefined;
}

/** A credential that is kept under a key. */
function secretUnder([first, second]: readonly Node[], module: Module): ExposedSecret | undefined {
  if (!first || !second || isProtected(second) || isMadeProtected(second, module)) return undefined;
  const key = constantOf(first, module.root);
  const strength = typeof key === 'string' ? secretStrengthOf(key) : undefined;
  if (strength && !isHarmless(second, module)) return { node: second, name: String(key), strength, kind: 'value' };
  const named = first.type === 'Identifier' || first.type === 'MemberExpression' ? secretStrengthOf(first.type === 'Identifier' ? first.name.replace(/_?key$/i, '') : (writtenKey(first) ?? '').replace(/_?key$/i, '')) : undefined;
  const [inside] = secretsIn(second, module.root);
  return inside ?? (named && !isHarmless(second, module) ? { node: second, name: module.text.slice(...rangeOf(first)), strength: named, kind: 'value' } : undefined);
}

function isProtected(value: Node): boolean {
  if (value.type === 'AwaitExpression') return isProtected(value.argument);
  if (value.type !== 'CallExpression') return false;
  if (/encrypt|hash|seal|wrap/i.test(calleeName(value.callee) ?? '')) return true;
  // `encrypt(x).toString('base64')`
  return value.callee.type === 'MemberExpression' && isProtected(value.callee.object);
}

/** `encrypted.toString('base64')`, where `encrypted` is what `encrypt` made. */
function isMadeProtected(value: Node, module: Module): boolean {
  const made = value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && /^toString$/.test(calleeName(value.callee) ?? '') ? value.callee.object : value;
  if (made.type !== 'Identifier') return false;
  const origins = originsOf(made, module.root);
  return origins.length > 0 && origins.every(({ node }) => node !== made && isProtected(node));
}

/** A flag, a number or nothing. */
function isHarmless(value: Node, module: Module): boolean {
  const constant = constantOf(value, module.root);
  return value.type === 'Literal' ? typeof value.value !== 'string' || value.value.length < 6 : typeof constant === 'boolean' || typeof constant === 'number';
}

function cookieSecrets(right: Node, module: Module): readonly ExposedSecret[] {
  const text = partsOf(right, module.root).map(parts => textOf(parts))[0] ?? '';
  const name = /^\s*([\w.-]+)=/.exec(text)?.[1];
  const strength = name === undefined ? undefined : secretStrengthOf(name);
  if (strength && !/^\s*[\w.-]+=\s*(?:;|$)/.test(text)) return [{ node: right, name: name!, strength, kind: 'value' }];
  return secretsIn(right, module.root);
}

/** Parameters of links that are mailed once and die: part of their design. */
const ONE_TIME = /reset|verif|invite|invitation|confirm|magic|unsubscribe|signup|activation|download|share|preview|callback|redirect|login_?link/i;

/** Weak names that are enough as those of a parameter. */
export const TOLD_ALONE = /^(?:token|jwt|auth|authorization|bearer)$/i;

function isQueryKeyed(address: string): boolean {
  return queryKeyedHosts.some(host => address.includes(host));
}

/** `/api/links?token=${token}`: of the page's own server, where a link came with the token. */
function isOwnAddress(node: Node): boolean {
  return node.type === 'TemplateLiteral' && /^\/(?!\/)/.test(node.quasis[0]!.value.raw);
}

/** Credentials in the address of a request, where every proxy, history and log keeps them. */
export const urlSecretsOf = fact((module: Module): readonly SecretExposure[] => {
  const found: SecretExposure[] = [];
  const urls = new Set<Node>(requestsOf(module).flatMap(({ url }) => (url ? [url] : [])));
  const add = (node: Node, secret: ExposedSecret, isRequest: boolean, around = '') => {
    const context = module.text.slice(Math.max(0, rangeOf(node)[0] - 60), rangeOf(node)[1]) + around;
    if (/(?:payment|setup)_intent/.test(secret.name)) return;
    if (secret.strength === 'weak' && (ONE_TIME.test(context) || !TOLD_ALONE.test(secret.name))) return;
    // Proxies are addressed so, and what is blotted out is no secret any more.
    if (/proxy/i.test(context) && secret.name === 'user-info') return;
    if (/redact|mask|\*{3}/i.test(module.text.slice(...rangeOf(node)))) return;
    // Some APIs take the key in the path by design; their profile says so.
    if (apisAt(node, module).some(({ auth }) => auth.scheme === 'token-in-path')) return;
    const isSure = (isRequest || secret.strength === 'strong') && !(secret.strength === 'weak' && isOwnAddress(node)) && !isQueryKeyed(module.text.slice(...rangeOf(node)) + around);
    found.push({ node: secret.node, secret, sink: 'the address', confidence: isSure ? 'likely' : 'possible' });
  };
  for (const template of module.index.templates) {
    const isRequest = urls.has(template) || /^https?:\/\//.test(template.quasis[0]!.value.raw);
    if (!isRequest && isForm(template.quasis[0]!.value.raw) && !endsAddress(template, module)) continue;
    template.expressions.forEach((hole, i) => {
      const before = template.quasis[i]!.value.raw;
      const name = /[?&]([\w.-]+)=$/.exec(before)?.[1];
      if (name !== undefined) {
        const strength = parameterStrength(name, hole, module);
        if (strength && !/sign/i.test(name)) add(template, { node: hole, name, strength, kind: 'value' }, isRequest);
      } else if (/^(?:https?:\/\/(?:[^/@]*:)?|:)$/.test(before) && /^https?:\/\//.test(template.quasis[0]!.value.raw) && template.quasis[i + 1]!.value.raw.startsWith('@')) {
        add(template, { node: hole, name: 'user-info', strength: 'strong', kind: 'value' }, true);
      }
    });
  }
  const sums: readonly Node[] = [...module.index.variables.flatMap(({ init }) => (init ? [init] : [])), ...urls];
  for (const sum of sums) {
    if (sum.type !== 'BinaryExpression' || sum.operator !== '+') continue;
    const isRequest = urls.has(sum) || /^https?:\/\//.test(firstText(sum));
    if (!isRequest && isForm(firstText(sum)) && !endsAddress(sum, module)) continue;
    for (const { name, value } of joinedParameters(sum)) {
      const strength = parameterStrength(name, value, module);
      if (strength && !/sign/i.test(name)) add(sum, { node: value, name, strength, kind: 'value' }, isRequest);
    }
  }
  for (const { node, key, value, around } of queryParameters(module)) {
    const strength = secretStrengthOf(key);
    if (strength && !isHarmless(value, module)) add(node, { node, name: key, strength, kind: 'value' }, true, around);
  }
  return found;
});

/** `grant_type=…&client_secret=`: the body of a form, not the end of an address. */
function isForm(start: string): boolean {
  return /^[\w.-]+=/.test(start);
}

/** Put behind the `?` of an address later on. */
function endsAddress(query: Node, module: Module): boolean {
  return addressesWith(query, module).length > 0;
}

function addressesWith(query: Node, module: Module): readonly Node[] {
  const declared = query.parent?.type === 'VariableDeclarator' && query.parent.id.type === 'Identifier' ? module.variableOf(query.parent.id) : undefined;
  return (declared?.reads ?? []).flatMap((read): readonly Node[] => {
    const text = read.parent?.type === 'MemberExpression' && writtenKey(read.parent) === 'toString' && read.parent.parent.type === 'CallExpression' ? read.parent.parent : read;
    const { parent } = text;
    if (parent?.type === 'TemplateLiteral') return /[?&]$/.test(parent.quasis[parent.expressions.indexOf(text as TSESTree.Expression)]?.value.raw ?? '') ? [parent] : [];
    return parent?.type === 'BinaryExpression' && parent.right === text && /[?&]['"`]$/.test(module.text.slice(...rangeOf(parent.left))) ? [parent] : [];
  });
}

function firstText(sum: Node): string {
  let at = sum;
  while (at.type === 'BinaryExpression') at = at.left as Node;
  return at.type === 'Literal' && typeof at.value === 'string' ? at.value : '';
}

/** By the parameter's name; by the value's where the parameter's says nothing: `client_id=${ACCESS_KEY}` is an id. */
function parameterStrength(name: string, value: Node, module: Module): ExposedSecret['strength'] | undefined {
  return secretStrengthOf(name) ?? (/_?(?:id|sig|signature|hash|state|code)$/i.test(name) ? undefined : secretsIn(value, module.root)[0]?.strength);
}

/** `'…?api_key=' + key`. */
function joinedParameters(sum: TSESTree.BinaryExpression): readonly { name: string; value: Node }[] {
  const pieces: Node[] = [];
  const flatten = (node: Node) => {
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      flatten(node.left as Node);
      flatten(node.right);
    } else pieces.push(node);
  };
  flatten(sum);
  return pieces.flatMap((piece, i) => {
    const name = piece.type === 'Literal' && typeof piece.value === 'string' ? /[?&]([\w.-]+)=$/.exec(piece.value)?.[1] : undefined;
    const value = pieces[i + 1];
    return name !== undefined && value && value.type !== 'Literal' ? [{ name, value }] : [];
  });
}

/** `params: { api_key }` of a request, `url.searchParams.set('token', t)`, `new URLSearchParams({ password })` put into a URL. */
function* queryParameters(module: Module): Iterable<{ node: Node; key: string; value: Node; around?: string }> {
  for (const { options } of requestsOf(module)) {
    for (const option of options) {
      for (const path of ['params', 'searchParams', 'qs', 'query']) {
        for (const { node } of memberAt(option, path, module.root).origins) {
          if (node.type === 'ObjectExpression') yield* propertiesOf(node);
        }
      }
    }
  }
  for (const name of ['URLSearchParams', 'stringify']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [given] = call.arguments;
      const addresses = given?.type === 'ObjectExpression' ? addressesWith(call, module) : [];
      if (given?.type !== 'ObjectExpression' || addresses.length === 0) continue;
      if (name === 'stringify' && !calleeNames(call, module.root).some(full => /^(?:qs|querystring|node:querystring|query-string)\b/.test(full))) continue;
      const around = [call, ...addresses].map(node => module.text.slice(...rangeOf(node))).join(' ');
      for (const parameter of propertiesOf(given)) yield { ...parameter, around };
    }
  }
  for (const call of module.index.callsByName.get('query') ?? []) {
    const [given] = call.arguments;
    if (given?.type === 'ObjectExpression' && calleeNames(call, module.root).some(full => /^superagent\b/.test(full))) yield* propertiesOf(given);
  }
  for (const name of ['set', 'append']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [key, value] = call.arguments;
      if (call.callee.type !== 'MemberExpression' || !key || !value || !/searchParams$/i.test(module.text.slice(...rangeOf(call.callee.object)))) continue;
      const written = constantOf(key, module.root);
      if (typeof written === 'string') yield { node: call, key: written, value };
    }
  }
}

function* propertiesOf(object: TSESTree.ObjectExpression): Iterable<{ node: Node; key: string; value: Node }> {
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const key = writtenKey(property);
    if (key !== undefined) yield { node: property, key, value: property.value };
  }
}
