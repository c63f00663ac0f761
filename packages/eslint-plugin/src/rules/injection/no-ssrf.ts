import { noSsrf as check } from '@postern/catalogue/checks/no-ssrf';
import { aimedRequestsOf, isTestFile, mayAimRequests } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';
import { outsideTrace } from '../../outside-trace.js';
import { outsideTriggers } from '../../outside-triggers.js';

const FETCHERS = ['goto', 'navigate', 'linkpreview', 'unfurl', 'fromurl', 'parseurl', 'wkhtmltopdf', 'generatepdf', 'loadimage', 'createclient', 'createconnection', 'downloaderhelper', 'websocket', 'eventsource', 'open-graph-scraper', 'url-metadata', 'capture-website', 'jimp', 'probe-image-size', 'image-downloader', "'download'", '"download"', "'ws'", '"ws"', "'net'", '"net"', ':net'];

export const noSsrf = defineRule(check, {
  triggers: [...clientTriggers, ...FETCHERS, ...outsideTriggers],
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
