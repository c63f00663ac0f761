import { clientReasonOf } from './client-code.js';
import { type Module, moduleOf } from '../module.js';
import { isFunction, type Node } from '../syntax.js';

/** The component of the client that a value is a prop of; undefined where it is none's, or where the component cannot be read. */
export function clientComponentGiven(value: Node, module: Module): { name: string; path: string } | undefined {
  let at = value;
  for (;;) {
    const { parent } = at;
    if (!parent || isFunction(parent)) return undefined;
    if (parent.type === 'JSXAttribute' || parent.type === 'JSXSpreadAttribute') return parent.parent.type === 'JSXOpeningElement' ? clientComponent(parent.parent.name, module) : undefined;
    if (!PASSING.has(parent.type)) return undefined;
    if (parent.type === 'ConditionalExpression' && parent.test === at) return undefined;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.left === at) return undefined;
    at = parent;
  }
}

/** What hands a value on as it is, or in an object. */
const PASSING = new Set(['JSXExpressionContainer', 'TSNonNullExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'LogicalExpression', 'ConditionalExpression', 'ObjectExpression', 'Property', 'TemplateLiteral']);

function clientComponent(element: Node, module: Module): { name: string; path: string } | undefined {
  const name = element.type === 'JSXIdentifier' ? element.name : undefined;
  const declaration = name === undefined ? undefined : module.index.imports.find(({ specifiers }) => specifiers.some(({ local }) => local.name === name));
  const syntax = declaration && module.syntax.load?.(declaration.source.value);
  const component = syntax && moduleOf(syntax);
  return component && clientReasonOf(component) === 'directive' ? { name: name!, path: component.path } : undefined;
}
