import { type Constants, constantsOfOrigins } from './constants.js';
import type { Env } from '../module.js';
import { memberOrigins } from './member-origins.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import type { Node } from '../syntax.js';

/** What stands under a key, or a path of keys, of an object. */
export interface Member {
  /** `no`: the object is known and has none. `maybe`: something that cannot be looked into may bring it. */
  presence: 'yes' | 'maybe' | 'no';
  origins: readonly Origin[];
}

/** `path` is dotted: `https.rejectUnauthorized`. */
export function memberAt(object: Node, path: string, env: Env): Member {
  return memberOfOrigins(originsOf(object, env), path, object);
}

export function memberOfOrigins(origins: readonly Origin[], path: string, node: Node): Member {
  let at = origins;
  let isLost = false;
  for (const key of path.split('.')) {
    const next = memberOrigins(at, key, node);
    isLost ||= next.some(isOpen);
    at = next.filter(origin => !isOpen(origin) || isNamed(origin));
    if (at.length === 0) return { presence: isLost ? 'maybe' : 'no', origins: [] };
  }
  return { presence: at.every(isOpen) ? 'maybe' : 'yes', origins: at };
}

export function constantAt(object: Node, path: string, env: Env): Constants {
  return constantsOfOrigins(memberAt(object, path, env).origins);
}

/** Lost on the way: a member of something that cannot be looked into. */
function isOpen(origin: Origin): boolean {
  return origin.kind === 'unknown' || origin.kind === 'member' || origin.kind === 'element';
}

/** `config.timeout` of an import or of the environment is a value, if an unknown one. */
function isNamed(origin: Origin): boolean {
  return origin.kind === 'member';
}
