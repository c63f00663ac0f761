import { dynamoExpressions, mongoFilters, mongoPackages, mongoSanitisers, mongoScripts, otherMappers, type Treatment } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { callPlace } from '../values/call-place.js';
import { appTextsOf, routeTextsOf } from '../handlers/companions.js';
import { type Injection, injectionsIn, type KindOfSink } from './injections.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { onceAText } from '../values/once-a-text.js';
import { originsOf } from '../values/origins.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';
import type { Untrusted } from '../outside/untrusted.js';

/** `operator`: an object in place of a text. `filter`: the whole filter. `script`: run by the database. `pattern`: a regular expression. `expression`, `cypher`: a text of a query language. */
export type NosqlKind = 'operator' | 'filter' | 'script' | 'pattern' | 'expression' | 'cypher';

type NosqlSink = KindOfSink<NosqlKind>;

export const nosqlInjectionsOf = fact((module: Module): readonly Injection<NosqlKind>[] => {
  const found = injectionsIn(module, nosqlSinksOf);
  const isOfOperators = ({ kind }: Injection<NosqlKind>) => kind === 'operator' || kind === 'filter';
  if (!found.some(isOfOperators)) return found;
  // The application takes operators out of every request, or the routes of a controller let no other shapes through.
  if (appTextsOf(module).some(text => SANITISED.test(text))) return found.filter(one => !isOfOperators(one));
  const isValidated = routeTextsOf(module).some(text => VALIDATING.test(text));
  return isValidated ? found.map(one => (isOfOperators(one) ? { ...one, confidence: 'possible' } : one)) : found;
});

const VALIDATING = /\bvalidat(?!\w{0,12}(?:Token|Jwt|Auth|Session|Admin|Key|Signature))\w{0,20}\s{0,4}[.(,]|celebrate|checkSchema|\bJoi\b|\bzod\b|\byup\b|express-validator/i;

/** What cannot be an operator any more. */
const TEXTS: readonly Treatment[] = ['text', 'pattern', 'checked', 'schema', 'sql-escaped', 'encoded', 'base-name', 'pattern-escaped', 'markup-escaped', 'shell-escaped', 'resolved', 'parsed'];

export const nosqlSinksOf = fact((module: Module): readonly NosqlSink[] => {
  if (!mayAskDocuments(module.text)) return [];
  const found: NosqlSink[] = [...scriptsIn(module), ...expressionsIn(module), ...graphsIn(module)];
  if (SANITISED.test(module.text)) return found;
  for (const [name, position] of Object.entries(mongoFilters)) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const filter = argumentAt(call, position);
      if (filter && filter.type !== 'Literal' && !isFunction(filter) && isOfMongo(call, name, module)) found.push(...filtersIn(filter, call, name, module));
    }
  }
  return found;
});

const SANITISED = new RegExp(mongoSanitisers.join('|'));
const OTHER = new RegExp(String.raw`['"](?:${otherMappers.join('|')})['"]`);
const MONGO = new RegExp(String.raw`['"](?:${mongoPackages.join('|')})['"/]`);

function isOfMongo(call: CallNode, name: string, module: Module): boolean {
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return false;
  const names = calleeNames(call, module.root);
  if (names.some(full => mongoPackages.some(one => full.startsWith(one)))) return true;
  if (names.some(full => otherMappers.some(one => full.startsWith(one)))) return false;
  const { object } = callee;
  if (isCollection(object, module)) return true;
  if (OTHER.test(module.text) && !MONGO.test(module.text)) return false;
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : '';
  // db.users.findOne(…)
  if (object.type === 'MemberExpression' && object.object.type === 'Identifier' && object.object.name === 'db' && /^(?:find|delete|count|update|replace)/.test(name)) return true;
  if (/(?:Model|Collection|_model|_collection|^collection|^Collection)$/.test(owner)) return true;
  // `User.findOne(…)`: a model by its manner; `update`, `where`, `find` and `count` of others are too many.
  const isModel = /^[A-Z][a-z]\w*$/.test(owner) && !/^(?:Array|Object|Map|Set|Math|JSON|Promise|Prisma|Knex|Repository|Service|Store|Cache)|(?:Repository|Service|Store|Api|Client|Helper|Utils?|Manager|Dao|DAO|Repo|Controller)$/.test(owner);
  return isModel && (MONGO.test(module.text) || !/^(?:where|or|and|update|remove|count|exists|distinct)$/.test(name)) && comesFromModel(object, module);
}

