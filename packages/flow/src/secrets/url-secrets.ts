import type { TSESTree } from '@typescript-eslint/types';
import { queryKeyedHosts } from '@postern/catalogue';
import { apisAt } from '../requests/apis.js';
import { constantOf } from '../values/constants.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { requestsOf } from '../requests/requests.js';
import { isHarmless, type SecretExposure } from './secret-exposure.js';
import { type ExposedSecret, secretsIn, secretStrengthOf } from './secret-values.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';

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
    // What an authenticator scans goes to no server.
    if (template.quasis[0]!.value.raw.startsWith('otpauth:')) continue;
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
