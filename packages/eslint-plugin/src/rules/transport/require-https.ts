import { requireHttps as check } from '@postern/catalogue/checks/require-https';
import { isTestFile, mayConnectPlainly, type PlainConnection, plainConnectionsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const requireHttps = defineRule(check, {
  triggers: [
    ...['http://', 'ws://', 'ftp://', 'telnet', 'redis://', 'amqp://', 'mqtt://', 'stomp://', 'ldap://', 'mongodb://', 'smtp://', 'sslmode=disable', 'usessl=false', 'ssl=false', 'ssl-mode=disabled', 'ssl=0'],
    ...['nodemailer', 'ioredis', 'basic-ftp', 'promise-ftp', 'jsftp', "'ftp'", '"ftp"'],
    ['}://', ["'http'", '"http"', '`http`', "'ws'", '"ws"']],
    [["'redis'", '"redis"', "'@redis/client'", '"@redis/client"', "'mqtt'", '"mqtt"', "'pg'", '"pg"', "'mysql", '"mysql'], 'host'],
    [["'http'", '"http"', '`http`', ":http'", ':http"'], 'host'],
  ],
  mayFind: mayConnectPlainly,
  messages: {
    request: '{{scheme}}:// to {{host}} is read and changed by anyone on the way. Use {{safe}}.',
    setting: 'What is sent to {{host}} goes in the clear ({{scheme}}://). Use {{safe}}.',
    redirect: 'This sends the browser to {{host}} without TLS. Redirect to https.',
    webhook: '{{host}} is told events in the clear ({{scheme}}://): anyone on the way reads and forges them. Use {{safe}}.',
    element: 'The page loads or sends this to {{host}} without TLS: anyone on the way can write it. Use {{safe}}.',
    mail: 'Mail and its password go to {{host}} without TLS. Set {{safe}}.',
    login: '{{scheme}} sends the password to {{host}} as it is. Use {{safe}}.',
  },
  *find(module) {
    for (const { node, kind, scheme, host, safe, confidence, use, edit } of plainConnectionsOf(module)) {
      yield {
        at: node,
        message: kind satisfies PlainConnection['kind'],
        data: { scheme, host: host.slice(0, 60), safe },
        confidence: isTestFile(module.path) || DOCUMENTATION.test(module.path) ? 'possible' : confidence,
        ...(use && { trace: [{ at: node, label: `${host.slice(0, 60)}, without TLS` }, { at: use, label: 'used here' }] }),
        ...(edit && { suggestions: [{ title: `Use ${edit.text}`, edits: [edit] }] }),
      };
    }
  },
});

const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?|locales?|i18n|translations?)\//i;
