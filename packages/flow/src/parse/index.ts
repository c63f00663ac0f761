export { isCode, scriptOf, type Script } from './script.js';
export { parseModule, type SyntaxFault } from './oxc.js';
