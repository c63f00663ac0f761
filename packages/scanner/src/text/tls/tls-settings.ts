/** A setting as any file writes one: a name, then its value up to where the syntax ends it. */
export interface SettingValue {
  name: string;
  value: string;
  start: number;
  /** Of the value's last line that counts. */
  end: number;
}

const NAME = /(?<![\w.$/])(?:-{1,2})?(?=[\w./-]{0,100}(?:ssl|tls|protocol|cipher|policy|version))([A-Za-z][\w./-]{1,160})(?=["']?\]?(?:[ \t]*[:=]|[ \t]+\S|[ \t]*\n[ \t]*[-\w]|>))/gi;
const LONGEST = 3000;

const MOST = 3000;

/** The settings of a text whose names speak of TLS, versions, ciphers or policies. */
export function* settingsIn(text: string): Generator<SettingValue> {
  let left = MOST;
  for (const { 0: found, 1: name = '', index } of text.matchAll(NAME)) {
    if (left-- === 0) break;
    const from = index + found.length;
    const [value, end] = valueAt(text, from);
    if (value !== '') yield { name, value, start: index, end };
  }
  // `- name: SSL_PROTOCOLS` with its value on the next line, `<key>…</key><string>…</string>`, `Name="…" Value="…"`.
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(/(?:\b(?:name|key)["']?\s{0,3}[:=]\s{0,3}["']?|<key>)([\w.-]{5,80})["']?(?:\s{0,3},)?(?:<\/key>)?\s{1,80}(?:["']?value["']?\s{0,3}[:=]\s{0,3}["']?([^"'\n]{1,200})|<string>([^<\n]{1,200}))/gi)) {
    if (/ssl|tls|protocol|cipher|policy|version/i.test(name)) yield { name, value, start: index, end: index + whole.length };
  }
}

function valueAt(text: string, from: number): readonly [value: string, end: number] {
  const [lead = ''] = /^["']?\]?[ \t]*(?:=>|::|[:=>]{0,2})[ \t]*/.exec(text.slice(from, from + 60)) ?? [];
  let at = from + lead.length;
  const first = text[at];
  // `[Net.SecurityProtocolType]::Tls` is no list.
  if ((first === '[' && !/^\[[\w.]+\]::/.test(text.slice(at, at + 80))) || first === '{') {
    const close = text.indexOf(first === '[' ? ']' : '}', at);
    return close < 0 || close - at > LONGEST ? ['', at] : [text.slice(at + 1, close), close + 1];
  }
  if (first === '"' || first === "'") {
    const close = text.indexOf(first, at + 1);
    // PowerShell and Java write lists of quoted items with commas between them.
    return close < 0 || close - at > LONGEST ? ['', at] : [text.slice(at + 1, close), close + 1];
  }
  if (first === '\n' || first === '\r' || /^[|>][-+]?\s*\n/.test(text.slice(at, at + 40))) return listAt(text, at);
  const line = /^[^\n\r;<]{0,2000}/.exec(text.slice(at, at + 2000))![0].replace(/\s#.*$/, '').replace(/["'].*$/, '').trimEnd();
  at += line.length;
  return [line, at];
}

/** `- TLSv1` on the lines that follow. */
function listAt(text: string, from: number): readonly [value: string, end: number] {
  const items: string[] = [];
  const lines = /[^\n]*\n?/y;
  lines.lastIndex = text.indexOf('\n', from) + 1;
  let end = from;
  for (let i = 0; i < 40 && lines.lastIndex > 0 && lines.lastIndex < text.length; i++) {
    const start = lines.lastIndex;
    const [line] = lines.exec(text)!;
    const item = /^\s*-\s+["']?([^"'\n#]{1,80})/.exec(line)?.[1];
    if (item === undefined) break;
    items.push(item.trim());
    end = start + line.trimEnd().length;
  }
  return [items.join(' '), end];
}
