import { clientPrefixes } from '@postern/catalogue';
import { noClientSecrets as check } from '@postern/catalogue/checks/no-client-secrets';
import { type ClientSecret, clientSecretsOf, isTestFile, mayExposeSecrets } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noClientSecrets = defineRule(check, {
  triggers: [...clientPrefixes, 'use client', 'process.env', 'import.meta.env', 'dangerouslyAllowBrowser', 'DefinePlugin', 'EnvironmentPlugin', 'loadEnv', 'define:', 'runtimeConfig', 'RuntimeConfig', 'document.', 'react-native', "'expo", '"expo', 'expo:', '@expo/', 'createHmac', 'stripe', 'firebase-admin', '@env', 'chrome.runtime', 'browser.runtime', ['<script', ['./', '~/', '@/', '$lib']]],
  mayFind: mayExposeSecrets,
  messages: {
    prefix: 'The prefix of {{name}} writes it into the bundle that every visitor gets. Read it on the server under a name without it.',
    read: '{{name}} is read in code that is sent to the client. Read it in a route or action of the server and hand over the result.',
    inlined: '{{name}} is written into the client code by this setting. Take it out and ask a route of the server instead.',
    whole: 'This writes the whole environment into the client code, with every secret in it. Name the variables that are public.',
    sdk: '{{name}} works with a secret key and is part of client code here. Use it in a route of the server.',
    signing: 'Signing in client code hands the key to every visitor. Sign on the server.',
    'browser-flag': '{{name}} sends the secret key to every browser. Call the API from the server.',
    call: '{{name}} takes a secret key, and this calls it from client code. Call it from a route of the server.',
    prop: '{{name}} is a prop of a component of the client, and so is written into the page. Use it on the server, and hand over the result.',
    reached: 'This import brings {{name}} into client code. Move what needs it to the server, and mark the module with `server-only`.',
  },
  *find(module) {
    for (const { node, kind, name, confidence, way } of clientSecretsOf(module)) {
      yield {
        at: node,
        message: kind satisfies ClientSecret['kind'],
        data: { name },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(way && { trace: way.map((step, i) => ({ at: step.node, label: i === way.length - 1 ? `${name} is used here` : 'imported here', ...(step.path !== module.path && { path: step.path }) })) }),
      };
    }
  },
});
