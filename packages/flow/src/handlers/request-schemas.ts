import type { TSESTree } from '@typescript-eslint/types';
import { handlersOf } from './handlers.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { type OutsideSource, rootOf } from '../outside/outside-sources.js';
import { inputSchemaOf } from './outside-callers.js';
import { schemaShapeOf } from '../outside/schema-shapes.js';
import { type ClassNode, isClass, type Node, rangeOf, writtenKey } from '../syntax.js';

/** What a declaration says about a field of a request. `exact`: a number, an id, one of a list. `unknown`: something validates it. */
export type DeclaredShape = 'exact' | 'text' | 'unknown';

/** Decorators of a DTO, pipes of a parameter, patterns in a route, schemas and validators before the handler. */
export function declaredShapeOf(origin: Origin, source: OutsideSource): DeclaredShape | undefined {
  const root = rootOf(origin);
  if (root?.of.kind !== 'parameter') return undefined;
  const { owner, position, env } = root.of;
  const parameter = owner.params[position];
  if (!parameter) return undefined;
  const input = root.keys[0] === 'input' ? inputSchemaOf(owner) : undefined;
  if (input) return schemaShapeOf(input, root.keys.slice(1).filter(key => key !== undefined), env) ?? 'unknown';
  const byParameter = ofParameter(parameter, root.keys, root.of);
  if (byParameter) return byParameter;
  const { module } = env;
  const handler = source.handler ?? handlersOf(module).find(({ fn }) => fn === owner);
  if (!handler) return undefined;
  // /users/:id(\\d+)
  if (source.part === 'params' && source.key !== undefined && new RegExp(`:${source.key.replace(/\W/g, '')}\\(`).test(handler.path)) return 'exact';
  let shape: DeclaredShape | undefined;
  for (const before of handler.before) {
    const found = ofMiddleware(before, source, origin);
    if (found === 'exact') return found;
    shape ??= found;
  }
  return shape;
}

const EXACT_PIPES = /Parse(?:Int|Float|Bool|UUID|Enum|Date|Decimal|Number)|ObjectId|MongoId|Uuid/i;

function ofParameter(parameter: Node, keys: readonly (string | undefined)[], root: Origin): DeclaredShape | undefined {
  const at = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const decorators = 'decorators' in parameter ? parameter.decorators : [];
  const isDecorated = decorators.length > 0;
  if (!isDecorated) return undefined;
  for (const { expression } of decorators) {
    if (expression.type !== 'CallExpression') continue;
    for (const pipe of expression.arguments) if (EXACT_PIPES.test(pipeName(pipe))) return 'exact';
  }
  const type = 'typeAnnotation' in at && at.typeAnnotation?.type === 'TSTypeAnnotation' ? at.typeAnnotation.typeAnnotation : undefined;
  if (!type) return undefined;
  // A pipe of the whole application turns texts into the numbers that are declared, or refuses them.
  if (type.type === 'TSNumberKeyword' || type.type === 'TSBooleanKeyword' || isWrittenList(type)) return 'exact';
  if (type.type === 'TSStringKeyword') return 'text';
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const owner = originsOf(type.typeName, root.env.module.root).find(({ node }) => isClass(node));
  if (!owner) return /Dto$|DTO$|Input$|Query$|Params?$/.test(type.typeName.name) ? 'unknown' : undefined;
  const key = keys.find(one => one !== undefined);
  return key === undefined ? 'unknown' : ofField(owner.node as ClassNode, key);
}

function pipeName(pipe: Node): string {
  if (pipe.type === 'NewExpression') return calleeName(pipe.callee) ?? '';
  return pipe.type === 'Identifier' ? pipe.name : pipe.type === 'CallExpression' ? (calleeName(pipe.callee) ?? '') : '';
}

function isWrittenList(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType' && type.types.every(one => one.type === 'TSLiteralType' || one.type === 'TSUndefinedKeyword' || one.type === 'TSNullKeyword');
}

const EXACT_FIELDS = /^(?:IsInt|IsNumber|IsNumberString|IsBoolean|IsUUID|IsEnum|IsIn|IsMongoId|IsDate|IsDateString|IsISO8601|IsAlphanumeric|IsAlpha|IsPositive|IsNegative|IsHexadecimal|IsPort|IsIP|IsDecimal|IsLatitude|IsLongitude|IsULID|Min|Max)$/;

