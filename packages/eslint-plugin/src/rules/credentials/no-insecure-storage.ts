import { noInsecureStorage as check } from '@postern/catalogue/checks/no-insecure-storage';
import { isTestFile, secretWords, storedSecretsOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const noInsecureStorage = defineRule(check, {
  triggers: ['localstorage', 'sessionstorage', 'asyncstorage', 'localforage', 'document.cookie', 'chrome.storage', 'browser.storage', 'js-cookie', 'electron-store', 'mmkv', 'idb-keyval', ['preferences', ['.set', '.put', "['set", '["set', "['put", '["put']], 'universal-cookie', 'usestorage', 'uselocalstorage', 'usesessionstorage', ['zustand', 'persist'], [['storage.set', 'storage.save', 'storage.put', 'storage.store', 'storage.write', 'storage.persist', 'storagesave', 'savetoken', 'settoken', 'storetoken', 'persisttoken', 'setauthtoken', 'saveauth', 'savetostorage', 'setstorage', 'setaccesstoken', 'saveaccesstoken'], ['token', 'jwt', 'secret', 'password', 'apikey', 'credential']], [['writefile', 'writejson', 'outputjson', 'outputfile'], secretWords, ['credential', 'token', 'auth', 'session', 'login', 'homedir', '.config']]],
  messages: {
    stored: '`{{name}}` is kept in {{sink}}, where any script or backup can read it. Use an HttpOnly cookie or the secure store of the platform.',
  },
  *find(module) {
    for (const { node, secret, sink, confidence } of storedSecretsOf(module)) {
      yield { at: node, message: 'stored', data: { name: secret.name, sink }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
