import { onceAText } from './once-a-text.js';

const START = String.raw`^[\s(]{0,200}(?:--[^\n]{0,200}\s{0,40}|/\*[^]{0,200}?\*/\s{0,40})?`;
const STATEMENT = new RegExp(String.raw`${START}(?:select\b(?:[^]*\bfrom\b|\s+[*@\w(])|insert\s+(?:into|ignore|or)\b|update\s+[^\s]+\s+(?:\w+\s+)?set\b|delete\s+(?:\w+\s+)?from\b|replace\s+into\b|upsert\s+into\b|merge\s+into\b|with\s+(?:recursive\s+)?[\w"*]+\s*(?:\([^)]*\)\s*)?as\b|(?:create|drop|alter|truncate)\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+|materialized\s+)?(?:table|database|schema|view|index|user|role|function|trigger|type|extension)\b|truncate\s+[\w*"]+\s*$|exec(?:ute)?\s+[\w.*]+|call\s+[\w.*]+\s*\(|pragma\s+\w|show\s+(?:tables|columns|databases|create|full|index)\b|explain\s+(?:analyze\s+)?select|grant\s+[\w*, ]+\s+(?:on|to)\b|set\s+(?:local\s+|session\s+)?(?:role|search_path|@)|copy\s+[\w*"]+|use\s+[\w*]+\s*;?\s*$)`, 'i');

/** Whether a text is plainly a SQL statement, `*` for what is not written down. */
export function isSql(text: string): boolean {
  return STATEMENT.test(text.slice(0, 4_000));
}

/** How a value stands in a statement, by the text before it. */
export type SqlPosition = 'value' | 'name' | 'statement';

export function positionIn(before: string): SqlPosition {
  const end = before.slice(-120);
  if (before.trim() === '') return 'statement';
  if (/(?:\b(?:order|group)\s+by|\bfrom|\bjoin|\binto|\bupdate|\btable|\bselect|\basc|\bdesc|\bdatabase|\bview|\bschema|\brole|\bindex|\buse|[`"\]]?\.[`"[]?)\s*[`"[]?$/i.test(end) || /\b(?:order|group)\s+by\s+[\w.*"`, ]{1,60}$/i.test(end)) return 'name';
  return 'value';
}

const VERBS = /\b(?:select|insert|update|delete|replace|merge|with|create|drop|alter|truncate|exec|execute|call|pragma|show|grant|where|order by|set|sql|query)\b|sql/i;
const RAW = /\b(?:\$?queryRaw|\$?executeRaw|\w{1,20}Raw|raw|literal|unsafe|createQueryBuilder|qb|queryBuilder|query|execute|exec|run|prepare)\b/;
const PUT_TOGETHER = /\$\{|['"`]\s*\+|\+\s*['"`]|\+=|\.concat\b|\.join\b|\breq\b|\brequest\b|\bctx\b|\bevent\b|params|[qQ]uery/;

/** Whether a statement can be put together here. */
export const maySpeakSql = onceAText(text => VERBS.test(text) && RAW.test(text) && PUT_TOGETHER.test(text));
