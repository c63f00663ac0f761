// What can be said of a value without the key formats, which take a while to load.
export { looksGenerated } from './judge.js';
export { wordsOf } from './name-words.js';
export { isKnownDefault, isPlaceholder, isReference } from './placeholder.js';
export { surpriseOf } from './surprise.js';
