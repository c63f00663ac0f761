import { addressHeaders } from '@postern/catalogue';
import { noSpoofableClientIp as check } from '@postern/catalogue/checks/no-spoofable-client-ip';
import { isTestFile, mayBeSpoofed, type SpoofableAddress, spoofableAddressesOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noSpoofableClientIp = defineRule(check, {
  triggers: [
    ...[...addressHeaders].filter(name => name !== 'forwarded'),
    ...["'forwarded'", '"forwarded"', 'x_forwarded_for', 'x_real_ip', 'trust proxy', 'trustproxy', '.proxy', 'request-ip', 'ipware', 'get-client-ip', 'getrequestip'],
    ...['clientip', 'client_ip', 'getip', 'realip', 'remoteip', 'userip', 'sourceip', 'ipaddress', 'ipof', 'ipfrom'],
  ],
  mayFind: mayBeSpoofed,
  messages: {
    allowed: 'The client chooses what {{name}} says, and this lets it in by that. Count trusted proxies, or use the socket\'s address.',
    limited: 'The client chooses what {{name}} says, so it gets round this limit. Count trusted proxies, or use the socket\'s address.',
    'trusts-everyone': 'With every proxy trusted, the client chooses its address by X-Forwarded-For. Say how many proxies stand in front.',
  },
  *find(module) {
    for (const { node, kind, name, confidence, use } of spoofableAddressesOf(module)) {
      yield {
        at: node,
        message: kind satisfies SpoofableAddress['kind'],
        data: { name: name.slice(0, 50) },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(use && { trace: [{ at: node, label: 'the client sends this' }, { at: use, label: kind === 'limited' ? 'and is counted by it here' : 'and is let in by it here' }] }),
      };
    }
  },
});
