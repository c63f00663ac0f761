import type { Problem } from '@postern/catalogue';
import { isPlaceholder } from '@postern/credentials/values';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { SourceFile } from '../../finder.js';
import { credentialsOf } from '../credentials-of.js';

/** `extra` of an Expo app.json: the app carries it, and reads it at run time. */
export async function expoExtraSecrets(file: SourceFile): Promise<Problem[]> {
  const tree = file.text.includes('"extra"') ? parseTree(file.text, [], { allowTrailingComma: true }) : undefined;
  const extra = tree && (findNodeAtLocation(tree, ['expo', 'extra']) ?? findNodeAtLocation(tree, ['extra']));
  if (!extra) return [];
  const { secrecyOf } = await import('@postern/credentials');
  const { found } = credentialsOf(file);
  return entriesOf(extra, 0).flatMap(({ name, value, node }): Problem[] => {
    const span = [node.offset, node.offset + node.length] as const;
    const credential = found.find(({ start, end }) => start < span[1] && span[0] < end);
    if (credential?.kind === 'publishable' || value.length < 6 || isPlaceholder(value) || /^https?:\/\/[^@]*$|^pk[_.]/.test(value)) return [];
    const confidence = credential?.format?.selfIdentifying && credential.confidence !== 'possible' ? 'certain' : secrecyOf(name);
    if (!confidence || (confidence === 'possible' && !credential)) return [];
    return [
      {
        check: 'no-client-secrets',
        message: `"${name}" stands in \`extra\`, which every copy of the app carries. Keep it on the server and let the app ask for the result.`,
        span,
        confidence,
        data: { variable: name },
        secret: value,
      },
    ];
  });
}

interface Entry {
  name: string;
  value: string;
  node: Node;
}

function entriesOf(node: Node, depth: number): Entry[] {
  if (node.type !== 'object' || depth > 4) return [];
  return (node.children ?? []).flatMap(property => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    if (value.type === 'object') return entriesOf(value, depth + 1);
    return value.type === 'string' ? [{ name: String(key.value), value: String(value.value), node: value }] : [];
  });
}
