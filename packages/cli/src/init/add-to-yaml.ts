/** Adds a value under a path, or to the list there, as lines of text: whatever else stands in the file stays as it is. Undefined where that cannot be done, or where `toList` finds no list. */
export async function addToYaml(text: string, path: readonly string[], value: unknown, toList = false): Promise<string | undefined> {
  const { isMap, isNode, isSeq, parseDocument, stringify } = await import('yaml');
  const { contents, errors } = parseDocument(text, { logLevel: 'silent' });
  if (errors.length > 0) return undefined;
  let node: unknown = contents;
  let depth = 0;
  while (isMap(node) && depth < path.length && node.has(path[depth])) node = node.get(path[depth++], true);
  const missing = path.slice(depth);
  if (toList !== isSeq(node)) return undefined;
  const nested = missing.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  if (node === null && depth === 0) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${stringify(nested)}`;
  const first = isMap(node) ? node.items[0]?.key : isSeq(node) ? node.items[0] : undefined;
  if ((!isMap(node) && !isSeq(node)) || node.flow || !isNode(first) || !node.range || !first.range || (isSeq(node) && missing.length > 0)) return undefined;
  const start = isMap(node) ? first.range[0] : text.lastIndexOf('-', first.range[0] - 1);
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (indent.trim() !== '') return undefined;
  const lines = stringify(isSeq(node) ? [nested] : nested, { lineWidth: 0 }).trimEnd().split('\n');
  // Behind the last line that belongs to it, with the comment on that line.
  const lastText = text.slice(0, node.range[1]).trimEnd().length;
  const lineEnd = text.indexOf('\n', lastText);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${lines.map(line => indent + line).join('\n')}${text.slice(at)}${lineEnd < 0 ? '\n' : ''}`;
}
