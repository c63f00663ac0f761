import { defineCheck } from '../check.js';

export const noNosqlInjection = defineCheck({
  id: 'no-nosql-injection',
  title: 'Data from outside as an operator of a query',
  family: 'injection',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'nosql-injection',
  why: 'Where a text is expected, `{"$ne": null}` matches every record: it passes log-ins and reads what is of others.',
  remediation: 'Make texts of the fields (`String(x)`), or let a schema say what they are, before they stand in a filter.',
});
