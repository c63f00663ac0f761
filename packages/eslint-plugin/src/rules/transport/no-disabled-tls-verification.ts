import { tlsSwitches } from '@postern/catalogue';
import { noDisabledTlsVerification as check } from '@postern/catalogue/checks/no-disabled-tls-verification';
import { isTestFile, mayWeakenTls, rangeOf, type TlsBypass, tlsBypassesOf, tlsWords } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noDisabledTlsVerification = defineRule(check, {
  triggers: [
    ...tlsSwitches.map(({ name }) => name),
    ...tlsWords,
    'postgres',
    ['curl', 'child_process'],
    ['curl', 'execa'],
    ['wget', 'child_process'],
    ['curl', '$`'],
    ['target', 'secure'],
    'reject',
    'sslVerify',
  ],
  mayFind: mayWeakenTls,
  messages: {
    option: '`{{name}}` lets any certificate pass. Remove it, or trust your own CA with `ca`.',
    identity: 'This `{{name}}` accepts every host. Remove it, or return an error where the name or key does not match.',
    environment: '{{name}} switches certificate checks off for the whole process. Remove it, or set NODE_EXTRA_CA_CERTS.',
    'insecure-channel': '`{{name}}` opens a channel without TLS. Use `credentials.createSsl()`.',
    browser: '`{{name}}` makes the browser accept any certificate. Remove it, or trust your own CA.',
    command: '`{{name}}` accepts any certificate. Remove the flag, or name your CA with --cacert.',
    'connection-string': '`{{name}}` in a connection string lets any certificate pass. Remove it, or name your CA.',
  },
  *find(module) {
    for (const { node, kind, name, confidence, literal } of tlsBypassesOf(module)) {
      yield {
        at: node,
        message: kind satisfies TlsBypass['kind'],
        data: { name },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(literal && {
          suggestions: [{ title: `Switch \`${name}\` on`, edits: [{ start: rangeOf(literal.node)[0], end: rangeOf(literal.node)[1], text: literal.safe }] }],
        }),
      };
    }
  },
});
