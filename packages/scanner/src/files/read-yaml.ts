import type { Span } from '@postern/catalogue';
import type { Node, Pair, YAMLMap } from 'yaml';

/** A mapping, list or scalar with its place; what a foreign file lacks reads as empty. */
export interface YamlNode {
  span: Span;
  /** Of the key, where the node is the value of one. */
  keySpan: Span;
  /** The scalar as text; `''` for a mapping or a list. */
  text: string;
  isMap: boolean;
  isList: boolean;
  get(key: string): YamlNode | undefined;
  entries(): readonly (readonly [key: string, node: YamlNode])[];
  items(): readonly YamlNode[];
}

/** Aliases are followed one step deep in number and depth: a bomb of them is cut off. */
const MOST_NODES = 50_000;

/** The last document of the text (GitLab's components put a header of their own before it). Throws an Error that says where it is not YAML. */
export async function readYaml(text: string): Promise<YamlNode> {
  const { parseAllDocuments, isAlias, isMap, isScalar, isSeq } = await import('yaml');
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', customTags: customTags() });
  const document = Array.isArray(documents) ? (documents.findLast(({ contents }) => contents !== null) ?? documents[0]) : undefined;
  if (!document) return nothing;
  const [error] = document.errors;
  if (error) throw new Error(`line ${text.slice(0, error.pos[0]).split('\n').length} is not valid YAML`);
  let count = 0;

  function wrap(node: unknown, keySpan: Span, depth: number): YamlNode {
    if (++count > MOST_NODES || depth > 60) return nothing;
    const target = isAlias(node) ? node.resolve(document!) : node;
    const [start = 0, end = 0] = (node as Node | null)?.range ?? keySpan;
    const span: Span = [start, end];
    const entries = () =>
      isMap(target)
        ? (target as YAMLMap).items.flatMap(({ key, value }: Pair) => {
            if (!isScalar(key)) return [];
            const [from = 0, to = 0] = key.range ?? [];
            return [[String(key.value), wrap(value, [from, to], depth + 1)] as const];
          })
        : [];
    let known: ReturnType<typeof entries> | undefined;
    return {
      span,
      keySpan,
      text: isScalar(target) && target.value !== null ? (typeof target.value === 'string' ? target.value : (target.source ?? String(target.value))) : '',
      isMap: isMap(target),
      isList: isSeq(target),
      entries: () => (known ??= entries()),
      get: key => (known ??= entries()).findLast(([name]) => name === key)?.[1],
      items: () => (isSeq(target) ? target.items.map(item => wrap(item, span, depth + 1)) : []),
    };
  }
  return wrap(document.contents, [0, 0], 0);
}

/** `!reference` of GitLab and the tags of CloudFormation are read as what they stand on. */
function customTags() {
  return ['!reference', '!Ref', '!Sub', '!GetAtt'].map(tag => ({ tag, resolve: (value: unknown) => value }));
}

const nothing: YamlNode = { span: [0, 0], keySpan: [0, 0], text: '', isMap: false, isList: false, get: () => undefined, entries: () => [], items: () => [] };

/** Text that only becomes YAML when somebody fills it in. */
export function isTemplate(text: string): boolean {
  return /^\s*\{%|\{%-?\s*(?:raw|if|for|block|set)\b|<%[=-]?|^\s*\{\{-?\s*(?:if|range|define|include|with)\b/m.test(text);
}
