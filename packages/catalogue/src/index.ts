export { type Check, type CheckDefinition, type Confidence, confidences, defineCheck, families, type Family, severities, type Severity } from './check.js';
export * from './finding.js';
export { mask } from './mask.js';
export * from './problem.js';
export { checks } from './checks/index.js';
export { checkOf } from './check-of.js';
export { cweName } from './owasp/cwe.js';
export { owasp, type OwaspCategory, type OwaspEdition } from './owasp/categories.js';
export { practices, type OwaspTags, type Practice } from './owasp/practices.js';
