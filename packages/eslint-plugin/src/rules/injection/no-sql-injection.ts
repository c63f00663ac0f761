import { noSqlInjection as check } from '@postern/catalogue/checks/no-sql-injection';
import { isTestFile, mayHandOn, maySpeakSql, sqlInjectionsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

const VERBS = ['with', 'call', 'drop', 'alter', 'truncate', 'exec', 'execute', 'pragma', 'show', 'explain', 'grant', 'set', 'copy', 'use', 'upsert', 'create', 'merge'];
const QUOTES = ['`', '"', "'"];

export const noSqlInjection = defineRule(check, {
  triggers: [
    [
      ['select ', 'insert ', 'update ', 'delete ', 'replace into', 'select\n', 'select\r', 'create table', 'sql', 'knex', 'database', 'pool.', 'pool)', 'pool!', 'pool?', 'conn.', 'connection', "'pg", '"pg', ':pg', 'db.', 'db!.', 'db?.', 'datasource', 'entitymanager', 'queryrunner', 'drizzle', 'duckdb', 'bigquery', 'snowflake', 'clickhouse', 'cassandra', 'neon', 'oracledb', 'tedious', 'prisma', 'typeorm', 'kysely', 'slonik', ...VERBS.flatMap(verb => QUOTES.map(quote => `${quote}${verb} `))],
      ['query', 'exec', 'raw', 'run', 'prepare', 'literal', 'unsafe', 'get(', 'get<', 'all(', 'all<', 'each(', 'many', 'one(', 'one<', 'any(', 'any<', 'none(', 'batch', 'fetch', 'sql(', 'select('],
      ['${', "' +", '" +', '` +', "'+", '"+', '+ \'', '+ "', '+ `', '+=', '.concat', '.join', 'req', 'ctx', 'event', 'params', 'query'],
    ],
    [['literal'], ['sequelize', 'orm']], ['rawunsafe'], ['createquerybuilder'], ['querybuilder'], ['whereraw'], ['orderbyraw'], ['havingraw'], ['groupbyraw'], ['joinraw'], ['fromraw'], ['selectraw'],
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
