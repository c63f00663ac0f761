import { testRule } from '../../testing/test-rule.js';
import { noInsecureStorage } from './no-insecure-storage.js';

testRule(noInsecureStorage, {
  valid: [
    // no secrets
    `localStorage.setItem('theme', theme);\nlocalStorage.setItem('locale', 'de');\nsessionStorage.setItem('cartId', id);`,
    // the secure store of the platform
    `import * as SecureStore from 'expo-secure-store';\nawait SecureStore.setItemAsync('token', token);`,
    // encrypted first
    `localStorage.setItem('token', encrypt(token, key));`,
    // a map in memory
    `const cache = new Map();\ncache.set('token', token);`,
    // a header
    `headers.set('Authorization', token);`,
    // taken away
    `localStorage.removeItem('token');\nlocalStorage.setItem('token', '');`,
    // an encrypted MMKV
    `import { MMKV } from 'react-native-mmkv';\nconst storage = new MMKV({ id: 'a', encryptionKey: key });\nstorage.set('token', token);`,
    // a cookie for the theme
    `document.cookie = 'theme=dark; path=/';`,
    // cleared
    `document.cookie = 'token=; Max-Age=0';`,
    // encrypted on the line before
    `import { safeStorage } from 'electron';\nimport Store from 'electron-store';\nconst store = new Store();\nconst sealed = safeStorage.encryptString(token);\nstore.set('token', sealed.toString('base64'));`,
    // a switch of a form
    `import { useLocalStorage } from '@vueuse/core';\nconst remember = useLocalStorage('remember-password', false);`,
    // only the theme is kept
    `import { persist } from 'zustand/middleware';\nexport const useApp = create(persist(set => ({ theme: 'dark', accessToken: null }), { name: 'app', partialize: s => ({ theme: s.theme }) }));`,
    // its owner alone can read it
    `import fs from 'node:fs';\nfs.writeFileSync(credentialsFile, JSON.stringify({ accessToken }), { mode: 0o600 });`,
    // not a place of logins
    `import fs from 'node:fs';\nfs.writeFileSync('docs/words.json', JSON.stringify({ accessToken }));`,
    // no tokens of a login
    `import fs from 'node:fs';\nfs.writeFileSync('design-tokens.json', JSON.stringify({ tokens }));`,
  ],
  invalid: [
    `localStorage.setItem('token', response.data.token); // ✗`,
    `window.localStorage.setItem('access_token', accessToken); // ✗`,
    `sessionStorage.setItem('jwt', jwt); // ✗`,
    `localStorage.authToken = token; // ✗`,
    `localStorage['apiKey'] = key; // ✗`,
    `const TOKEN_KEY = 'auth_token';\nlocalStorage.setItem(TOKEN_KEY, value); // ✗`,
    `import AsyncStorage from '@react-native-async-storage/async-storage';\nawait AsyncStorage.setItem('refreshToken', refreshToken); // ✗`,
    'document.cookie = `token=${token}; path=/`; // ✗',
    `chrome.storage.sync.set({ apiKey: key }); // ✗`,
    `import Cookies from 'js-cookie';\nCookies.set('token', token, { expires: 7 }); // ✗`,
    `import Store from 'electron-store';\nconst store = new Store();\nstore.set('accessToken', accessToken); // ✗`,
    `localStorage.setItem('session', JSON.stringify({ user, password })); // ✗`,
    `localStorage.user = JSON.stringify({ email, accessToken }); // ✗`,
    `import AsyncStorage from '@react-native-async-storage/async-storage';\nawait AsyncStorage.multiSet([['theme', theme], ['refreshToken', tokens.refresh]]); // ✗`,
    `import { set } from 'idb-keyval';\nawait set('accessToken', accessToken); // ✗`,
    `import { useLocalStorage } from '@vueuse/core';\nconst token = useLocalStorage('api-token', ''); // ✗`,
    `import { persist } from 'zustand/middleware';\nexport const useAuth = create(persist(set => ({ accessToken: null, setToken: accessToken => set({ accessToken }) }), { name: 'auth' })); // ✗`,
    `import fs from 'node:fs';\nimport os from 'node:os';\nconst file = path.join(os.homedir(), '.shop.json');\nfs.writeFileSync(file, JSON.stringify({ token })); // ✗`,
    `import Cookies from 'universal-cookie';\nconst cookies = new Cookies();\ncookies.set('access_token', jwt, { path: '/' }); // ✗`,
  ],
});
