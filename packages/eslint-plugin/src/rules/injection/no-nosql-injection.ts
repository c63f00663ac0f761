import { noNosqlInjection as check } from '@postern/catalogue/checks/no-nosql-injection';
import { isTestFile, mayAskDocuments, mayHandOn, mayTakeIn, nosqlInjectionsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers, requestWords } from '../../outside-triggers.js';

export const noNosqlInjection = defineRule(check, {
  triggers: [
    [
      ['.find', '.update', '.delete', '.remove', '.replaceone', '.count', '.aggregate', '.exists', '.distinct', '.where', '.or(', '.and(', '$where', '$function', '$accumulator', 'mapreduce', 'expression', 'query_string', 'script:', "script'", 'script"', '.eval', 'match (', 'match(', 'merge (', 'merge('],
      [...requestWords, 'input', 'query', 'mutation', 'subscription', 'body }', 'body,', 'body:', '{ body', 'params }', "'connect", '"connect', 'location', 'argv', 'message'],
    ],
    ...outsideTriggers,
  ],
  mayFind: (text, path) => (mayAskDocuments(text, path) && mayTakeIn(text, path)) || mayHandOn(text, path),
  messages: {
    operator: '`{{what}}` can be an object such as `{"$ne": null}`, and `{{name}}` reads it as an operator. Make a text of it: `String(…)`.',
    filter: '`{{what}}` is the filter of `{{name}}`: its sender chooses fields and operators. Name the fields, and make texts of them.',
    script: '`{{what}}` becomes part of a script that the database runs (`{{name}}`). Pass it as a value, or use plain operators.',
    pattern: '`{{what}}` is a regular expression of `{{name}}`: it can match anything or never end. Escape it.',
    expression: '`{{what}}` becomes part of the text of `{{name}}`. Pass it as a value of the expression.',
    cypher: '`{{what}}` becomes part of the Cypher of `{{name}}`, so its sender can change the query. Pass it as a parameter.',
  },
  *find(module) {
    for (const { node, what, name, kind, confidence, trace } of nosqlInjectionsOf(module)) {
      yield { at: node, message: kind, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace) };
    }
  },
});
