import { codeCalls, type CodeCall, scriptMethods } from '@postern/catalogue';
import { callPlace } from '../values/call-place.js';
import { type Injection, injectionsIn, type KindOfSink } from './injections.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { onceAText } from '../values/once-a-text.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';
import type { Untrusted } from '../outside/untrusted.js';

/** `code`: it is run. `template`: it is compiled. `deserialised`: what it holds is run. `module`: it chooses a file to load. `options`: it may bring options of the template engine. */
export type CodeKind = 'code' | 'template' | 'deserialised' | 'module' | 'options';

export const codeInjectionsOf = fact((module: Module): readonly Injection<CodeKind>[] => injectionsIn(module, codeSinksOf));

const callByName = new Map(codeCalls.flatMap(call => call.names.map(name => [name, call] as const)));
const methods = new Set(scriptMethods);
const TIMERS = new Set(['globalThis.setTimeout', 'globalThis.setInterval', 'globalThis.setImmediate']);

export const codeSinksOf = fact((module: Module): readonly KindOfSink<CodeKind>[] => {
  if (!mayRunCode(module.text)) return [];
  const found: KindOfSink<CodeKind>[] = [];
  for (const call of module.index.calls) {
    if (call.arguments.length > 0) found.push(...sinksAt(call, module));
  }
  for (const loading of module.index.loadings) found.push(moduleSink(loading, loading.source, 'import', module));
  return found;
});

function sinksAt(call: CallNode, module: Module): readonly KindOfSink<CodeKind>[] {
  const written = calleeName(call.callee);
  const at = callPlace(call, module.text);
  const first = argumentAt(call, 0);
  if (written === 'require' && first && call.callee.type === 'Identifier') return first.type === 'Literal' ? [] : [moduleSink(call, first, 'require', module)];
  if (written === 'render' && first && call.callee.type === 'MemberExpression' && isAnswer(call.callee.object)) return rendered(call, at);
  if (written !== undefined && methods.has(written) && first && first.type !== 'Literal' && !isFunction(first)) return [{ node: at, value: first, name: written, accepts: ['pattern'], kind: 'code', isHarm: isPart }];
  if (call.arguments.every(arg => arg.type === 'Literal')) return [];
  for (const name of calleeNames(call, module.root)) {
    if (TIMERS.has(name)) return first && !isFunction(first) ? [{ node: at, value: first, name: written!, accepts: ['pattern'], kind: 'code', isHarm: isPart }] : [];
    const known = callByName.get(asKnown(name));
    if (known) return known.positions.flatMap(position => sinkAt(call, at, position, known, written ?? name, module));
    if ((name === 'js-yaml.load' || name === 'js-yaml.safeLoad' || name === 'js-yaml.loadAll') && first && isUnsafeYaml(call, module)) return [{ node: at, value: first, name: 'load', accepts: [], kind: 'deserialised' }];
    if (name === 'worker_threads.Worker' && first && call.arguments[1] && call.arguments[1].type !== 'SpreadElement' && memberAt(call.arguments[1], 'eval', module.root).presence === 'yes') return [{ node: at, value: first, name: 'Worker', accepts: [], kind: 'code' }];
    if (name === 'ejs.render' || name === 'ejs.renderFile') return [];
  }
  return [];
}

/** `new Handlebars.create().compile` and the like are the package's own. */
function asKnown(name: string): string {
  return name.replace(/^(handlebars|nunjucks|dot)\.(?:create|default|configure)\(\)\./, '$1.').replace(/^handlebars\/.*?\./, 'handlebars.').replace(/^express-handlebars.*\.handlebars\./, 'handlebars.');
}

