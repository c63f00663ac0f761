export { keyFormats } from './formats.js';
export type { KeyFormat, KeyKind } from './key-format.js';
export { keyPrefixes } from './prefixes.js';
