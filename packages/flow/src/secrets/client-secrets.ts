import { clientPrefixes, type Confidence } from '@postern/catalogue';
import { exposureOf, secrecyOf } from '@postern/credentials';
import type { TSESTree } from '@typescript-eslint/types';
import { apparentClientReasonOf, type ReachedModule, clientReachOf, clientReasonOf, readsEnvironment } from './client-code.js';
import { isPropOfClient } from './client-props.js';
import { constantOf } from '../values/constants.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { apisAt } from '../requests/apis.js';
import { hostsOf, requestsOf } from '../requests/requests.js';
import { signaturesOf } from '../signing/signatures.js';
import { enclosingFunction, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** Secret material that the users of a page, app or extension receive. */
export interface ClientSecret {
  node: Node;
  kind: 'prefix' | 'read' | 'inlined' | 'whole' | 'sdk' | 'signing' | 'browser-flag' | 'call' | 'reached' | 'prop';
  name: string;
  confidence: Confidence;
  /** Where the client code gets to it: imports first to last, then the place itself. */
  way?: readonly { node: Node; path: string }[];
}

export const clientSecretsOf = fact((module: Module): readonly ClientSecret[] => {
  const found: ClientSecret[] = [...prefixedIn(module), ...configuredIn(module), ...flaggedIn(module), ...handedOver(module)];
  if (clientReasonOf(module) === undefined) found.push(...propsIn(module));
  else found.push(...readIn(module), ...serverOnlyIn(module), ...calledIn(module), ...reachedFrom(module));
  return found;
});

/** A look at the text before it is parsed: false only where nothing in it can hand a secret to clients. */
export function mayExposeSecrets(text: string, path: string): boolean {
  if (CONFIG_FILES.test(path) || SETTINGS.test(text) || (DEFINED.test(text) && BUNDLERS.test(text))) return true;
  if ((HANDS_OVER.test(text) || /\.[cm]?[jt]sx$/.test(path)) && text.includes('process.env')) return true;
  for (const [name] of text.matchAll(PREFIXED)) if (exposureOf(name)) return true;
  const reason = apparentClientReasonOf(text, path);
  return reason === 'browser' ? AT_SERVER.test(text) : reason !== undefined;
}

/** `process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY`: the prefix writes it into the bundle, whatever file reads it. */
function* prefixedIn(module: Module): Iterable<ClientSecret> {
  for (const member of module.index.members) {
    const key = writtenKey(member);
    const confidence = key === undefined ? undefined : exposureOf(key);
    if (confidence && isEnvironmentObject(member.object)) yield { node: member, kind: 'prefix', name: key!, confidence };
  }
  for (const { id, init } of module.index.variables) {
    if (id.type !== 'ObjectPattern' || !init || !isEnvironmentObject(init)) continue;
    for (const property of id.properties) {
      const key = property.type === 'Property' ? writtenKey(property) : undefined;
      const confidence = key === undefined ? undefined : exposureOf(key);
      if (confidence) yield { node: property, kind: 'prefix', name: key!, confidence };
    }
  }
  // Whatever stands in the .env of the app, without a prefix.
  const ofApp = new Set(module.index.imports.filter(({ source }) => source.value === 'react-native-config').flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)));
  for (const member of ofApp.size > 0 ? module.index.members : []) {
    const key = member.object.type === 'Identifier' && ofApp.has(member.object.name) ? writtenKey(member) : undefined;
    const confidence = key === undefined ? undefined : secrecyOf(key);
    if (confidence) yield { node: member, kind: 'read', name: key!, confidence };
  }
  for (const { source, specifiers } of module.index.imports) {
    if (!/^\$env\/(?:static|dynamic)\/public$|^astro:env\/client$|^@env$|^react-native-dotenv$/.test(source.value)) continue;
    for (const specifier of specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
      const { name } = specifier.imported;
      const confidence = exposureOf(name) ?? (source.value.startsWith('$env') ? undefined : secrecyOf(name));
      if (confidence) yield { node: specifier, kind: 'prefix', name, confidence };
    }
  }
}

