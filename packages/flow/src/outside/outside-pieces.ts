import type { Confidence, Treatment } from '@postern/catalogue';
import { type Aliases, assurancesAt, writtenAs } from './assurances.js';
import type { Env, Module } from '../module.js';
import type { Origin } from '../values/origin.js';
import { type outsideSourceOf, rootOf } from './outside-sources.js';
import { declaredShapeOf } from '../handlers/request-schemas.js';
import type { Node } from '../syntax.js';
import type { Untrusted } from './untrusted.js';
import type { Variable } from '../values/variables.js';

/** How a value that is looked at stands in the one that was asked about, and what happened to it so far. */
export interface Way {
  reads: readonly { node: Node; env: Env }[];
  treatments: readonly Treatment[];
  before: string;
  after: string;
  /** It went through `JSON.parse`, and can be anything that JSON can. */
  isParsed?: boolean;
}

export interface Walk {
  found: Untrusted[];
  seen: Set<string>;
  open: number;
}

type Source = NonNullable<ReturnType<typeof outsideSourceOf>> | { part: 'parameter'; key: string | undefined; confidence: Confidence; canBeObject: boolean; handler: undefined };

/** Notes a piece of outside data, unless what is known on its way makes it harmless anywhere. */
export function record(origin: Origin, source: Source, way: Way, walk: Walk) {
  const reads = [...way.reads, ...origin.trail.toReversed().map(node => ({ node, env: origin.env }))];
  const aliases = aliasesOf(origin, reads);
  const treatments = new Set(way.treatments);
  let { confidence } = source;
  for (const { node, env } of reads) {
    const own = aliases.get(env.module);
    if (!own) continue;
    const assured = assurancesAt(node, own, env.module);
    if (assured.has('exact')) return;
    for (const one of assured) treatments.add(one as Treatment);
  }
  if (source.part !== 'parameter') {
    const shape = declaredShapeOf(origin, source);
    if (shape === 'exact') return;
    if (shape === 'text') treatments.add('text');
    if (shape === 'unknown') treatments.add('schema');
  }
  if (treatments.has('checked') || treatments.has('pattern')) confidence = 'possible';
  walk.found.push({
    node: origin.node,
    env: origin.env,
    part: source.part,
    key: source.key,
    confidence,
    canBeObject: source.canBeObject || way.isParsed === true,
    parameter: origin.kind === 'parameter' ? { owner: origin.owner, position: origin.position } : undefined,
    treatments,
    before: way.before,
    after: way.after,
    trail: [...new Set([origin.node, ...reads.map(({ node }) => node).toReversed()])],
  });
}

/** The names of a value on its way, by file. */
function aliasesOf(origin: Origin, reads: Way['reads']): ReadonlyMap<Module, Aliases> {
  // `isAdmin(req)` says nothing of what is read from it.
  const root = origin.kind === 'parameter' ? undefined : rootOf(origin)?.of;
  const request = root?.kind === 'parameter' && root.node.type === 'Identifier' ? root.env.module.variableOf(root.node) : undefined;
  const files = new Map<Module, { variables: Set<Variable>; texts: Set<string> }>();
  for (const { node, env } of [...reads, { node: origin.node, env: origin.env }]) {
    const { module } = env;
    const own = files.get(module) ?? { variables: new Set<Variable>(), texts: new Set<string>() };
    files.set(module, own);
    if (node.type === 'Identifier') {
      const variable = module.variableOf(node);
      if (variable && variable !== request) own.variables.add(variable);
    } else if (node.type === 'MemberExpression') own.texts.add(writtenAs(node, module));
  }
  return files;
}
