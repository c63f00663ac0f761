import { defineCheck } from '../check.js';

export const noCommandInjection = defineCheck({
  id: 'no-command-injection',
  title: 'Data from outside in a command line',
  family: 'injection',
  kind: 'rule',
  severity: 'critical',
  confidence: 'likely',
  practice: 'command-injection',
  why: 'A shell reads `;`, `$(…)` and line ends as commands of their own: whoever sends them runs programs on the server.',
  remediation: 'Start the program without a shell, its arguments in a list: `execFile(program, [argument])`, with `--` before them.',
});
