import { noSsrf as check } from '@postern/catalogue/checks/no-ssrf';
import { aimedRequestsOf, isTestFile, mayAimRequests } from '@postern/flow';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

const SENDING = ['fetch', 'axios', 'http', 'got', 'request', 'undici', 'ky', 'superagent', 'needle', 'goto', 'navigate', 'url', 'image', 'download', 'soap', 'socket', 'net', 'preview', 'unfurl', 'capture', 'pdf'];

export const noSsrf = defineRule(check, {
  triggers: [[SENDING, ['body', 'query', 'param', 'header', 'cookie', 'formdata', 'searchparams', 'message', 'argv', 'use server', '.url', '.get(', 'endpoint', 'args', 'input', 'connection']], ...outsideTriggers],
  mayFind: mayAimRequests,
  messages: {
    host: '`{{what}}` chooses where `{{name}}` connects to: its sender reaches your network. Take the host from a list of your own.',
    stored: '`{{what}}` is an address that users set, and `{{name}}` calls it. Refuse private addresses and redirects.',
  },
  *find(module) {
    for (const { node, what, name, kind, confidence, trace } of aimedRequestsOf(module)) {
      yield { at: node, message: kind, data: { what, name }, confidence: isTestFile(module.path) ? 'possible' : confidence, trace: outsideTrace(trace, 'called here') };
    }
  },
});
