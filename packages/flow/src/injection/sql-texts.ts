import { sqlClients, sqlMethods } from '@postern/catalogue';
import { callsOf } from '../values/call-texts.js';
import { onceAText } from '../values/once-a-text.js';

const START = String.raw`^[\s(]{0,200}(?:--[^\n]{0,200}\s{0,40}|/\*[^]{0,200}?\*/\s{0,40})?`;
const STATEMENT = new RegExp(String.raw`${START}(?:select\b(?:[^]*\bfrom\b|\s+[*@\w(])|insert\s+(?:into|ignore|or)\b|update\s+[^\s]+\s+(?:\w+\s+)?set\b|delete\s+(?:\w+\s+)?from\b|replace\s+into\b|upsert\s+into\b|merge\s+into\b|with\s+(?:recursive\s+)?[\w"*]+\s*(?:\([^)]*\)\s*)?as\b|(?:create|drop|alter|truncate)\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+|materialized\s+)?(?:table|database|schema|view|index|user|role|function|trigger|type|extension)\b|truncate\s+[\w*"]+\s*$|exec(?:ute)?\s+[\w.*]+|call\s+[\w.*]+\s*\(|pragma\s+\w|show\s+(?:tables|columns|databases|create|full|index)\b|explain\s+(?:analyze\s+)?select|grant\s+[\w*, ]+\s+(?:on|to)\b|set\s+(?:local\s+|session\s+)?(?:role|search_path|@)|copy\s+[\w*"]+|use\s+[\w*]+\s*;?\s*$)`, 'i');

/** Whether a text is plainly a SQL statement, `*` for what is not written down. */
export function isSql(text: string): boolean {
  return STATEMENT.test(text.slice(0, 4_000));
}

const BEGINNING = new RegExp(String.raw`${START}(?:select|insert|update|delete|replace|upsert|merge|with|create|drop|alter|truncate|exec|execute|call|pragma|show|explain|grant|set|copy|use)\b`, 'i');

/** Whether a text can go on to be one. */
export function isSqlStart(text: string): boolean {
  return BEGINNING.test(text.slice(0, 1_000));
}

/** How a value stands in a statement, by the text before it. */
export type SqlPosition = 'value' | 'name' | 'statement';

export function positionIn(before: string): SqlPosition {
  const end = before.slice(-120);
  if (before.trim() === '') return 'statement';
  if (/(?:\b(?:order|group)\s+by|\bfrom|\bjoin|\binto|\bupdate|\btable|\bselect|\basc|\bdesc|\bdatabase|\bview|\bschema|\brole|\bindex|\buse|[`"\]]?\.[`"[]?)\s*[`"[]?$/i.test(end) || /\b(?:order|group)\s+by\s+[\w.*"`, ]{1,60}$/i.test(end)) return 'name';
  return 'value';
}

const QUOTED = /['"`](?!use (?:strict|client|server)['"])[\s(]{0,200}(?:--[^\n]{0,200}\s{0,40})?(?:(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|UPSERT|MERGE|WITH|CREATE|DROP|ALTER|TRUNCATE|EXEC|EXECUTE|CALL|PRAGMA|SHOW|EXPLAIN|GRANT|SET|COPY|USE)\s|[Ss]elect\s[^]{1,400}?\s[Ff]rom\s|[Ii]nsert\s+(?:into|or|ignore)\s|[Uu]pdate\s[^]{1,120}?\s[Ss]et\s|[Dd]elete\s[^]{0,60}?[Ff]rom\s|(?:replace|upsert|merge)\s+into\s|with\s[^]{1,120}?\sas\s|(?:[Cc]reate|[Dd]rop|[Aa]lter|[Tt]runcate)\s+(?:or\s+replace\s+|temp\w{0,10}\s+|unique\s+|materialized\s+)?(?:table|database|schema|view|index|user|role|function|trigger|type|extension|\$\{)|(?:exec(?:ute)?|call|pragma|explain|grant|set|copy|use)\s+(?:\$\{|['"`]\s{0,9}\+|@|sp_|analyze\s|select\s|local\s|session\s|role\s|search_path|[\w."]{1,60}\s{0,4}(?:\(|=|['"`;]|(?:from|to|on|set)\s|\$\{))|show\s(?:tables|columns|databases|create|full|index))/;
const TAKING = new RegExp(callsOf(...sqlMethods.map(name => name.replace('$', String.raw`\$`))));
const TELLING = /[rR]awUnsafe\b|[a-z]Raw\b|createQueryBuilder|\bqb\b|Q[bB]\s{0,9}[.?]|[qQ]ueryBuilder|(?<!String)\.\s{0,9}(?:raw|unsafe)\b/;
/** Schemas have literals too. */
const LITERAL = /\.\s{0,9}literal\b/;
const PUT_TOGETHER = /\$\{|['"`]\s*\+|\+\s*['"`]|\+=|\.concat\b|\.join\b|\breq\b|\brequest\b|\bctx\b|\bevent\b|params|[qQ]uery/;

/** The name of a client's package, as an import writes it. */
const CLIENTS = new RegExp(String.raw`['"](?:node:)?(?:${[...new Set(sqlClients.map(client => client.package.replace(/\..*/, '')))].map(name => name.replace(/[/.]/g, String.raw`\$&`)).join('|')})(?:/[\w/-]{0,40})?['"]`);

export const importsSqlClient = onceAText(text => CLIENTS.test(text));

/** Whether a statement can be put together here. */
export const maySpeakSql = onceAText(text => ((TAKING.test(text) && (QUOTED.test(text) || importsSqlClient(text) || OWNERS.test(text))) || TELLING.test(text) || (LITERAL.test(text) && /sequelize|[a-z]orm\b/i.test(text))) && PUT_TOGETHER.test(text));

/** `db.query(req.body.sql)`: no statement is written here at all. */
const OWNERS = /\b(?:db|pool|knex|sequelize|connection|conn|database|dataSource|entityManager|queryRunner|pg\w{0,20}|mysql\w{0,20}|sqlite\w{0,20})\s{0,4}[!?]?\.\s{0,4}(?:query|execute|exec|raw|run|all|get|prepare)\b/i;