function isEnvironmentObject(node: Node): boolean {
  if (node.type === 'Identifier') return /^(?:env|ENV)$/.test(node.name);
  if (node.type !== 'MemberExpression' || writtenKey(node) !== 'env') return false;
  return (node.object.type === 'Identifier' && node.object.name === 'process') || node.object.type === 'MetaProperty';
}

/** A server's secret that is read in client code: missing at run time there, or inlined by a bundler that asks no prefix. */
function* readIn(module: Module): Iterable<ClientSecret> {
  if (clientReasonOf(module) === 'browser') return;
  for (const { node, name } of serverSecretsIn(module)) if (!isGuardedByServer(node)) yield { node, kind: 'read', name, confidence: 'likely' };
}

/** Where a secret of the environment is read that no prefix hands to clients. */
function* serverSecretsIn(module: Module): Iterable<{ node: TSESTree.MemberExpression; name: string }> {
  for (const node of module.index.members) {
    const name = isEnvironmentObject(node.object) && node.object.type === 'MemberExpression' ? writtenKey(node) : undefined;
    if (name === undefined || clientPrefixes.some(start => name.startsWith(start))) continue;
    const confidence = secrecyOf(name);
    if (confidence && confidence !== 'possible') yield { node, name };
  }
}

/** `if (typeof window === 'undefined')`, and functions that frameworks take out of the client's bundle. */
function isGuardedByServer(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isFunction(at)) {
      const name = declaredName(at);
      if (name !== undefined && /^(?:getServerSideProps|getStaticProps|getStaticPaths|getInitialProps|loader|action|load|headers|generateMetadata|generateStaticParams)$/.test(name)) return true;
    }
  }
  return false;
}

const HANDS_OVER = /getServerSideProps|getStaticProps|\bloader\b/;

/** `return { props: { apiKey: process.env.API_KEY } }`: what these functions return is written into the page. */
function* handedOver(module: Module): Iterable<ClientSecret> {
  if (!/\.[cm]?[jt]sx?$/.test(module.path) || isTold(module.text)) return;
  for (const { node, name } of serverSecretsIn(module)) {
    if (isReturnedToPage(node) || readsOfConstant(node, module).some(isReturnedToPage)) yield { node, kind: 'inlined', name, confidence: 'likely' };
  }
}

/** `<Checkout secret={process.env.PAYMENT_SECRET} />` in a component of the server: the props of one of the client are written into the page. */
function* propsIn(module: Module): Iterable<ClientSecret> {
  if (module.index.jsx.length === 0 || !module.syntax.load) return;
  for (const { node, name } of serverSecretsIn(module)) {
    const given = [node, ...readsOfConstant(node, module)].find(value => isPropOfClient(value, module));
    if (given) yield { node: given, kind: 'prop', name, confidence: 'likely' };
  }
}

/** `const token = process.env.API_TOKEN`, and where it is read. */
function readsOfConstant({ parent }: Node, module: Module): readonly Node[] {
  const value = parent?.type === 'TSNonNullExpression' ? parent.parent : parent;
  return value?.type === 'VariableDeclarator' && value.id.type === 'Identifier' ? (module.variableOf(value.id)?.reads ?? []) : [];
}

