import { defineCheck } from '../check.js';

export const noSqlInjection = defineCheck({
  id: 'no-sql-injection',
  title: 'Data from outside in a SQL statement',
  family: 'injection',
  kind: 'rule',
  severity: 'critical',
  confidence: 'likely',
  practice: 'sql-injection',
  why: 'Whoever sends a quote and some SQL reads, changes or deletes what the database holds.',
  remediation: 'Pass values as parameters of the statement; choose columns and directions from a list that is written down.',
});
