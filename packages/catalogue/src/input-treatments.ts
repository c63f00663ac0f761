/**
 * What functions do to text from outside. `text`: it is certainly a string afterwards. `encoded`, `base-name` and the
 * escapes: harmless where a use asks for exactly that. `parsed`: an address that was taken apart. `pattern`: what a regular
 * expression lets through. `checked`, `schema`: something looked at it; what it refuses is not known. `affix`: how it begins or ends
 * was looked at.
 */
export type Treatment = 'text' | 'encoded' | 'base-name' | 'resolved' | 'parsed' | 'sql-escaped' | 'shell-escaped' | 'markup-escaped' | 'pattern-escaped' | 'pattern' | 'schema' | 'checked' | 'affix';

/** Functions by what they do, by their last name. Sources: the pages of the packages on npm, MDN, the Node.js reference. */
export const treatments: Readonly<Partial<Record<Treatment, readonly string[]>>> = {
  encoded: ['encodeURIComponent', 'encodeURI'],
  // mysql2 and sqlstring, pg, sequelize and typeorm
  'sql-escaped': ['escapeId', 'escapeIdentifier', 'escapeLiteral', 'quoteIdentifier', 'quoteIdent', 'quoteLiteral'],
  // shell-quote, shell-escape, shescape
  'shell-escaped': ['quote', 'quoteAll', 'shellescape', 'shellEscape', 'escapeShellArg', 'escapeShell', 'shellQuote'],
  // escape-html, lodash, he
  'markup-escaped': ['escapeHtml', 'escapeHTML'],
  // lodash, escape-string-regexp
  'pattern-escaped': ['escapeRegExp', 'escapeStringRegexp', 'escapeRegex', 'escapeRegexp'],
  'base-name': ['basename'],
  text: ['String', 'toString', 'join', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'normalizeEmail', 'replace', 'replaceAll', 'substring', 'substr', 'padStart', 'padEnd', 'decodeURIComponent', 'decodeURI', 'unescape', 'atob', 'btoa', 'stringify'],
};

/** Methods whose result is, or holds, what they are called on. */
export const keepingMethods: readonly string[] = ['toString', 'valueOf', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'split', 'replace', 'replaceAll', 'padStart', 'padEnd', 'normalize', 'concat', 'join', 'at', 'pop', 'shift', 'flat', 'reverse', 'sort', 'toSorted', 'filter', 'find', 'findLast', 'get', 'getAll', 'entries', 'values', 'keys', 'toJSON', 'then', 'json', 'text', 'repeat', 'charAt', 'match', 'matchAll'];

/** Functions whose result is, or holds, what they are given. */
export const keepingFunctions: readonly string[] = ['String', 'decodeURIComponent', 'decodeURI', 'encodeURIComponent', 'encodeURI', 'unescape', 'atob', 'btoa', 'structuredClone', 'parse', 'stringify', 'assign', 'fromEntries', 'entries', 'values', 'keys', 'from', 'of', 'cloneDeep', 'clone', 'pick', 'omit', 'merge', 'defaults', 'extend', 'isArray', 'toString', 'join', 'resolve', 'normalize', 'basename', 'dirname', 'concat', 'compact', 'uniq', 'castArray', 'trim', 'all', 'raw', 'quote', 'shellescape', 'escapeShellArg', 'escapeHtml', 'escapeRegExp', 'escapeStringRegexp', 'escapeRegex', 'escapeId', 'escapeIdentifier', 'escapeLiteral', 'fileURLToPath', 'pathToFileURL', 'inspect'];

/** Classes that hold what they are made of. */
export const keepingClasses: readonly string[] = ['URL', 'URLSearchParams', 'String', 'Set', 'Map', 'Array', 'Buffer', 'Object'];

/** Members that are numbers, kinds or answers, not the text itself. */
export const harmlessMembers: readonly string[] = ['length', 'size', 'byteLength', 'constructor', 'lastModified'];

/** Functions that say yes or no about a value, by the end of their name: what they let through is of one fixed shape. */
export const exactTests: readonly string[] = ['isInteger', 'isSafeInteger', 'isInt', 'isFinite', 'isNumeric', 'isNumber', 'isUUID', 'isUuid', 'isMongoId', 'isValidObjectId', 'isAlphanumeric', 'isAlpha', 'isIn', 'isHexadecimal', 'isBoolean', 'isISO8601', 'isDate', 'isDateString', 'isULID', 'isCuid', 'isValidUUID', 'validateUUID', 'uuidValidate', 'isIP', 'isDecimal', 'isFloat', 'isPort', 'isHexColor', 'isValidUuid'];
