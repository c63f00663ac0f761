import { findCredentialsIn, placeOf } from '@postern/credentials';
import type { SecretLintRuleCreator } from '@secretlint/types';

export interface RuleOptions {
  /** Report what is only possible too: publishable keys, values in tests, plain words as passwords. */
  possible?: boolean;
}

/** What secretlint loads: `{ "rules": [{ "id": "@postern/secretlint-rule" }] }`. */
export const creator: SecretLintRuleCreator<RuleOptions> = {
  messages: {
    CREDENTIAL: { en: (props?: { CREDENTIAL: string }) => `found a credential: ${props?.CREDENTIAL}` },
  },
  meta: {
    id: '@postern/secretlint-rule',
    recommended: true,
    type: 'scanner',
    supportedContentTypes: ['text'],
    docs: { url: 'https://github.com/postern/postern/blob/main/docs/checks/no-hardcoded-credentials.md' },
  },
  create(context, options) {
    return {
      file({ content, filePath }) {
        const path = (filePath ?? '').replaceAll('\\', '/');
        for (const { start, end, kind, provider, confidence, secret } of findCredentialsIn(path, content)) {
          if (confidence === 'possible' && options.possible !== true) continue;
          const what = `${provider ? `${provider} ` : ''}${kind}${placeOf(path).test ? ' in a test' : ''}`;
          // secretlint masks every value of `data`, so what it may tell belongs to the text itself.
          const translate = context.createTranslator({ CREDENTIAL: { en: (props?: { CREDENTIAL: string }) => `found ${what}: ${props?.CREDENTIAL}` } });
          context.report({ message: translate('CREDENTIAL', { CREDENTIAL: secret }), range: [start, end] });
        }
      },
    };
  },
};
