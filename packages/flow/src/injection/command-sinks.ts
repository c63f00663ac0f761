import { commandCalls, type CommandCall, type Confidence, optionRich, shells, type Treatment } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { callPlace } from '../values/call-place.js';
import { constantOf } from '../values/constants.js';
import { type Injection, injectionsIn, type KindOfSink } from './injections.js';
import { constantAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { onceAText } from '../values/once-a-text.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, type Node, writtenKey } from '../syntax.js';

/** `shell`: a shell reads it. `program`: it chooses what is started. `option`: it may be read as an option of the program. */
export type CommandKind = 'shell' | 'program' | 'option';

export const commandInjectionsOf = fact((module: Module): readonly Injection<CommandKind>[] => injectionsIn(module, commandSinksOf));

const callByName = new Map(commandCalls.flatMap(call => call.names.map(name => [name, call] as const)));
const lastNames = new Set([...callByName.keys()].map(name => name.slice(name.lastIndexOf('.') + 1)));
const shellNames = new Set(shells);
const richNames = new Set(optionRich);
const QUOTED: readonly Treatment[] = ['shell-escaped', 'pattern'];

export const commandSinksOf = fact((module: Module): readonly KindOfSink<CommandKind>[] => {
  if (!mayRunCommands(module.text)) return [];
  const found: KindOfSink<CommandKind>[] = [];
  for (const call of module.index.calls) {
    if (call.arguments.length === 0) continue;
    const known = knownCall(call, module);
    if (known) found.push(...sinksOf(call, known.call, known.name, module));
    else if (isGit(call, module)) found.push(...gitSinks(call, module));
  }
  for (const [object, list] of listedCommands(module)) found.push(...shellArgument(object, list, 'Cmd', module));
  return found;
});

function knownCall(call: CallNode, module: Module): { call: CommandCall; name: string } | undefined {
  const written = calleeName(call.callee);
  // What is imported under another name is looked up too; methods keep theirs.
  if (call.callee.type === 'MemberExpression' && (written === undefined || (!lastNames.has(written) && written !== 'default'))) return undefined;
  if (call.callee.type !== 'MemberExpression' && call.callee.type !== 'Identifier' && call.callee.type !== 'SequenceExpression') return undefined;
  for (const name of [...calleeNames(call, module.root), ...promisified(call, module)]) {
    const known = callByName.get(name.replace(/\.promises?\b/, '').replace(/^child_process\.default\./, 'child_process.'));
    if (known) return { call: known, name: written ?? name };
  }
  // A piece of a file, without its imports.
  const { callee } = call;
  if (callee.type === 'Identifier' && !module.variableOf(callee)) {
    const known = /^(?:exec|execSync|spawn|spawnSync|execFile|execFileSync)$/.test(callee.name) ? callByName.get(`child_process.${callee.name}`) : undefined;
    if (known) return { call: known, name: callee.name };
  }
  if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /^(?:child_?[pP]rocess|cp|shelljs|shell)$/.test(callee.object.name) && !module.variableOf(callee.object)) {
    const known = callByName.get(`${callee.object.name.startsWith('shell') ? 'shelljs' : 'child_process'}.${written}`);
    if (known) return { call: known, name: written! };
  }
  return undefined;
}

/** `const run = promisify(exec)`, also of a member: `util.promisify(child_process.exec)`. */
function promisified(call: CallNode, module: Module): readonly string[] {
  if (call.callee.type === 'Super') return [];
  return originsOf(call.callee, module.root).flatMap(({ kind, node, env }) => {
    if (kind !== 'expression' || node.type !== 'CallExpression' || !/^(?:promisify|pify|denodeify)$/.test(calleeName(node.callee) ?? '')) return [];
    const [given] = node.arguments;
    return given && given.type !== 'SpreadElement' ? namesOf(given, env) : [];
  });
}

function sinksOf(call: CallNode, { kind, position }: CommandCall, name: string, module: Module): readonly KindOfSink<CommandKind>[] {
  const value = argumentAt(call, position);
  if (!value) return [];
  const at = callPlace(call, module.text);
  const shell = (of: Node): KindOfSink<CommandKind> => ({ node: at, value: of, name, accepts: QUOTED, kind: 'shell', isOpen: true });
  if (kind === 'shell') return [shell(value)];
  const list = listAt(call, position + 1, module);
  const options = call.arguments.slice(position + 1).findLast(arg => arg.type !== 'SpreadElement' && arg !== list && !isList(arg, module));
  const isShell = options !== undefined && options.type !== 'SpreadElement' && constantAt(options, 'shell', module.root).values.some(one => one === true || (typeof one === 'string' && one !== ''));
  if (isShell) return [value, ...argumentOf(call, position + 1)].map(shell);
  const program: KindOfSink<CommandKind> = { node: at, value, name, accepts: ['pattern', 'base-name'], kind: 'program', isHarm: piece => piece.before === '' || /[/\\]$/.test(piece.before) };
  const [started] = textsOf(value, module.root);
  if (started === undefined || started.includes('*')) return [program];
  const base = started.trim().replace(/^.*[/\\]/, '');
  if (shellNames.has(base)) return shellArgument(at, list ?? call, name, module);
  return richNames.has(base) && list ? optionSinks(at, list, name, module) : [];
}

