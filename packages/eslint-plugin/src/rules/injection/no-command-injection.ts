import { noCommandInjection as check } from '@postern/catalogue/checks/no-command-injection';
import { commandInjectionsOf, isTestFile, mayHandOn, mayRunCommands } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

export const noCommandInjection = defineRule(check, {
  triggers: ['child_process', 'execa', 'shelljs', 'spawn', 'node-pty', 'simple-git', 'exec', 'ssh2', 'node-ssh', 'simple-ssh', 'node-cmd', 'tinyexec', 'Bun.', 'Deno.', ['cmd', '-c'], ['command', '-c'], ['args', '-c'], ...outsideTriggers],
  mayFind: (text, path) => mayRunCommands(text, path) || mayHandOn(text, path),
  messages: {
    shell: '`{{what}}` is read by the shell of `{{name}}`, so its sender can run commands. Use execFile with a list of arguments.',
    program: '`{{what}}` chooses the program that `{{name}}` starts. Look it up in a list of your own.',
    option: '`{{what}}` can begin with `-` and is then an option of the program (`{{name}}`). Put `--` before it, or check how it begins.',
    parameter: '`{{what}}` is read by the shell of `{{name}}`: a caller with outside data runs commands. Use execFile with a list.',
  },
  *find(module) {
    for (const { node, what, name, kind, isParameter, confidence, trace } of commandInjectionsOf(module)) {
      yield { at: node, message: isParameter ? 'parameter' : kind, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace) };
    }
  },
});
