interface At {
  type: string;
  start: number;
  end: number;
}
interface Expression extends At {
  elements?: (At | null)[];
  arguments?: At[];
  callee?: At & { name?: string; property?: { name?: string } };
  expression?: Expression;
  name?: string;
}

/** Adds the plugin to a flat configuration; undefined where its shape is not one of the usual ones. The file is read, never run. */
export async function editEslintConfig(file: string, text: string): Promise<string | undefined> {
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) return undefined;
  const body = program.body as unknown as (At & Record<string, unknown>)[];
  const exported = exportedBy(body);
  const place = exported && placeIn(exported, body);
  if (!place) return undefined;
  const quote = (text.match(/'/g)?.length ?? 0) >= (text.match(/"/g)?.length ?? 0) ? "'" : '"';
  const end = /;\s*$/m.test(text) ? ';' : '';
  const isCommon = body.every(({ type }) => type !== 'ImportDeclaration' && type !== 'ExportDefaultDeclaration');
  const loads = isCommon ? `const { default: postern } = require(${quote}eslint-plugin-postern${quote})${end}` : `import postern from ${quote}eslint-plugin-postern${quote}${end}`;
  const lastImport = body.filter(({ type, start }) => type === 'ImportDeclaration' || (isCommon && /^(?:const|let|var)\b[^;\n]*\brequire\(/.test(text.slice(start)))).at(-1);
  const head = lastImport?.end ?? 0;
  const loaded = lastImport ? `\n${loads}` : `${loads}\n`;
  const entry = entryFor(text, place);
  return text.slice(0, head) + loaded + text.slice(head, entry.at) + entry.text + text.slice(entry.at);
}

function exportedBy(body: readonly (At & Record<string, unknown>)[]): Expression | undefined {
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement['declaration'] as Expression;
    const assigned = statement['expression'] as (At & { left?: At & { object?: { name?: string }; property?: { name?: string } }; right?: Expression }) | undefined;
    if (assigned?.type === 'AssignmentExpression' && assigned.left?.object?.name === 'module' && assigned.left.property?.name === 'exports') return assigned.right;
  }
  return undefined;
}

interface Place extends At {
  items: readonly (At | null)[];
}

/** The list that entries stand in: an array, or the arguments of a call that joins configurations. */
function placeIn(given: Expression, body: readonly (At & Record<string, unknown>)[]): Place | undefined {
  if (/^TS(?:As|Satisfies)Expression$|^ParenthesizedExpression$/.test(given.type) && given.expression) return placeIn(given.expression, body);
  if (given.type === 'ArrayExpression') return { ...given, items: given.elements ?? [] };
  if (given.type === 'Identifier') {
    const declared = body.flatMap(({ declarations }) => (declarations ?? []) as { id: { name?: string }; init: Expression | null }[]).find(({ id }) => id.name === given.name);
    return declared?.init && declared.init.type !== 'Identifier' ? placeIn(declared.init, body) : undefined;
  }
  if (given.type !== 'CallExpression') return undefined;
  const [first] = given.arguments ?? [];
  if (first?.type === 'ArrayExpression' && given.arguments!.length === 1) return placeIn(first, body);
  const name = given.callee?.name ?? given.callee?.property?.name;
  const isJoin = name === 'defineConfig' || name === 'config';
  return isJoin ? { ...given, items: given.arguments ?? [] } : undefined;
}

/** Behind the last entry, on a line of its own where the entries have theirs. */
function entryFor(text: string, { items, start, end }: Place): { at: number; text: string } {
  const last = items.at(-1);
  if (!last) return { at: text.lastIndexOf(text[end - 1]!, end - 1), text: 'postern.configs.recommended' };
  const rest = text.slice(last.end, end);
  const hasComma = /^(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)*,/.exec(rest);
  const lineStart = text.lastIndexOf('\n', last.start) + 1;
  const isOwnLine = lineStart > start && /^\s*$/.test(text.slice(lineStart, last.start));
  const joint = isOwnLine ? `\n${text.slice(lineStart, last.start)}` : ' ';
  return hasComma ? { at: last.end + hasComma[0].length, text: `${joint}postern.configs.recommended${isOwnLine ? ',' : ''}` } : { at: last.end, text: `,${joint}postern.configs.recommended` };
}