/** Routes with no page of their own answer whoever they choose. */
function isTold(text: string): boolean {
  return !/getServerSideProps|getStaticProps/.test(text) && !/['"](?:@remix-run\/(?:react|node)|react-router)['"]/.test(text);
}

function isReturnedToPage(member: Node): boolean {
  let at = member;
  let isProps = false;
  let isMember = false;
  for (;;) {
    const { parent } = at;
    if (!parent) return false;
    if (parent.type === 'Property' && parent.value === at) {
      isMember = true;
      isProps ||= writtenKey(parent) === 'props';
    } else if (parent.type === 'CallExpression' ? !/^(?:json|data|defer)$/.test(calleeName(parent.callee) ?? '') : !/^(?:ObjectExpression|TSNonNullExpression|TSAsExpression|TSSatisfiesExpression|LogicalExpression)$/.test(parent.type)) {
      if (!isMember || !(parent.type === 'ReturnStatement' || isFunction(parent))) return false;
      const around = isFunction(parent) ? parent : enclosingFunction(parent);
      const name = around && declaredName(around);
      return name === 'loader' || (isProps && /^(?:getServerSideProps|getStaticProps)$/.test(name ?? ''));
    }
    at = parent;
  }
}

/** `function loader() {…}`, `const loader = () => …`. */
function declaredName({ id, parent }: FunctionNode): string | undefined {
  return id?.name ?? (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined);
}

const SERVER_NAMES = 'firebase-admin(?:/[^\'"\\n]*)?|@clerk/backend|@aws-sdk/client-(?:secrets-manager|sts|iam|kms)|googleapis|@google-cloud/[^\'"\\n]*|jsonwebtoken|@octokit/auth-app|plaid|twilio|@sendgrid/mail|mailgun\\.js|square|braintree|@paypal/checkout-server-sdk|razorpay|coinbase-commerce-node';
const SERVER_PACKAGES = new RegExp(`^(?:${SERVER_NAMES})$`);

/** SDKs that only work with a secret key, and signing with a key, in code that users receive. */
function* serverOnlyIn(module: Module): Iterable<ClientSecret> {
  for (const node of module.index.imports) {
    if (node.importKind === 'type' || node.specifiers.every(specifier => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')) continue;
    if (SERVER_PACKAGES.test(node.source.value) && clientReasonOf(module) !== 'path' && isPutToUse(node, module)) yield { node, kind: 'sdk', name: node.source.value, confidence: 'likely' };
  }
  for (const call of module.index.calls) {
    if (call.type !== 'NewExpression' || call.arguments.length === 0) continue;
    if (calleeNames(call, module.root).some(name => name === 'stripe' || name === 'stripe.Stripe')) yield { node: call, kind: 'sdk', name: 'stripe', confidence: 'likely' };
  }
  for (const { node, kind, key } of signaturesOf(module)) {
    if (kind === 'hmac' && key && /secret|private|api_?key|signing/i.test(module.text.slice(...rangeOf(key)))) yield { node, kind: 'signing', name: 'HMAC', confidence: 'likely' };
  }
}

/** Made or called, not only named for its types and constants. */
function isPutToUse(node: TSESTree.ImportDeclaration, module: Module): boolean {
  const bound = new Set(node.specifiers.map(({ local }) => local.name));
  return module.index.calls.some(({ callee }) => {
    let at: Node = callee;
    while (at.type === 'MemberExpression' || at.type === 'CallExpression') at = at.type === 'MemberExpression' ? at.object : at.callee;
    return at.type === 'Identifier' && bound.has(at.name);
  });
}

/** `dangerouslyAllowBrowser: true`: the key goes to the browser, in so many words. */
function* flaggedIn(module: Module): Iterable<ClientSecret> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || writtenKey(property) !== 'dangerouslyAllowBrowser') continue;
      if (constantOf(property.value, module.root) === true) yield { node: property, kind: 'browser-flag', name: 'dangerouslyAllowBrowser', confidence: 'certain' };
    }
  }
}

/** APIs that take a secret key only: calling them from client code means the key is there. */
function* calledIn(module: Module): Iterable<ClientSecret> {
  if (clientReasonOf(module) === 'browser' || clientReasonOf(module) === 'path') return;
  for (const request of requestsOf(module)) {
    const hosts = hostsOf(request, module);
    const [api] = hosts.length > 0 ? apisAt(request.node, module).filter(({ hosts: known }) => known.some(host => hosts.includes(host))) : [];
    if (!api || !/^(?:bearer|hmac|basic|api-key-header)$/.test(api.auth.scheme)) continue;
    const isAuthorised = request.options.some(option => {
      const { origins } = memberAt(option, 'headers', module.root);
      return origins.some(({ node }) => node.type === 'ObjectExpression' && node.properties.some(property => property.type === 'Property' && /^(?:authorization|x-api-key|api-key)$/i.test(writtenKey(property) ?? '')));
    });
    if (isAuthorised) yield { node: request.node, kind: 'call', name: api.name, confidence: 'likely' };
  }
}

