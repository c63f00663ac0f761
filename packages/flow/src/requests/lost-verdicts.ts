import type { TSESTree } from '@typescript-eslint/types';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { enclosingFunction, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place where a signature that is wrong is taken for one that is right. */
export interface LostVerdict {
  node: Node | readonly [number, number];
  /** `true`: it answers yes. `goes-on`: the code after it acts all the same. `reads`: it reads what was not verified. */
  kind: 'true' | 'goes-on' | 'reads';
  confidence: 'likely' | 'possible';
}

export const VERIFIES = /^(?:constructEvent(?:Async)?|verify\w*(?:Signature|Webhook|Hmac|Mac|Event|Request|Header|Payload)\w*|(?:is|validate|check|assert)\w*(?:Signature|Webhook|Hmac)\w*|validateRequest(?:WithBody)?|timingSafeEqual|unwrap)$/;

export const lostVerdictsOf = fact((module: Module): readonly LostVerdict[] => {
  const found: LostVerdict[] = [];
  const checks = [...module.index.callsByName].filter(([name]) => VERIFIES.test(name) || name === 'verify').flatMap(([name, calls]) => (name === 'verify' ? calls.filter(call => /webhook|hook|svix|crypto|verifier|signature/i.test(module.text.slice(...rangeOf(call)).slice(0, 300))) : calls));
  for (const { block, handler } of checks.length > 0 ? module.index.tries : []) {
    if (!handler || !checks.some(check => isInside(check, block) && enclosingFunction(check) === enclosingFunction(block))) continue;
    const kind = kindOf(handler.body, module) ?? (goesOn(handler.body) && actsAfter(handler, module) ? 'goes-on' : undefined);
    if (kind !== undefined) found.push({ node: [rangeOf(handler)[0], rangeOf(handler.body)[0]], kind, confidence: 'likely' });
  }
  for (const call of module.index.callsByName.get('catch') ?? []) {
    const [given] = call.arguments;
    if (call.callee.type !== 'MemberExpression' || !isFunction(given) || !checks.includes(call.callee.object as never)) continue;
    const isTrue = given.body.type === 'BlockStatement' ? kindOf(given.body, module) === 'true' : isYes(given.body);
    if (isTrue) found.push({ node: call.callee.property, kind: 'true', confidence: 'likely' });
  }
  return found;
});

/** What a catch block makes of a failed verification. */
function kindOf(block: TSESTree.BlockStatement, module: Module): 'true' | 'reads' | undefined {
  for (const statement of block.body) {
    if (statement.type === 'ThrowStatement') return undefined;
    if (statement.type === 'ReturnStatement') return statement.argument && isYes(statement.argument) ? 'true' : undefined;
    if (statement.type === 'ExpressionStatement') {
      const { expression } = statement;
      const passes = expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && expression.callee.name === 'next' && expression.arguments.length === 0;
      if (passes) return 'true';
      if (expression.type === 'AssignmentExpression' && isYes(expression.right)) return 'true';
      if (expression.type === 'AssignmentExpression' && /\bJSON\.parse\(|\bbody\b/.test(module.text.slice(...rangeOf(expression.right)))) return 'reads';
    }
  }
  return undefined;
}

function isYes(node: Node): boolean {
  if (node.type === 'Literal') return node.value === true;
  return node.type === 'ObjectExpression' && node.properties.some(property => property.type === 'Property' && /^(?:success|ok|valid|isValid|verified)$/.test(writtenKey(property) ?? '') && property.value.type === 'Literal' && property.value.value === true);
}

/** Only logs: nothing ends here, and nothing is remembered. */
function goesOn(block: TSESTree.BlockStatement): boolean {
  return block.body.every(statement => {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
    const { callee } = statement.expression;
    return callee.type === 'MemberExpression' && /^(?:log|error|warn|info|debug|trace|captureException)$/.test(calleeName(callee) ?? '');
  });
}

/** Whether code after the whole statement works with the request. */
function actsAfter(handler: TSESTree.CatchClause, module: Module): boolean {
  const statement = handler.parent;
  if (statement.type !== 'TryStatement' || statement.parent.type !== 'BlockStatement') return false;
  const block = statement.parent;
  const after = block.body.slice(block.body.indexOf(statement) + 1);
  const [first] = after;
  if (!first) return false;
  const text = module.text.slice(rangeOf(first)[0], rangeOf(block)[1]);
  // A flag or a result that is asked for afterwards ends it there.
  if (/^\s*(?:return\s+(?:false|null|undefined|res|reply|new|Response|NextResponse|c\.)|throw\b|if\s*\(\s*!)/.test(text) || /^\s*res(?:ponse)?\.(?:status|sendStatus)\(4/.test(text)) return false;
  return /\b(?:body|payload|event|data|rawBody|next\(\))\b|\bnext\(\)/.test(text);
}