function argumentOf(call: CallNode, position: number): readonly Node[] {
  const arg = argumentAt(call, position);
  return arg && arg.type !== 'ObjectExpression' ? [arg] : [];
}

function isList(arg: Node, module: Module): boolean {
  return originsOf(arg, module.root).some(({ node }) => node.type === 'ArrayExpression');
}

function listAt(call: CallNode, position: number, module: Module): TSESTree.ArrayExpression | undefined {
  const arg = argumentAt(call, position);
  const origin = arg && originsOf(arg, module.root).find(({ node }) => node.type === 'ArrayExpression');
  return origin?.node as TSESTree.ArrayExpression | undefined;
}

/** `spawn('sh', ['-c', command])`: what follows the flag. */
function shellArgument(at: Node, list: Node, name: string, module: Module): readonly KindOfSink<CommandKind>[] {
  if (list.type !== 'ArrayExpression') return [];
  const flag = list.elements.findIndex(one => one !== null && one.type !== 'SpreadElement' && /^(?:-l?i?e?c|\/[cC]|-[cC]ommand|-lc|-ic)$/.test(String(constantOf(one, module.root))));
  return flag < 0 ? [] : list.elements.slice(flag + 1, flag + 2).flatMap(one => (one ? [{ node: at, value: one.type === 'SpreadElement' ? one.argument : one, name, accepts: QUOTED, kind: 'shell' as const, isOpen: true }] : []));
}

/** `Cmd: ['sh', '-c', command]` of a container, `cmd: […]` of Deno and Bun. */
function listedCommands(module: Module): readonly (readonly [Node, Node])[] {
  const found: (readonly [Node, Node])[] = [];
  const isShellList = (list: Node) => list.type === 'ArrayExpression' && list.elements[0]?.type === 'Literal' && shellNames.has(String(list.elements[0].value).replace(/^.*\//, ''));
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type === 'Property' && /^(?:Cmd|cmd|command|Entrypoint|args)$/.test(writtenKey(property) ?? '') && isShellList(property.value)) found.push([property, property.value]);
    }
  }
  for (const call of [...(module.index.callsByName.get('spawn') ?? []), ...(module.index.callsByName.get('spawnSync') ?? [])]) {
    const [first] = call.arguments;
    if (first && isShellList(first)) found.push([call, first]);
  }
  return found;
}

/** `execFile('git', ['clone', url])`: a URL that begins with `-` is an option, unless `--` stands before it. */
function optionSinks(at: Node, list: TSESTree.ArrayExpression, name: string, module: Module): readonly KindOfSink<CommandKind>[] {
  const found: KindOfSink<CommandKind>[] = [];
  for (const one of list.elements) {
    if (!one) continue;
    if (one.type === 'Literal' && one.value === '--') break;
    if (one.type === 'Literal') continue;
    found.push({ node: at, value: one.type === 'SpreadElement' ? one.argument : one, name, accepts: ['pattern', 'parsed', 'encoded', 'checked', 'resolved', 'affix'], kind: 'option', isHarm: piece => piece.before === '' });
  }
  return found.length > 8 ? [] : found.map(sink => ({ ...sink, ...(isTestedOption(module) && { confidence: 'possible' as Confidence }) }));
}

function isTestedOption(module: Module): boolean {
  return /startsWith\(\s{0,9}['"]-/.test(module.text);
}

const GIT_METHODS = new Set(['clone', 'mirror', 'raw', 'fetch', 'pull', 'push', 'addRemote', 'listRemote', 'checkout', 'diff', 'show', 'log', 'remote']);

function isGit(call: CallNode, module: Module): boolean {
  const { callee } = call;
  return callee.type === 'MemberExpression' && GIT_METHODS.has(writtenKey(callee) ?? '') && /simple-git/.test(module.text) && calleeNames(call, module.root).some(name => name.startsWith('simple-git'));
}

function gitSinks(call: CallNode, module: Module): readonly KindOfSink<CommandKind>[] {
  const name = calleeName(call.callee) ?? 'git';
  return call.arguments.flatMap(arg =>
    arg.type === 'SpreadElement' || arg.type === 'ObjectExpression' ? [] : [{ node: callPlace(call, module.text), value: arg, name, accepts: ['pattern', 'parsed', 'checked', 'resolved', 'affix'] as const, kind: 'option' as const, confidence: name === 'clone' || name === 'raw' || name === 'mirror' || name === 'listRemote' ? ('likely' as const) : ('possible' as const), isHarm: (piece: { before: string }) => piece.before === '' || piece.before === '*' }],
  );
}

const RUNNING = /child_process|execa|shelljs|cross-spawn|node-pty|simple-git|node-cmd|exec-sh|shell-exec|sync-exec|async-exec|await-exec|ssh2|node-ssh|simple-ssh|spawn|tinyexec|promise-spawn|Bun\.|Deno\.|\bexec(?:Sync|File|FileSync)?\s{0,9}\(/;
const COMMANDS = /\b[cC]md\b|\bcommand\b|Entrypoint/;

/** Whether a program can be started here. */
export const mayRunCommands = onceAText(text => RUNNING.test(text) || (COMMANDS.test(text) && /['"](?:-l?c|\/c)['"]/.test(text)));
