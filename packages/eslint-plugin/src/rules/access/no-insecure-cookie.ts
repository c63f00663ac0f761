import { noInsecureCookie as check } from '@postern/catalogue/checks/no-insecure-cookie';
import { type CookieFault, cookieFaultsOf, isTestFile, maySetCookie } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noInsecureCookie = defineRule(check, {
  triggers: ['cookie', 'session', 'csrf', 'checkorigin', 'disableorigincheck'],
  mayFind: maySetCookie,
  messages: {
    missing: 'The cookie `{{name}}` goes without {{missing}}: others can read or send it. Set it.',
    'cross-site': 'The cookie `{{name}}` goes to other sites and without `secure`. Browsers refuse it, or networks read it: set `secure`.',
    csrf: '`{{name}}` switches off what keeps other sites from sending requests for your users. Leave it on.',
  },
  *find(module) {
    for (const { node, kind, name, missing, confidence, severity } of cookieFaultsOf(module)) {
      yield { at: node, message: kind satisfies CookieFault['kind'], data: { name, missing: missing.map(guard => `\`${guard}\``).join(', ') }, severity, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
