import { builderMethods, type SqlClient, sqlClients, sqlFragments, sqlMethods } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { callPlace } from '../values/call-place.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { argumentAt } from '../requests/requests.js';
import { importsSqlClient, isSql, isSqlStart, maySpeakSql } from './sql-texts.js';
import type { Sink } from '../outside/reaches.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';
import type { Untrusted } from '../outside/untrusted.js';

export interface SqlSink extends Sink {
  call: CallNode;
  /** `statement`: of a known driver. `fragment`: a part of one. `text`: plainly SQL, given to something like a driver. */
  kind: 'statement' | 'fragment' | 'text';
}

const clientByPackage = new Map(sqlClients.map(client => [client.package, client]));
const fragments = new Set(sqlFragments);
const textMethods = new Set(sqlMethods);
const builders = new Set(builderMethods);
const methods = new Set([...sqlMethods, ...sqlFragments, ...builderMethods, ...sqlClients.flatMap(({ statements = [], fragments: parts = [] }) => [...statements, ...parts])]);

export const sqlSinksOf = fact((module: Module): readonly SqlSink[] => {
  const found: SqlSink[] = [];
  if (!maySpeakSql(module.text)) return found;
  for (const name of methods) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [first] = call.arguments;
      if (first && first.type !== 'Literal' && first.type !== 'TaggedTemplateExpression' && !isFunction(first)) found.push(...sinksAt(call, name, module));
    }
  }
  if (!importsSqlClient(module.text)) return found;
  for (const name of valuesCalled) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [client] = clientsOf(call, module).filter(({ last }) => last === '()');
      if (client) found.push(...statementsIn(call, name, client.client, module));
    }
  }
  return found;
});

/** Clients that are called themselves: `const sql = neon(url); sql(text)`. */
const valuesCalled = ['sql', 'neon', 'alasql', 'db', 'client'];

function sinksAt(call: CallNode, name: string, module: Module): readonly SqlSink[] {
  const known = !importsSqlClient(module.text) ? undefined : clientsOf(call, module).find(({ last, client }) => last === name && (client.statements?.includes(name) || client.fragments?.includes(name)));
  if (known?.client.statements?.includes(name)) return statementsIn(call, name, known.client, module);
  const value = argumentAt(call, 0);
  if (!value) return [];
  if (known || fragments.has(name) || isNamedRaw(call, name)) return [sinkOf('fragment', call, name, value, module)];
  if (builders.has(name) && isOfBuilder(call, module)) {
    const isText = (piece: Untrusted) => piece.treatments.has('text') || (/^(?:addOrderBy|orderBy|groupBy|addGroupBy)$/.test(name) && value.type !== 'ObjectExpression' && !piece.canBeObject);
    return value.type === 'ObjectExpression' || value.type === 'ArrowFunctionExpression' ? [] : [{ ...sinkOf('fragment', call, name, value, module), isHarm: isText }];
  }
  if (!textMethods.has(name)) return [];
  return statementsIn(call, name, undefined, module);
}

interface KnownClient {
  client: SqlClient;
  last: string;
}

function clientsOf(call: CallNode, module: Module): readonly KnownClient[] {
  return calleeNames(call, module.root).flatMap(full => {
    const found = packageIn(full);
    if (!found) return [];
    const last = full.endsWith('()') ? '()' : full.slice(full.lastIndexOf('.') + 1);
    return [{ client: found, last }];
  });
}

/** The longest package that a name begins with. */
function packageIn(name: string): SqlClient | undefined {
  const parts = name.split('.');
  for (let length = Math.min(parts.length, 3); length > 0; length--) {
    const known = clientByPackage.get(parts.slice(0, length).join('.').replace(/\(\)/g, ''));
    if (known) return known;
    const [scope] = parts[0]!.split('()');
    if (length === 1 && scope) return clientByPackage.get(scope) ?? clientByPackage.get(scope.split('/').slice(0, scope.startsWith('@') ? 2 : 1).join('/'));
  }
  return undefined;
}

/** `Prisma.raw(…)`, `sql.raw(…)`, `db.raw(…)`, `sequelize.literal(…)` of something that another file hands over. */
function isNamedRaw({ callee }: CallNode, name: string): boolean {
  if (callee.type !== 'MemberExpression' || (name !== 'raw' && name !== 'literal' && name !== 'unsafe')) return false;
  const { object } = callee;
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : '';
  if (name === 'unsafe') return /^(?:sql|pg|postgres|db)$/.test(owner);
  return name === 'literal' ? /^[sS]equelize$/.test(owner) : /^(?:Prisma|sql|knex|db|trx|database|_?knex\w*|Database|DB|qb)$/.test(owner);
}

