import { parseModule } from '@postern/flow/parse';
import type { Engine } from './engine.js';

export function oxcEngine(): Engine {
  return { parse: parseModule };
}
