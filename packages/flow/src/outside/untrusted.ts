import type { Confidence, Treatment } from '@postern/catalogue';
import { writtenAs } from './assurances.js';
import type { Env } from '../module.js';
import type { OutsidePart } from './outside-sources.js';
import type { FunctionNode, Node } from '../syntax.js';
import { piecesOf } from './untrusted-pieces.js';

/**
 * Outside data in a value. For a rule about a use of it:
 *
 *     for (const piece of untrustedIn(call.arguments[0], module.root)) {
 *       if (isTreated(piece, ['encoded', 'pattern'])) continue;   // what makes it harmless for this use
 *       yield { node: call, piece, confidence: piece.confidence };
 *     }
 *
 * Numbers, flags, lengths, values of a written list, ids that were tested and fields that a schema narrows to such are
 * left out at once: they are harmless anywhere. All else says in `treatments` what was done to it.
 * `before` and `after` tell where it stands: `before === ''` begins the value (it chooses a host, a program, a path).
 * Where a file only shows the use, `reachesOf` (reaches.ts) joins it with the files that call it.
 */
export interface Untrusted {
  /** Where it is read: `req.body.name`, or the parameter that takes it. */
  node: Node;
  env: Env;
  /** `parameter`: of a function whose callers this file does not show; only `piecesOf` tells those. */
  part: OutsidePart | 'parameter';
  /** Field, header or parameter, where it is written down. */
  key: string | undefined;
  confidence: Confidence;
  /** Whether it can be an object or a list instead of a text, unless `treatments` has `text`. */
  canBeObject: boolean;
  /** The parameter, for `parameter`. */
  parameter: { owner: FunctionNode; position: number } | undefined;
  treatments: ReadonlySet<Treatment>;
  /** The text around it in the value, `*` for what is not written down. */
  before: string;
  after: string;
  /** Where it was read on its way, from the source to the use. */
  trail: readonly Node[];
}

/** The pieces of outside data that a value is made of, those that are surely harmless left out. */
export function untrustedIn(node: Node, env: Env): readonly Untrusted[] {
  return piecesOf(node, env).filter(({ part }) => part !== 'parameter');
}

/** Whether one of the treatments that a use accepts was done. */
export function isTreated({ treatments }: Untrusted, accepted: readonly Treatment[]): boolean {
  return accepted.some(one => treatments.has(one));
}

/** `req.body.name`, for a message. */
export function labelOf({ node, env, key, part }: Untrusted): string {
  const text = writtenAs(node, env.module);
  return text.length <= 40 && /^[\w$.[\]'"]+$/.test(text) ? text : key === undefined ? `the ${part}` : key;
}
