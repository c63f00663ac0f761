import { noPathTraversal as check } from '@postern/catalogue/checks/no-path-traversal';
import { isTestFile, mayOpenFiles, pathEscapesOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

const OPENING = ['fs', 'sendfile', 'download', 'render', 'rimraf', 'bun.', 'deno.', '.mv(', 'koa-send', '.view('];

export const noPathTraversal = defineRule(check, {
  triggers: [[OPENING, ['body', 'query', 'param', 'header', 'cookie', 'formdata', 'searchparams', 'message', 'use server', '.url', '.get(', 'file', 'args', 'input', 'connection']], 'diskstorage', 'preservepaths', [['zip', 'yauzl', 'tar', 'decompress', 'unrar', 'fflate'], 'fs'], ...outsideTriggers],
  mayFind: mayOpenFiles,
  messages: {
    path: '`{{what}}` is part of the path that `{{name}}` takes: `../` leads out of the folder. Take its base name, or check the resolved path.',
    view: '`{{what}}` names the view that `{{name}}` takes: `../` leads to other files. Look it up in a list of your own.',
    archive: '`{{what}}` of an archive says where `{{name}}` writes: `../` leads out of the folder. Check the resolved path.',
    upload: '`{{what}}` names the stored file: its sender overwrites those of others. Name it yourself.',
  },
  *find(module) {
    for (const { node, what, name, kind, confidence, trace } of pathEscapesOf(module)) {
      yield { at: node, message: kind, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace, 'opened here') };
    }
  },
});