const CONFIG_FILES = /(?:^|\/)(?:vite|vitest|next|nuxt|webpack[\w.]*|rspack|rsbuild|rollup|esbuild[\w.]*|astro|svelte|app|vue|electron\.vite|farm|babel|metro|tsup|build)(?:\.config)?\.[cm]?[jt]s$/;

/** Build configuration that writes values into the client's code. */
function* configuredIn(module: Module): Iterable<ClientSecret> {
  const isConfig = CONFIG_FILES.test(module.path);
  for (const object of module.index.objects) {
    const place = inliningPlace(object, module, isConfig);
    if (place === undefined) continue;
    for (const property of object.properties) {
      if (property.type === 'SpreadElement') {
        if (isWholeEnvironment(property.argument, module)) yield { node: property, kind: 'whole', name: place, confidence: 'certain' };
        continue;
      }
      const key = writtenKey(property) ?? '';
      const own = place === 'runtimeConfig.public' ? secrecyOf(key) : undefined;
      if (isWholeEnvironment(property.value, module)) yield { node: property, kind: 'whole', name: place, confidence: 'certain' };
      else if (own && own !== 'possible') yield { node: property, kind: 'inlined', name: key, confidence: own };
      else {
        const variable = environmentIn(property.value, module);
        const name = variable ?? key.replace(/^(?:process\.env|import\.meta\.env)\./, '');
        const confidence = secrecyOf(name) ?? (variable === undefined ? undefined : secrecyOf(key));
        if (confidence && confidence !== 'possible' && (variable !== undefined || isLiteralSecret(property.value))) yield { node: property, kind: 'inlined', name, confidence: 'likely' };
      }
    }
  }
  for (const call of module.index.calls) {
    if (call.type === 'NewExpression' && calleeName(call.callee) === 'EnvironmentPlugin') {
      for (const item of call.arguments.flatMap(arg => (arg.type === 'ArrayExpression' ? arg.elements : [arg]))) {
        if (item?.type === 'Literal' && typeof item.value === 'string' && secrecyOf(item.value) !== undefined && secrecyOf(item.value) !== 'possible') yield { node: item, kind: 'inlined', name: item.value, confidence: 'certain' };
      }
    }
  }
}

