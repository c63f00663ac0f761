import { isProse } from '../values/is-prose.js';
import { HOLDERS, namesSecret } from './names-secret.js';
import { LEVELS, LOGGER_NAMES } from './logged-secrets.js';

/** A look at the text before it is parsed: false only where nothing is written to a log but plain words. */
export function mayLogSecrets(text: string): boolean {
  // Whatever it is called on.
  if (!AT_LEVEL.test(text) || !(HOLDERS.test(text) || CONNECTION.test(text) || namesSecret(text, strength => strength !== undefined))) return false;
  return hasMore(text, ON_LOGGER) || hasOwn(text) || (hasMore(text, ON_RESULT) && CALLED_LOGGER.test(text));
}

/** `config.DATABASE_URL`: the password is in it. */
const CONNECTION = /(?:DATABASE|DB|MONGO(?:DB)?|POSTGRES(?:QL)?|MYSQL|AMQP|RABBITMQ)_UR[LI]|CONNECTION_STRING|(?:database|mongo|mongodb|postgres|mysql)Ur[li]/;

const LOGGER = `(?:${LOGGER_NAMES.map(name => name.replace('\\w*', '')).join('|')})`;
const LEVEL = `(?:${[...LEVELS, 'debug'].join('|')})`;
/** Blanks, quotes and brackets before what comes next; where a comment stands, anything may come. */
const GAP = '[\'"`\\])\\s!]*';
const COMMENT = '/[/*]';
const CALL = `${GAP}(?:(?:\\?\\.\\s*)?(?:\\(|<(?!/))|${COMMENT})`;
const ON_MEMBER = `(?:\\??\\.\\s*(?:\\[\\s*)?|\\[\\s*)(?:${COMMENT}|['"\`]?${LEVEL}(?!\\w)${CALL})`;

const AT_LEVEL = new RegExp(`(?<![\\w$])${LEVEL}(?!\\w)${CALL}`);
/** `console.log(`, `this.logger['info'](`. */
const ON_LOGGER = new RegExp(`${LOGGER}${GAP}(?:${COMMENT}|${ON_MEMBER})`, 'g');
/** `getLogger('orders').info(`. */
const CALLED_LOGGER = new RegExp(LOGGER + CALL);
const ON_RESULT = new RegExp(ON_MEMBER, 'g');
/** `debug(`, where the package of that name made it. */
const ON_ITS_OWN = new RegExp(`(?<![\\w$.])${LEVEL}(?!\\w)${CALL}`, 'g');

/** By a name that is bound here, to what the package `debug` made or another file gives. */
function hasOwn(text: string): boolean {
  return hasMore(text, ON_ITS_OWN, ({ 0: call, index }) => !isProse(text, index) && (/debug/i.test(text) || new RegExp(`(?<![\\w$.])${/\w+/.exec(call)![0]}\\s*(?:[,}=]|from\\b)`).test(text)));
}

/** Whether one of the calls is given more than a text without holes. */
function hasMore(text: string, calls: RegExp, counts: (found: RegExpExecArray) => boolean = () => true): boolean {
  for (const found of text.matchAll(calls)) {
    const { 0: call, index } = found;
    if (counts(found) && !/^\s*(?:'[^'\\\n]{0,300}'|"[^"\\\n]{0,300}"|`[^`\\$]{0,300}`)?\s*\)/.test(text.slice(index + call.length, index + call.length + 400))) return true;
  }
  return false;
}
