import { LEVELS, LOGGER_NAMES } from './secret-sinks.js';

/** A look at the text before it is parsed: false only where nothing is written to a log but plain words. */
export function mayLogSecrets(text: string): boolean {
  // Whatever it is called on.
  if (!AT_LEVEL.test(text)) return false;
  return hasMore(text, ON_LOGGER) || hasMore(text, ON_ITS_OWN) || (hasMore(text, ON_RESULT) && CALLED_LOGGER.test(text));
}

const LOGGER = `(?:${LOGGER_NAMES.map(name => name.replace('\\w*', '')).join('|')})`;
const LEVEL = `(?:${[...LEVELS, 'debug'].join('|')})`;
/** Blanks, quotes and brackets before what comes next; where a comment stands, anything may come. */
const GAP = '[\'"`\\])\\s!]*';
const COMMENT = '/[/*]';
const CALL = `${GAP}(?:(?:\\?\\.\\s*)?[(<]|${COMMENT})`;
const ON_MEMBER = `(?:\\??\\.\\s*(?:\\[\\s*)?|\\[\\s*)(?:${COMMENT}|['"\`]?${LEVEL}(?!\\w)${CALL})`;

const AT_LEVEL = new RegExp(`(?<![\\w$])${LEVEL}(?!\\w)${CALL}`);
/** `console.log(`, `this.logger['info'](`. */
const ON_LOGGER = new RegExp(`${LOGGER}${GAP}(?:${COMMENT}|${ON_MEMBER})`, 'g');
/** `getLogger('orders').info(`. */
const CALLED_LOGGER = new RegExp(LOGGER + CALL);
const ON_RESULT = new RegExp(ON_MEMBER, 'g');
/** `debug(`, where the package of that name made it. */
const ON_ITS_OWN = new RegExp(`(?<![\\w$.])${LEVEL}(?!\\w)${CALL}`, 'g');

/** Whether one of the calls is given more than a text without holes. */
function hasMore(text: string, calls: RegExp): boolean {
  for (const { 0: call, index } of text.matchAll(calls)) {
    if (!/^\s*(?:'[^'\\\n]{0,300}'|"[^"\\\n]{0,300}"|`[^`\\$]{0,300}`)?\s*\)/.test(text.slice(index + call.length, index + call.length + 400))) return true;
  }
  return false;
}
