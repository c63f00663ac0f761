import { plainSchemes } from '@postern/catalogue';
import { plainAddressOf } from './plain-address.js';
import { roleOfName } from '../addresses/address-names.js';

/** A look at the text before it is parsed: false only where nothing in it sends in the clear. */
export function mayConnectPlainly(text: string): boolean {
  let holds: boolean | undefined;
  // Asked once a text: it may hold thousands of beginnings.
  const mayHoldHost = () => (holds ??= MAY_HOLD_HOST.test(text));
  for (const { index } of text.matchAll(START)) if (isWorthIt(text, index, mayHoldHost)) return true;
  return (HTTP.test(text) && /host/.test(text) && /\b(?:request|get)\b/.test(text) && HOST.test(text)) || (/nodemailer/.test(text) && /createTransport/.test(text)) || TRANSFER.test(text) || (DRIVER.test(text) && HOST.test(text)) || (/\}:\/\/[\w-]+\./.test(text) && /['"`](?:http|ws)['"`]/.test(text));
}

/** Behind the quote that an address in code has before it. */
const START = new RegExp(`(?<=['"\`]\\s?)(?:${[...plainSchemes.keys()].join('|')}):\\/\\/`, 'gi');

function isWorthIt(text: string, at: number, mayHoldHost: () => boolean): boolean {
  const rest = /^[^'"`\s]{0,300}/.exec(text.slice(at, at + 300))![0];
  // Put together with what is not written here: a piece of the host may be anywhere.
  const isOpen = /^\w+:\/\/[^/]*\$\{|^\w+:\/\/[^/]*$/.test(rest);
  if (!plainAddressOf(rest.replace(/\$\{[^}]*\}?/g, '*')) && !(isOpen && !/^\w+:\/\/(?:localhost|127\.|\[|0\.0)/.test(rest) && mayHoldHost())) return false;
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
  const before = text.slice(start, at - 1);
  if (/^\s*(?:\/\/|\*)/.test(before)) return false;
  // `xmlns="http://…"`, `href: 'http://…'`: by the name before it, where there is one.
  const [, name] = /([\w$-]+)['"]?\]?\s*(?::\s*[\w.[\]<>|\s]{0,40})?[=:]\s*[{(]?\s*$/.exec(before) ?? [];
  return name === undefined || roleOfName(name) !== 'shown';
}

const MAY_HOLD_HOST = /['"`][\w*-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[^'"`\s]*)?['"`]/;
const DRIVER = /['"`](?:ioredis|redis|@redis\/client|mqtt|pg|mysql2?(?:\/promise)?)['"`]/;
const HTTP = /['"`](?:node:)?http['"`]/;
const HOST = /['"`][\w*-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?::\d+)?['"`]/i;
const TRANSFER = /['"`](?:basic-ftp|ftp|promise-ftp|jsftp|telnet-client|telnet-stream)['"`]/;
