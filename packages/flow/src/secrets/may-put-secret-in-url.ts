import { HOLDERS, namesSecret } from './names-secret.js';
import { mayRequest } from '../requests/request-texts.js';
import { TOLD_ALONE } from './url-secrets.js';
import { secretStrengthOf } from './secret-values.js';
import { secretWords } from './secret-words.js';

/** A look at the text before it is parsed: false only where no address in it, and no parameter of a request, can hold a credential. */
export function mayPutSecretInUrl(text: string): boolean {
  return hasHole(text) || hasJoined(text) || (text.includes('}@') && /`https?:/.test(text)) || setsParameter(text) || (GIVEN.test(text) && hasSecretKey(text)) || (PARAMETERS.test(text) && mayRequest(text) && hasSecretKey(text));
}

/** `?name=${value}`: told by the parameter's name, or by the value's. */
function hasHole(text: string): boolean {
  let isToldByValue = false;
  for (const { 0: start, 1: name, index } of text.matchAll(/[?&]([\w.-]+)=\$\{/g)) {
    if (isTelling(name!)) return true;
    isToldByValue ||= saysNothing(name!) && !isPlainMember(text.slice(index + start.length, index + start.length + 300));
  }
  return isToldByValue && mayTellByValue(text);
}

/** `'?name=' + value`. */
function hasJoined(text: string): boolean {
  let isToldByValue = false;
  for (const [, name] of text.matchAll(/[?&]([\w.-]+)=['"]/g)) {
    if (isTelling(name!)) return true;
    isToldByValue ||= saysNothing(name!);
  }
  return isToldByValue && mayTellByValue(text);
}

/** Whether anything in the file goes by a name that makes a value a credential; a weak one tells of a parameter only as its name. */
function mayTellByValue(text: string): boolean {
  return HOLDERS.test(text) || namesSecret(text, strength => strength === 'strong');
}

function saysNothing(name: string): boolean {
  return !/(?:id|sig|signature|hash|state|code)$/i.test(name);
}

const WORDS = new RegExp(`${secretWords.join('|')}|headers|config|env`, 'i');

/** `list.id`: what a member holds is told by its name alone; a name by itself can stand for anything. */
function isPlainMember(hole: string): boolean {
  const [, member] = /^\s*([\w$]+(?:\??\.[\w$]+)+)\s*\}/.exec(hole) ?? [];
  return member !== undefined && !WORDS.test(member);
}

/** `url.searchParams.set('api_key', …)`; a name that is no literal here can be any. */
function setsParameter(text: string): boolean {
  for (const [, name] of text.matchAll(/searchParams[)\s]*(?:\/[/*]|(?:\??\.\s*(?:\[\s*)?|\[\s*)(?:\/[/*]|['"`]?(?:set|append)['"`\]\s)]*(?:\/[/*]|(?:\?\.\s*)?\((?:\s*['"]([\w.-]*)['"]\s*,)?)))/gi)) {
    if (name === undefined || isTelling(name)) return true;
  }
  return false;
}

/** `new URLSearchParams({ … })`, `qs.stringify({ … })`, `.query({ … })` of superagent. */
const GIVEN = /(?:URLSearchParams|stringify|\bquery)['"`\])\s!]{0,20}(?:\?\.\s{0,20})?\(\s{0,20}(?:\{|\/[/*])/;

const PARAMETERS = /(?:params|qs|query)['"`]?\s*(?:\]\s*)?[:=,}/]/i;
const KEYS = new RegExp(`(?:${secretWords.join('|')})[\\w-]{0,60}(?:['"\`]\\s*(?:\\]\\s*)?[:/]|\\s*[:,}/])`, 'gi');

/** `{ api_key: … }`, `{ token }`. */
function hasSecretKey(text: string): boolean {
  for (const { 0: found, index } of text.matchAll(KEYS)) {
    let start = index;
    while (start > 0 && index - start < 60 && /[\w$-]/.test(text[start - 1]!)) start -= 1;
    const name = /^[\w$-]*/.exec(text.slice(start, index + found.length))![0];
    const after = text.charAt(start + name.length);
    const before = text.charAt(start - 1);
    // A member, and a word of a text.
    if (before === '.' || (/['"`]/.test(after) ? before !== after : /['"`-]/.test(before) || name.includes('-'))) continue;
    if (isTelling(name)) return true;
  }
  return false;
}

/** Whether a parameter's name makes its value a credential, as `urlSecretsOf` takes it. */
function isTelling(name: string): boolean {
  const strength = secretStrengthOf(name);
  return strength === 'strong' || (strength === 'weak' && TOLD_ALONE.test(name));
}
