import { clientReasonOf } from './client-code.js';
import { type Module, moduleOf } from '../module.js';
import { isFunction, type Node } from '../syntax.js';

/** Whether a value is a prop of a component of the client; not where the component cannot be read. */
export function isPropOfClient(value: Node, module: Module): boolean {
  let at = value;
  for (;;) {
    const { parent } = at;
    if (!parent || isFunction(parent)) return false;
    if (parent.type === 'JSXAttribute' || parent.type === 'JSXSpreadAttribute') return parent.parent.type === 'JSXOpeningElement' && isOfClient(parent.parent.name, module);
    if (!PASSING.has(parent.type)) return false;
    if (parent.type === 'ConditionalExpression' && parent.test === at) return false;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.left === at) return false;
    at = parent;
  }
}

/** What hands a value on as it is, or in an object. */
const PASSING = new Set(['JSXExpressionContainer', 'TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'LogicalExpression', 'ConditionalExpression', 'ObjectExpression', 'Property', 'TemplateLiteral']);

function isOfClient(element: Node, module: Module): boolean {
  const name = element.type === 'JSXIdentifier' ? element.name : undefined;
  const declaration = name === undefined ? undefined : module.index.imports.find(({ specifiers }) => specifiers.some(({ local }) => local.name === name));
  const syntax = declaration && module.syntax.load?.(declaration.source.value);
  return syntax !== undefined && clientReasonOf(moduleOf(syntax)) === 'directive';
}