/** `db.collection('users')`, also through a variable; `getCollection()`. */
function isCollection(object: Node, module: Module): boolean {
  return originsOf(object, module.root).some(({ node }) => node.type === 'CallExpression' && /^(?:collection|getCollection)$/.test(calleeName(node.callee) ?? ''));
}

/** Not a class of this file, nor anything that is made of another kind of package. */
function comesFromModel(object: Node, module: Module): boolean {
  return originsOf(object, module.root).every(({ kind, node, ...rest }) => {
    if (kind === 'global' || kind === 'member' || kind === 'unknown') return true;
    if (kind === 'import') return /^(?:\.|@\/|~|#|src\/)/.test((rest as { from: string }).from);
    return node.type === 'CallExpression' && /^(?:model|mongooseModel|getModelForClass|discriminator)$/.test(calleeName(node.callee) ?? '');
  });
}

const LISTS = new Set(['$or', '$and', '$nor']);
const NESTED = new Set(['$match', '$not', '$elemMatch', '$and']);

/** The places of a filter where an object would be read as operators. */
function filtersIn(filter: Node, call: CallNode, name: string, module: Module, depth = 5): readonly NosqlSink[] {
  if (depth === 0) return [];
  const at = callPlace(call, module.text);
  const sink = (value: Node, kind: NosqlKind): NosqlSink => ({ node: at, value, name, accepts: kind === 'pattern' ? ['pattern-escaped', 'pattern', 'checked'] : TEXTS, kind, ...(kind !== 'pattern' && { isHarm: isObject }), ...(kind === 'pattern' && { confidence: 'possible' as const }) });
  const objects = originsOf(filter, module.root).filter(({ node }) => node.type === 'ObjectExpression');
  const found: NosqlSink[] = objects.length === 0 || filter.type === 'LogicalExpression' ? [sink(filter, 'filter')] : [];
  for (const { node } of objects) {
    for (const property of (node as TSESTree.ObjectExpression).properties) {
      if (property.type === 'SpreadElement') {
        const spread = originsOf(property.argument, module.root).some(one => one.node.type === 'ObjectExpression');
        found.push(...(spread ? filtersIn(property.argument, call, name, module, depth - 1) : [sink(property.argument, 'filter')]));
        continue;
      }
      const key = writtenKey(property);
      const { value } = property;
      if (key === 'where' || key === 'include') return []; // of Sequelize, TypeORM or Prisma
      if (key !== undefined && LISTS.has(key)) {
        const lists = originsOf(value, module.root).filter(one => one.node.type === 'ArrayExpression');
        for (const list of lists) for (const item of (list.node as TSESTree.ArrayExpression).elements) if (item && item.type !== 'SpreadElement') found.push(...filtersIn(item, call, name, module, depth - 1));
      } else if (key === '$regex') found.push(sink(value, 'pattern'));
      else if (key?.startsWith('$')) {
        if (NESTED.has(key)) found.push(...filtersIn(value, call, name, module, depth - 1));
      } else if (value.type === 'ObjectExpression') {
        for (const inner of value.properties) if (inner.type === 'Property' && writtenKey(inner) === '$regex') found.push(sink(inner.value, 'pattern'));
      } else if (value.type === 'NewExpression' && calleeName(value.callee) === 'RegExp' && value.arguments[0] && value.arguments[0].type !== 'SpreadElement') found.push(sink(value.arguments[0], 'pattern'));
      else found.push(sink(value, 'operator'));
    }
  }
  if (filter.type === 'Identifier') for (const value of assignedTo(filter, module)) found.push(sink(value, 'operator'));
  const stages = filter.type === 'ArrayExpression' ? filter.elements : [];
  for (const stage of stages) if (stage?.type === 'ObjectExpression') found.push(...filtersIn(stage, call, name, module, depth - 1));
  return filter.type === 'ArrayExpression' ? found.filter(({ kind, value }) => kind !== 'filter' || value !== filter) : found;
}

/** `filter.email = req.body.email` */
function assignedTo(filter: TSESTree.Identifier, module: Module): readonly Node[] {
  const variable = module.variableOf(filter);
  return (variable?.reads ?? []).slice(0, 60).flatMap(read => {
    const member = read.parent;
    if (member?.type !== 'MemberExpression' || member.object !== read || writtenKey(member)?.startsWith('$')) return [];
    return member.parent?.type === 'AssignmentExpression' && member.parent.left === member && member.parent.right.type !== 'ObjectExpression' ? [member.parent.right] : [];
  });
}

function isObject({ canBeObject, before, after }: Untrusted): boolean {
  return canBeObject && before === '' && after === '';
}

/** `$where`, `$function`, `mapReduce`, and scripts of Redis and Elasticsearch. */
function* scriptsIn(module: Module): Iterable<NosqlSink> {
  const scripts = new Set(mongoScripts);
  const sink = (node: Node, value: Node, name: string): NosqlSink => ({ node, value, name, accepts: ['pattern'], kind: 'script' });
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      if (key !== undefined && scripts.has(key) && !isFunction(property.value)) yield sink(property, property.value, key);
      if ((key === 'source' || key === 'inline') && object.parent?.type === 'Property' && writtenKey(object.parent) === 'script') yield sink(property, property.value, 'script');
    }
  }
  for (const name of ['$where', 'mapReduce']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      for (const arg of call.arguments.slice(0, 2)) if (arg.type !== 'SpreadElement' && arg.type !== 'ObjectExpression' && !isFunction(arg)) yield sink(callPlace(call, module.text), arg, name);
    }
  }
  for (const name of ['eval', 'evalsha', 'EVAL']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const first = argumentAt(call, 0);
      if (first && call.callee.type === 'MemberExpression' && isRedis(call.callee.object, module)) yield sink(callPlace(call, module.text), first, name);
    }
  }
}