function ofField(owner: ClassNode, key: string): DeclaredShape {
  const field = owner.body.body.find((member): member is TSESTree.PropertyDefinition => member.type === 'PropertyDefinition' && writtenKey(member) === key);
  if (!field) return 'unknown';
  const names = field.decorators.map(({ expression }) => calleeName(expression.type === 'CallExpression' ? expression.callee : expression) ?? '');
  if (names.some(name => EXACT_FIELDS.test(name))) return 'exact';
  if (names.includes('Type') && field.typeAnnotation?.typeAnnotation.type === 'TSNumberKeyword') return 'exact';
  return names.includes('IsString') || names.includes('IsEmail') || names.includes('IsNotEmpty') ? 'text' : 'unknown';
}

const VALIDATING = /valid(?!\w{0,12}(?:Token|Jwt|Auth|Session|Admin|Key|Signature))|schema|celebrate|sanitiz|checkSchema|joi|zod|yup/i;

/** `param('id').isInt()`, `celebrate({ … })`, `validate(schema)`, Fastify's `{ schema: { … } }`. */
function ofMiddleware(before: Node, { part, key }: OutsideSource, origin: Origin): DeclaredShape | undefined {
  const { module } = origin.env;
  const shown = before.type === 'Identifier' ? originsOf(before, module.root).map(({ node }) => node) : [before];
  for (const node of shown) {
    const text = module.text.slice(...rangeOf(node)).slice(0, 4_000);
    if (key !== undefined) {
      const chain = new RegExp(String.raw`\b(?:param|query|body|check|header|cookie)\(\s{0,9}['"]${key.replace(/[^\w-]/g, '')}['"][^;]{0,200}?\.(\w{1,30})\(`).exec(text);
      if (chain) return /\.(?:isInt|isUUID|isIn|isNumeric|isMongoId|toInt|isBoolean|isAlphanumeric|isFloat|isAlpha|isHexadecimal|matches|isISO8601|isDate)\(/.test(chain[0] + text.slice(chain.index + chain[0].length).split(/\b(?:param|query|body|check)\(/)[0]!) ? 'exact' : 'text';
    }
    const properties = node.type === 'ObjectExpression' ? schemaOf(node) : undefined;
    if (properties) return ofSchema(properties, part, key);
    if (VALIDATING.test(text.slice(0, 80))) return 'unknown';
  }
  return undefined;
}

function schemaOf(options: TSESTree.ObjectExpression): Node | undefined {
  const property = options.properties.find((one): one is TSESTree.Property => one.type === 'Property' && writtenKey(one) === 'schema');
  return property?.value;
}

const SCHEMA_PARTS: Readonly<Record<string, readonly string[]>> = { body: ['body'], query: ['querystring', 'query'], params: ['params'], header: ['headers'] };

/** Fastify's JSON schema: types that hold no text, patterns, lists. */
function ofSchema(schema: Node, part: string, key: string | undefined): DeclaredShape | undefined {
  if (schema.type !== 'ObjectExpression') return 'unknown';
  const at = memberOf(schema, ...(SCHEMA_PARTS[part] ?? []));
  if (!at) return undefined;
  const fields = memberOf(at, 'properties') ?? at;
  const field = key === undefined ? undefined : memberOf(fields, key);
  if (field?.type !== 'ObjectExpression') return 'unknown';
  const type = memberOf(field, 'type');
  const kind = type?.type === 'Literal' ? type.value : undefined;
  if (kind === 'integer' || kind === 'number' || kind === 'boolean' || memberOf(field, 'enum') || memberOf(field, 'pattern')) return 'exact';
  const format = memberOf(field, 'format');
  if (format?.type === 'Literal' && /^(?:uuid|date|date-time|ipv4|ipv6)$/.test(String(format.value))) return 'exact';
  return kind === 'string' ? 'text' : 'unknown';
}

function memberOf(node: Node, ...keys: readonly string[]): Node | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const property = node.properties.find((one): one is TSESTree.Property => one.type === 'Property' && keys.includes(writtenKey(one) ?? ''));
  return property?.value;
}
