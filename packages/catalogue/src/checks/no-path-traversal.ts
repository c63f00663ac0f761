import { defineCheck } from '../check.js';

export const noPathTraversal = defineCheck({
  id: 'no-path-traversal',
  title: 'A file that outsiders choose',
  family: 'injection',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'path-traversal',
  why: 'With `../` in a name its sender leaves the folder, and reads keys or writes what the program runs next.',
  remediation: 'Take the base name alone, or resolve the path and refuse it where it does not begin with the folder and a separator.',
});
