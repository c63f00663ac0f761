import { noLegacyTls as check } from '@postern/catalogue/checks/no-legacy-tls';
import { isTestFile, type LegacyTls, legacyTlsOf, mayUseLegacyTls, rangeOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noLegacyTls = defineRule(check, {
  triggers: [
    ...['tlsv1', 'tls_v1', 'tls1', 'tls_1', 'tls-1', 'tls 1', 'sslv', 'ssl_v', 'ssl3', 'ssl2', 'ssl_op_', 'secureoptions', 'secureprotocol', 'tls_method', 'minversion', 'maxversion', 'min_version', 'max_version'],
    ...['tlsversion', 'tls_version', 'tlsprotocol', 'sslprotocol', 'mintls', 'min_tls', 'minimumtls', 'minimum_tls', 'minimumprotocolversion', 'tlsmin', 'tls_min'],
    ...['elbsecuritypolicy', 'elbsample', 'policy-min-tls', 'tls_cipher_policy', 'appgwsslpolicy', 'tlsenforcement', 'sslpolicy', 'ciphers', 'ciphersuites', 'cipher_suites', 'cipherlist', 'default_ciphers', '--tls', '--sslv', 'ssl-version-m'],
  ],
  mayFind: mayUseLegacyTls,
  messages: {
    version: '`{{name}}` lets {{value}} through, which is withdrawn. Allow TLS 1.2 and later.',
    method: '`{{value}}` takes whatever version the other side offers. Set `minVersion: \'TLSv1.2\'` in its place.',
    options: '`{{value}}` weakens the handshake. Leave it out, and set `minVersion: \'TLSv1.2\'`.',
    cipher: '`{{name}}` holds {{value}}, which is broken. Leave the list to the default.',
    flag: '`{{name}}` lets {{value}} through for the whole process. Remove the flag.',
    policy: '`{{name}}` lets TLS below 1.2 through ({{value}}). Choose a policy that begins with TLS 1.2.',
  },
  *find(module) {
    for (const { node, kind, name, value, confidence, literal } of legacyTlsOf(module)) {
      yield {
        at: node,
        message: kind satisfies LegacyTls['kind'],
        data: { name, value },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(literal && { suggestions: [{ title: 'Ask for TLS 1.2', edits: [{ start: rangeOf(literal.node)[0], end: rangeOf(literal.node)[1], text: literal.safe }] }] }),
      };
    }
  },
});