/** `repository.createQueryBuilder('u').where(…)`, `qb.andWhere(…)`. */
function isOfBuilder({ callee }: CallNode, module: Module): boolean {
  if (callee.type !== 'MemberExpression') return false;
  let at: Node = callee.object;
  for (let steps = 0; steps < 40 && at.type === 'CallExpression'; steps++) {
    if (calleeName(at.callee) === 'createQueryBuilder') return true;
    at = at.callee.type === 'MemberExpression' ? at.callee.object : at.callee;
  }
  if (at.type !== 'Identifier') return false;
  if (/^(?:qb|\w*Qb|\w*QB|queryBuilder|\w+QueryBuilder)$/.test(at.name)) return !namesOf(at, module.root).some(name => name.startsWith('knex') || name.startsWith('kysely'));
  return originsOf(at, module.root).some(({ node }) => comesFromBuilder(node));
}

function comesFromBuilder(node: Node): boolean {
  let at = node;
  for (let steps = 0; steps < 40 && at.type === 'CallExpression'; steps++) {
    if (calleeName(at.callee) === 'createQueryBuilder') return true;
    at = at.callee.type === 'MemberExpression' ? at.callee.object : at.callee;
  }
  return false;
}

const KEYS = ['text', 'sql', 'query', 'sqlText', 'statement'];

function statementsIn(call: CallNode, name: string, client: SqlClient | undefined, module: Module): readonly SqlSink[] {
  const value = argumentAt(call, 0);
  if (!value || value.type === 'TaggedTemplateExpression') return [];
  const keys = client ? (client.keys ?? []) : KEYS;
  const objects = originsOf(value, module.root).filter(({ node }) => node.type === 'ObjectExpression');
  if (objects.length > 0) {
    return objects.flatMap(({ node }) =>
      (node as TSESTree.ObjectExpression).properties.flatMap(property => (property.type === 'Property' && keys.includes(writtenKey(property) ?? '') ? [judged(call, name, property.value, client, module)] : [])),
    );
  }
  return client || mayBeStatement(value, call, name, module) ? [judged(call, name, value, client, module)] : [];
}

/** Asked first, for most of what is called `get` or `run` takes no statement, and to follow all of it costs. */
function mayBeStatement(value: Node, call: CallNode, name: string, module: Module): boolean {
  if (value.type === 'TemplateLiteral' || value.type === 'BinaryExpression') {
    const [start] = value.type === 'TemplateLiteral' ? [value.quasis[0]!.value.cooked ?? ''] : textsOf(leftmost(value), module.root);
    if (start !== undefined && start.trim() !== '' && !start.startsWith('*') && !isSqlStart(start)) return false;
  }
  return textsNear(value, module).some(isSql) || (isDatabase(call) && /^(?:query|execute|exec|raw|run|all|get|prepare)/.test(name));
}

/** The texts of a value, or of what a call makes it of: `util.format('SELECT …', x)`, `'SELECT …'.replace(':x', x)`. */
function textsNear(value: Node, module: Module): readonly string[] {
  const texts = textsOf(value, module.root);
  if (texts.some(isSql)) return texts;
  return originsOf(value, module.root).flatMap(({ node, env }) => {
    if (node.type !== 'CallExpression') return [];
    const [first] = node.arguments;
    return [...(node.callee.type === 'MemberExpression' ? textsOf(node.callee.object, env) : []), ...(first && first.type !== 'SpreadElement' ? textsOf(first, env) : [])];
  });
}

function leftmost(node: Node): Node {
  let at = node;
  while (at.type === 'BinaryExpression') at = at.left;
  return at;
}

function judged(call: CallNode, name: string, value: Node, client: SqlClient | undefined, module: Module): SqlSink {
  if (client) return { ...sinkOf('statement', call, name, value, module), isHarm: piece => piece.before !== '*' || piece.after !== '*' || piece.treatments.has('text') };
  return { ...sinkOf('text', call, name, value, module), isHarm: piece => isSqlAround(piece, value, module) || isWholeStatement(piece, call) };
}

function isSqlAround({ before, after }: Untrusted, value: Node, module: Module): boolean {
  return before !== '' && (isSql(`${before}*${after}`) || textsNear(value, module).some(isSql));
}

/** `db.query(req.body.sql)`. */
function isWholeStatement({ before, after, key }: Untrusted, call: CallNode): boolean {
  return before === '' && after === '' && key !== undefined && /sql|^query$|statement/i.test(key) && isDatabase(call);
}

function isDatabase({ callee }: CallNode): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const { object } = callee;
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : '';
  return /^(?:db|pool|knex|sequelize|connection|conn|database|dataSource|entityManager|queryRunner|pg\w*|mysql\w*|sqlite\w*)$/i.test(owner);
}

function sinkOf(kind: SqlSink['kind'], call: CallNode, name: string, value: Node, module: Module): SqlSink {
  return { node: callPlace(call, module.text), value, name, accepts: ['sql-escaped', 'shell-escaped', 'pattern'], call, kind };
}
