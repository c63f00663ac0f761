import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../node-index.js';
import type { RequestPart } from './request-parts.js';

/** Of NestJS, routing-controllers and tsoa. */
const DECORATORS: Readonly<Record<string, RequestPart['part']>> = { Body: 'body', RawBody: 'raw-body', Headers: 'header', Header: 'header', HeaderParam: 'header', HeaderParams: 'header', Query: 'query', QueryParam: 'query', QueryParams: 'query', Param: 'params', Params: 'params', Req: 'request', Request: 'request', Ctx: 'request', Cookies: 'cookies' };

/** The part of a request that a decorated parameter takes: `@Body()`, `@Query('page')`. */
export function decoratedPartOf(decorators: readonly TSESTree.Decorator[] | undefined): RequestPart | undefined {
  for (const { expression } of decorators ?? []) {
    const name = calleeName(expression.type === 'CallExpression' ? expression.callee : expression);
    const part = name === undefined || !Object.hasOwn(DECORATORS, name) ? undefined : DECORATORS[name];
    if (!part) continue;
    const [key] = expression.type === 'CallExpression' ? expression.arguments : [];
    return { part, key: key?.type === 'Literal' ? String(key.value).toLowerCase() : undefined };
  }
  return undefined;
}

/** Whether a parameter takes what was uploaded: `@UploadedFile() file`. */
export function takesUpload(parameter: TSESTree.Parameter | undefined): boolean {
  const decorators = parameter && 'decorators' in parameter ? (parameter.decorators ?? []) : [];
  return decorators.some(({ expression }) => /^UploadedFiles?$/.test(calleeName(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''));
}
