/** Under what name a value stands in a file that is no code: its own, and that of what it stands in. */
export interface SettingName {
  own: string;
  /** The section, mapping or block around it; `''` at the top. */
  parent: string;
}

/** The name of the value that begins at an offset, in any of the usual syntaxes; undefined where none stands there. */
export function settingNameOf(text: string, at: number): SettingName | undefined {
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 300);
  const line = text.slice(start, at);
  const own = OWN.exec(line)?.[1];
  if (own !== undefined) {
    // `- name: API_URL` above `value: http://…`.
    if (/^(?:value|default|defaultValue)$/i.test(own)) return { own: namedAbove(text, start, line) ?? own, parent: parentOf(text, start, indentOf(line)) };
    return { own, parent: parentOf(text, start, indentOf(line)) };
  }
  const attribute = /\b(?:name|key)=["']([\w.:-]{1,80})["'][^<>]{0,80}\bvalue=["']$/i.exec(line)?.[1] ?? /([\w:-]{1,60})=["']$/.exec(line)?.[1];
  if (attribute !== undefined) return { own: attribute, parent: '' };
  const tag = /<([\w:.-]{1,60})(?:\s[^<>]*)?>\s*$/.exec(line)?.[1];
  if (tag !== undefined) return { own: tag === 'string' ? (/<key>([\w.-]{1,80})<\/key>\s*<string>$/.exec(text.slice(Math.max(0, at - 200), at))?.[1] ?? tag) : tag, parent: /<([\w:.-]{1,60})>\s*(?:<[\w:.-]{1,60}>[^<]{0,200}<\/[\w:.-]{1,60}>\s*){0,6}$/.exec(text.slice(Math.max(0, at - 600), start + line.lastIndexOf('<')))?.[1] ?? '' };
  // An item of a list: the list's name.
  if (/^\s*-\s+["']?$/.test(line)) return { own: parentOf(text, start, indentOf(line) + 1), parent: '' };
  if (/(?:^|[[,])\s*["']$/.test(line)) {
    const list = /["']?([\w.-]{1,80})["']?\s*[:=]\s*\[[^\][]{0,600}$/.exec(text.slice(Math.max(0, at - 800), at))?.[1];
    return list === undefined ? undefined : { own: list, parent: '' };
  }
  return undefined;
}

/** `NAME=`, `"name": "`, `name = "`, `name: `, `ENV NAME `, `--name=`, `- NAME=`. */
const OWN = /(?:^|[\s{,;"'(-])(?:export\s+|ENV\s+|ARG\s+|set\s+)?["']?([A-Za-z_][\w./-]{0,100})["']?\s*(?:(?:\?\?|\?|:)?=|:|(?<=\b(?:ENV|ARG)\s+[\w]+)\s)\s*["'`|>]?\s*$/;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function namedAbove(text: string, start: number, line: string): string | undefined {
  const before = text.slice(Math.max(0, start - 200), start) + line;
  return /\b(?:name|key)["']?\s*[:=]\s*["']?([\w.-]{1,80})["']?\s*,?\s*["']?(?:value|default|defaultValue)["']?\s*[:=]\s*["']?$/i.exec(before)?.[1];
}

const MOST_LINES = 60;

/** The nearest line above that is indented less and names something, or the section's head. */
function parentOf(text: string, start: number, indent: number): string {
  let end = start - 1;
  for (let left = MOST_LINES; left > 0 && end > 0; left--) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(from, Math.min(end, from + 200));
    end = from - 1;
    if (line.trim() === '' || /^\s*(?:#|\/\/)/.test(line)) continue;
    const section = /^\s*\[+([\w.":-]{1,80})\]+/.exec(line)?.[1];
    if (section !== undefined) return section;
    if (indentOf(line) >= indent) continue;
    const name = /^\s*(?:-\s+)?["']?([\w./-]{1,80})["']?\s*(?:[:=]\s*[[{|>]?|\{)\s*$/.exec(line)?.[1] ?? /^\s*\w+\s+"([\w-]{1,80})"(?:\s+"([\w-]{1,80})")?\s*\{/.exec(line)?.slice(1).filter(Boolean).join('_');
    if (name !== undefined) return name;
    if (indentOf(line) === 0) return '';
  }
  return '';
}
