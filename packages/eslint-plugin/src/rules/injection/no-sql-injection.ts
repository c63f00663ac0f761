import { noSqlInjection as check } from '@postern/catalogue/checks/no-sql-injection';
import { isTestFile, mayHandOn, maySpeakSql, sqlInjectionsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

export const noSqlInjection = defineRule(check, {
  triggers: [
    [
      ['select', 'insert', 'update', 'delete', 'replace', 'merge', 'create', 'drop', 'alter', 'truncate', 'exec', 'call', 'pragma', 'where', 'order', 'sql', 'query', 'raw'],
      ['query', 'exec', 'raw', 'run', 'prepare', 'literal', 'unsafe', 'get', 'all', 'each', 'many', 'one', 'any', 'none', 'batch', 'fetch', 'sql', 'select', 'where', 'order'],
    ],
    ...outsideTriggers,
  ],
  mayFind: (text, path) => maySpeakSql(text, path) || mayHandOn(text, path),
  messages: {
    value: '`{{what}}` becomes part of the SQL of `{{name}}`, so its sender can change the statement. Pass it as a parameter.',
    name: '`{{what}}` chooses a name in the SQL of `{{name}}`: its sender can write more. Look it up in a list of your own.',
    statement: '`{{what}}` is SQL that `{{name}}` runs: its sender can do anything with the database. Write the statement here.',
    parameter: '`{{what}}` is written into the SQL of `{{name}}`: a caller with outside data lets it in. Pass it as a parameter.',
  },
  *find(module) {
    for (const { node, what, name, position, confidence, trace } of sqlInjectionsOf(module)) {
      yield { at: node, message: position, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace) };
    }
  },
});