function isRedis(object: Node, module: Module): boolean {
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : '';
  return /redis/i.test(name) || namesOf(object, module.root).some(full => /^(?:ioredis|redis|@redis\/client|@upstash\/redis)\b/.test(full));
}

function* expressionsIn(module: Module): Iterable<NosqlSink> {
  const keys = new Set(dynamoExpressions);
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      if (key === undefined || property.value.type === 'Literal') continue;
      if (keys.has(key)) yield { node: property, value: property.value, name: key, accepts: ['pattern'], kind: 'expression' };
      else if (key === 'query' && object.parent?.type === 'Property' && /^(?:query_string|simple_query_string)$/.test(writtenKey(object.parent) ?? '')) yield { node: property, value: property.value, name: 'query_string', accepts: ['pattern', 'pattern-escaped'], kind: 'expression', confidence: 'possible' };
    }
  }
}

const CYPHER = /^\s*(?:MATCH|OPTIONAL MATCH|MERGE|CREATE|UNWIND|CALL|DETACH DELETE|WITH)\b[^]*(?:\(|\bRETURN\b)/;

/** Neo4j: `session.run(\`MATCH (u { name: '${name}' }) …\`)`. */
function* graphsIn(module: Module): Iterable<NosqlSink> {
  if (!/\bMATCH\s{0,9}\(|\bMERGE\s{0,9}\(/.test(module.text)) return;
  for (const name of ['run', 'executeQuery', 'executeRead', 'cypher']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const value = argumentAt(call, 0);
      if (value && value.type !== 'Literal' && !isFunction(value)) yield { node: callPlace(call, module.text), value, name, accepts: ['pattern'], kind: 'cypher', isHarm: piece => CYPHER.test(`${piece.before}*${piece.after}`) };
    }
  }
}

const ASKING = new RegExp(String.raw`\.\s{0,99}(?:${Object.keys(mongoFilters).join('|')})\s{0,9}(?:<[^>]{0,80}>)?\(`);
const TELLING = /\$where|\$function|\$accumulator|mapReduce|(?:Filter|Condition|Update|Projection|Statement)Expression['"]?\s{0,9}:|query_string|\bscript['"]?\s{0,9}:|\.\s{0,9}eval(?:sha)?\s{0,9}\(|\bMATCH\s{0,9}\(|\bMERGE\s{0,9}\(/;
const MODELS = /\bdb\s{0,9}\.|\b[A-Z]\w{0,60}\s{0,99}\.\s{0,99}(?:find|count|delete|replace|aggregate|exists|distinct|update|remove|where)|[mM]odel\b|[cC]ollection\b|mongo|typegoose|monk|papr/;

/** Whether a database of documents can be asked here. */
export const mayAskDocuments = onceAText(text => TELLING.test(text) || (ASKING.test(text) && MODELS.test(text)));
