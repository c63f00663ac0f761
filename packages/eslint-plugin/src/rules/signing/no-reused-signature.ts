import { noReusedSignature as check } from '@postern/catalogue/checks/no-reused-signature';
import { apisAt, isTestFile, mayReuse, reusedSignaturesOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noReusedSignature = defineRule(check, {
  triggers: ['hmac', 'subtle', 'createsign', ['timestamp', 'now('], ['nonce', 'headers'], 'idempotency', ['timestamp', 'new date']],
  mayFind: mayReuse,
  messages: {
    module: 'This {{what}} is made once, when the file is loaded, and goes out with every request. Make it for each request.',
    client: 'This {{what}} is fixed when the client is made and goes out with every request of it. Make it for each request.',
    field: 'This {{what}} is made once for the object and goes out with every request of it. Make it for each request.',
    retry: 'Each attempt sends the same {{what}}, which is stale or spent the second time. Make it inside the attempt.',
    memo: 'A memoised {{what}} goes out with every request. Make it for each request.',
  },
  *find(module) {
    for (const { node, what, why, use } of reusedSignaturesOf(module)) {
      const [api, ...others] = apisAt(node, module);
      yield {
        at: node,
        message: why,
        data: { what: api && others.length === 0 ? `${what} for ${api.name}` : what },
        trace: [{ at: node, label: `the ${what} is made here, once` }, { at: use, label: 'and goes out from here, again and again' }],
        ...(isTestFile(module.path) && { confidence: 'possible' }),
      };
    }
  },
});
