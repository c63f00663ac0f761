import { noOpenIpAllowlist as check } from '@postern/catalogue/checks/no-open-ip-allowlist';
import { type AddressComparison, addressComparisonsOf, isTestFile, mayOpenAllowlist, openAllowlistsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noOpenIpAllowlist = defineRule(check, {
  triggers: [
    ...['0.0.0.0', '0/0', '::/0', '0:0:0:0', '.0.0.0/', '::/', 'anyipv', "'*'", '"*"', '`*`', "'any'", '"any"'],
    ...['startswith', 'endswith', '.includes', '.indexof', '.match', '.search', '.test', '.has'].map(method => [method, ['ip', 'addr']]),
  ],
  mayFind: mayOpenAllowlist,
  messages: {
    open: '`{{name}}` lets {{range}} in: that is everyone. List the addresses or small networks that call.',
    substring: 'A part of an address is found in others too: 1.2.3.4 in 11.2.3.45. Compare whole addresses, or use net.BlockList.',
    prefix: 'An address is compared as text: spellings differ, and a prefix ends where no network does. Use net.BlockList.',
    pattern: 'This pattern lets other addresses through: a dot matches anything, or its ends are open. Use net.BlockList.',
    mapped: 'A dual-stack socket calls an IPv4 client ::ffff:a.b.c.d, which this list does not hold. Use net.BlockList.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const { node, range, name, confidence } of openAllowlistsOf(module)) {
      yield { at: node, message: 'open', data: { name: name.slice(0, 40), range }, confidence: isTest ? 'possible' : confidence };
    }
    for (const { node, kind, confidence } of addressComparisonsOf(module)) {
      yield { at: node, message: kind satisfies AddressComparison['kind'], confidence: isTest ? 'possible' : confidence };
    }
  },
});
