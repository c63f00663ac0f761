import { constantOf } from '../values/constants.js';
import { handedOnBy, type Taker } from '../values/handed-on.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { partsOf, textOf } from '../values/parts.js';
import { isHarmless, type SecretExposure } from './secret-exposure.js';
import { type ExposedSecret, rootName, secretsIn, secretStrengthOf } from './secret-values.js';
import { type CallNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

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
  found.push(...boundToStorage(module), ...writtenToFiles(module), ...storedElsewhere(module));
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

/** What a wrapper of storage is called, and what it does: `storage.save('token', …)`. */
export const STORING = /^(?:set|save|store|persist|put|write|remember)/;

/** Calls of a wrapper in another file, which stores what it is given. */
function* storedElsewhere(module: Module): Iterable<SecretExposure> {
  if (!module.syntax.load || !/storage|session|auth|token/i.test(module.text)) return;
  for (const [name, calls] of module.index.callsByName) {
    if (!STORING.test(name)) continue;
    for (const call of calls) {
      if (storeOf(call, module) !== undefined) continue;
      for (const { given, to } of handedOnBy(call, module, storesIn)) {
        const [first] = call.arguments;
        const secret = first && first !== given && first.type !== 'SpreadElement' ? secretUnder([first, given], module) : secretsIn(given, module.root)[0];
        if (!secret || isProtected(given) || isMadeProtected(given, module)) continue;
        yield { node: call, secret, sink: to.name, confidence: 'likely' };
        break;
      }
    }
  }
}

/** The calls of a file that store something in the clear. */
const storesIn = fact((module: Module): readonly Taker[] =>
  ['setItem', 'set', 'setString', 'setItemAsync', 'put'].flatMap(name =>
    (module.index.callsByName.get(name) ?? []).flatMap(node => {
      const sink = storeOf(node, module);
      const value = node.arguments[1];
      return sink === undefined || !value || value.type === 'SpreadElement' || isProtected(value) ? [] : [{ node, values: [value], name: sink }];
    }),
  ),
);

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

function cookieSecrets(right: Node, module: Module): readonly ExposedSecret[] {
  const text = partsOf(right, module.root).map(parts => textOf(parts))[0] ?? '';
  const name = /^\s*([\w.-]+)=/.exec(text)?.[1];
  const strength = name === undefined ? undefined : secretStrengthOf(name);
  if (strength && !/^\s*[\w.-]+=\s*(?:;|$)/.test(text)) return [{ node: right, name: name!, strength, kind: 'value' }];
  return secretsIn(right, module.root);
}
