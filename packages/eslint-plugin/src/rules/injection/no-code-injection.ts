import { noCodeInjection as check } from '@postern/catalogue/checks/no-code-injection';
import { codeInjectionsOf, isTestFile, mayHandOn, mayRunCode, mayTakeIn } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers, requestWords } from '../../outside-triggers.js';

export const noCodeInjection = defineRule(check, {
  triggers: ['eval', 'Function(', 'Function (', "'vm", '"vm', ':vm', 'vm.', 'vm2', 'execScript', 'handlebars', 'ejs', 'pug', 'jade', 'nunjucks', 'dust', 'swig', 'eta', 'twig', 'serialize', 'funcster', 'cryo', 'js-yaml', 'worker_threads', 'executeJavaScript', 'executeScript', 'injectJavaScript', 'mathjs', [['setTimeout', 'setInterval', 'setImmediate', 'template', 'render'], [...requestWords, 'input', 'body', 'params', 'query', "'connect", '"connect', 'location', 'argv', 'mutation', 'subscription', 'message']], [['require', 'import('], [...requestWords, 'input', "'connect", '"connect', 'location', 'argv', 'mutation', 'subscription', "'message'", '"message"', '{ body', 'body }', 'query }', 'params }', '{ query', '{ params', 'body,', 'query,']], ...outsideTriggers],
  mayFind: (text, path) => (mayRunCode(text, path) && (mayTakeIn(text, path) || /\beval\b|\bFunction\s{0,9}\(|\bvm\b|require-from-string/.test(text))) || mayHandOn(text, path),
  messages: {
    code: '`{{what}}` is run as code by `{{name}}`: its sender does what the program may do. Parse it as data, or choose from a map.',
    template: '`{{what}}` is compiled as a template by `{{name}}`, and templates run code. Pass it as data of a template of your own.',
    deserialised: '`{{what}}` is read by `{{name}}`, which runs what it finds inside. Use JSON.parse.',
    module: '`{{what}}` chooses the file that `{{name}}` loads. Look it up in a map of your own.',
    options: '`{{what}}` as a whole goes to `{{name}}`, whose engine reads options from it. Name the fields that the view needs.',
    parameter: '`{{what}}` is run as code by `{{name}}`: a caller with outside data lets it in. Parse it as data, or choose from a map.',
  },
  *find(module) {
    for (const { node, what, name, kind, isParameter, confidence, trace } of codeInjectionsOf(module)) {
      yield { at: node, message: isParameter ? 'parameter' : kind, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace) };
    }
  },
});
