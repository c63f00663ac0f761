export { type CallNode, type ClassNode, type FunctionNode, type Node, type Scopes, type Syntax, enclosingClass, enclosingFunction, isClass, isFunction, writtenKey } from './syntax.js';
export { type Env, fact, type Module, moduleOf } from './module.js';
export { type Origin, memberOrigins, originsOf } from './origins.js';
