import type { Confidence } from '@postern/catalogue';
import { constantOf } from '../values/constants.js';
import type { Module } from '../module.js';
import type { ExposedSecret } from './secret-values.js';
import type { Node } from '../syntax.js';

/** A credential that is shown, kept or sent where others can read it. */
export interface SecretExposure {
  node: Node;
  secret: ExposedSecret;
  /** Where it goes, in words. */
  sink: string;
  confidence: Confidence;
}

/** A flag, a number or nothing. */
export function isHarmless(value: Node, module: Module): boolean {
  const constant = constantOf(value, module.root);
  return value.type === 'Literal' ? typeof value.value !== 'string' || value.value.length < 6 : typeof constant === 'boolean' || typeof constant === 'number';
}