const SETTINGS = /react-native-config|dangerouslyAllowBrowser|DefinePlugin|EnvironmentPlugin|[rR]untimeConfig|['"](?:@env|react-native-dotenv|astro:env\/client)['"]/;
const DEFINED = /define['"`]?\s*(?:\]\s*)?(?:\/|:\s*[({/])/;
const BUNDLERS = /defineConfig|esbuild|vite/;
const PREFIXED = new RegExp(`(?:${clientPrefixes.join('|')})\\w{1,100}`, 'g');
/** What else there is to tell of a plain script: SDKs of servers and signing. */
const AT_SERVER = new RegExp(`stripe|hmac|subtle|CryptoHasher|['"](?:${SERVER_NAMES})['"]`, 'i');

/** `define: { … }`, `new DefinePlugin({ … })`, `env: { … }` of Next, `runtimeConfig.public`, `extra` of Expo. */
function inliningPlace(object: TSESTree.ObjectExpression, module: Module, isConfig: boolean): string | undefined {
  const { parent } = object;
  if (parent?.type === 'NewExpression' && calleeName(parent.callee) === 'DefinePlugin') return 'DefinePlugin';
  if (parent?.type === 'CallExpression' && calleeName(parent.callee) === 'replace' && isConfig) return 'replace';
  if (parent?.type !== 'Property') return undefined;
  const key = writtenKey(parent);
  if (key === 'define' && (isConfig || BUNDLERS.test(module.text))) return 'define';
  if (key === 'env' && /(?:^|\/)next\.config\./.test(module.path)) return 'env of next.config';
  if (key === 'publicRuntimeConfig') return 'publicRuntimeConfig';
  if (key === 'extra' && /(?:^|\/)app\.config\./.test(module.path)) return 'extra of app.config';
  if (key === 'public' && parent.parent.type === 'ObjectExpression' && parent.parent.parent?.type === 'Property' && writtenKey(parent.parent.parent) === 'runtimeConfig') return 'runtimeConfig.public';
  return undefined;
}

function isWholeEnvironment(node: Node, module: Module): boolean {
  const text = module.text.slice(...rangeOf(node)).replace(/\s/g, '');
  return /^(?:JSON\.stringify\()?process\.env\)?$/.test(text) || /^(?:JSON\.stringify\()?loadEnv\(/.test(text);
}

/** The variable that a value is, or is made of by JSON.stringify or a template. */
function environmentIn(node: Node, module: Module): string | undefined {
  const direct = readsEnvironment(node, module);
  if (direct !== undefined) return direct;
  const text = rangeOf(node)[1] - rangeOf(node)[0] < 300 ? module.text.slice(...rangeOf(node)) : '';
  return /(?:process\.env|\benv|import\.meta\.env)(?:\.|\[['"])([A-Z_][A-Z\d_]*)/.exec(text)?.[1];
}

function isLiteralSecret(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value.length >= 16;
}

/** What the imports of a client file bring with them. */
function* reachedFrom(module: Module): Iterable<ClientSecret> {
  if (clientReasonOf(module) === 'browser') return;
  // `next/navigation` and the like serve components of the server too.
  const isOnlyClient = clientReasonOf(module) !== 'entry';
  for (const reached of clientReachOf(module)) {
    const secret = firstSecretOf(reached, isOnlyClient);
    if (!secret) continue;
    const [first] = reached.way;
    if (!first) continue;
    const way = [...reached.way.map(({ from, node }) => ({ node, path: from.path })), { node: secret.node, path: reached.module.path }];
    yield { node: first.node, kind: 'reached', name: secret.name, confidence: secret.isCertain ? 'likely' : 'possible', way };
  }
}

/**
 * A server SDK at work, or a secret of the environment. Bundlers that go by prefixes leave the latter out, so alone it
 * says less.
 */
function firstSecretOf({ module }: ReachedModule, isOnlyClient: boolean): { node: Node; name: string; isCertain: boolean } | undefined {
  for (const node of module.index.imports) {
    if (node.importKind !== 'type' && SERVER_PACKAGES.test(node.source.value) && isPutToUse(node, module)) return { node, name: node.source.value, isCertain: true };
    if (/^\$env\/(?:static|dynamic)\/private$/.test(node.source.value)) return { node, name: node.source.value, isCertain: true };
  }
  for (const call of module.index.callsByName.get('Stripe') ?? []) {
    if (call.type === 'NewExpression' && calleeNames(call, module.root).includes('stripe')) return { node: call, name: 'stripe', isCertain: true };
  }
  for (const { node, name } of serverSecretsIn(module)) if (!isGuardedByServer(node)) return { node, name, isCertain: isOnlyClient && isGivenToClient(node) };
  return undefined;
}

/** `new OpenAI({ apiKey: process.env.OPENAI_API_KEY })`: of no use without the key, so it belongs to the server as a whole. */
function isGivenToClient(member: Node): boolean {
  for (let at = member.parent; at; at = at.parent) {
    if (at.type === 'NewExpression') return true;
    if (!/^(?:Property|ObjectExpression|TSNonNullExpression|TSAsExpression|LogicalExpression)$/.test(at.type)) return false;
  }
  return false;
}
