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
  ],
});