function sinkAt(call: CallNode, at: Node, position: number, { kind, isBounded }: CodeCall, name: string, module: Module): readonly KindOfSink<CodeKind>[] {
  const value = argumentAt(call, position);
  if (!value || isFunction(value)) return [];
  const sink: KindOfSink<CodeKind> = { node: at, value, name, accepts: kind === 'code' ? ['pattern'] : [], kind, ...(isBounded && { confidence: 'possible' as const }), isOpen: kind === 'code' };
  // ejs takes options from what looks like data.
  const data = kind === 'template' && /^render/.test(name) && /\bejs\b/.test(module.text) ? argumentAt(call, 1) : undefined;
  return data ? [sink, { node: at, value: data, name, accepts: [], kind: 'options', isHarm: isWhole }] : [sink];
}

function moduleSink(node: Node, value: Node, name: string, module: Module): KindOfSink<CodeKind> {
  // A bundler lets `import()` choose among the files of one folder only.
  const isBundled = name === 'import' && /\.[jt]sx$|(?:^|\/)i18n\b|\.(?:vue|svelte|astro)$/.test(module.path);
  return { node, value, name, accepts: ['pattern', 'base-name'], kind: 'module', ...(isBundled && { confidence: 'possible' }) };
}

function isAnswer(object: Node): boolean {
  return (object.type === 'Identifier' && /^_?(?:res|response|reply|ctx)$/.test(object.name)) || (object.type === 'MemberExpression' && /^(?:res|response)$/.test(writtenKey(object) ?? ''));
}

/** `res.render(view, req.query)`: an engine reads options from it; `res.render(req.query.view)` chooses a file. */
function rendered(call: CallNode, at: Node): readonly KindOfSink<CodeKind>[] {
  const [view, data] = [argumentAt(call, 0), argumentAt(call, 1)];
  const found: KindOfSink<CodeKind>[] = [];
  if (view && view.type !== 'Literal') found.push({ node: at, value: view, name: 'render', accepts: ['pattern', 'base-name'], kind: 'module', confidence: 'possible' });
  if (data && !isFunction(data)) found.push({ node: at, value: data, name: 'render', accepts: [], kind: 'options', confidence: 'possible', isHarm: isWhole });
  return found;
}

/** All of a body or query, as it is or spread. */
function isWhole({ key, part, node }: Untrusted): boolean {
  return (part === 'body' || part === 'query') && (key === undefined || (node.type === 'MemberExpression' && /^(?:body|query)$/.test(writtenKey(node) ?? '')));
}

/** A text that is put together; a function that was sent as such cannot be. */
function isPart({ treatments, canBeObject, part }: Untrusted): boolean {
  return treatments.has('text') || !canBeObject || part === 'query';
}

function isUnsafeYaml(call: CallNode, module: Module): boolean {
  const options = argumentAt(call, 1);
  return options !== undefined && /DEFAULT_FULL_SCHEMA|js-yaml-js-types|unsafe/.test(module.text);
}

const CALLED = /\beval\b|\bFunction\s{0,9}\(|\bset(?:Timeout|Interval|Immediate)\s{0,9}\(\s{0,9}(?:['"`]|[\w$.]{1,60}\s{0,9}[,+(])|execScript|executeJavaScript|executeScript|evaluateJavaScript|injectJavaScript|\.\s{0,9}render\s{0,9}\(|\b(?:require|import)\s{0,9}\(\s{0,9}(?!['"][^'"\n]{0,300}['"]\s{0,9}[,)])/;
const IMPORTED = /['"](?:node:)?(?:vm2?|isolated-vm|safer?-eval|node-eval|static-eval|notevil|require-from-string|mathjs|handlebars|express-handlebars|ejs|pug|jade|nunjucks|lodash|lodash\/template|lodash\.template|underscore|dot|dustjs-linkedin|swig|swig-templates|eta|art-template|haml|hamljs|velocityjs|twig|squirrelly|marko|ect|vue|vue-template-compiler|just|whiskers|jsrender|template7|node-serialize|funcster|cryo|serialize-to-js|serialijse|persist-js|js-yaml|worker_threads)[/'"]/;
const RUNNING = { test: (text: string) => CALLED.test(text) || IMPORTED.test(text) };

/** Whether a text can become code here. */
export const mayRunCode = onceAText(text => RUNNING.test(text));
