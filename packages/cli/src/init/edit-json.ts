import { applyEdits, type JSONPath, modify } from 'jsonc-parser';

/** Sets values in a JSON text and leaves its comments, order and indentation. */
export function editJson(text: string, values: readonly (readonly [path: JSONPath, value: unknown])[]): string {
  const indent = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return values.reduce((done, [path, value]) => applyEdits(done, modify(done, path, value, { formattingOptions })), text);
}
