import { testRule } from '../../testing/test-rule.js';
import { noSecretInUrl } from './no-secret-in-url.js';

testRule(noSecretInUrl, {
  valid: [
    // scanned by an authenticator, sent to nobody
    'const uri = `otpauth://totp/Shop:${user.name}?secret=${encodedSecret}`;',
    // in a header
    'await fetch(`https://api.acme.test/orders/${id}`, { headers: { Authorization: `Bearer ${token}` }, signal });',
    // the signature, not the secret
    "await fetch(`https://api.binance.com/api/v3/order?${query}&signature=${signature}`, { signal });",
    // ids and pages
    "const url = `https://api.acme.test/orders?page=${page}&pageToken=${pageToken}`;",
    // a link that is mailed once
    "const link = `https://app.acme.test/reset-password?token=${resetToken}`;",
    // Telegram takes its token in the path
    "await fetch(`https://api.telegram.org/bot${token}/sendMessage`, { signal });",
    // a database is no web page
    "const url = `postgres://${user}:${password}@${host}/orders`;",
    // a search
    "const url = 'https://acme.test/search?q=' + query;",
    // body of a POST
    `await fetch(url, { method: 'POST', body: new URLSearchParams({ password }), signal });`,
    // the body of a form
    `const body = new URLSearchParams({ grant_type: 'password', password });\nfetch('https://id.example.com/token', { method: 'POST', body });`,
    // a link that is mailed once
    "const params = new URLSearchParams({ email, token, callbackUrl });\nconst magicLink = `${base}/api/auth/callback/email?${params.toString()}`;",
  ],
  invalid: [
    "await fetch(`https://api.acme.test/v1/orders?api_key=${apiKey}`, { signal }); // ✗",
    "const url = `https://api.acme.test/orders?access_token=${accessToken}`; // ✗",
    "const url = 'https://api.acme.test/orders?apiKey=' + key; // ✗",
    `import axios from 'axios';\nawait axios.get('https://api.acme.test/orders', { timeout: 5000, params: { api_key: apiKey } }); // ✗`,
    `const url = new URL('https://api.acme.test/orders');\nurl.searchParams.set('client_secret', clientSecret); // ✗`,
    "await fetch(`/login?user=${user}&password=${password}`); // ✗",
    "await fetch(`https://${user}:${password}@api.acme.test/orders`); // ✗",
    { path: 'a.js', code: `const axios_1 = require("axios");\naxios_1.default.get("https://api.acme.test/x", { params: { apiKey: process.env.API_KEY } }); // ✗` },
    // laid out in ways that a look at the text alone could miss
    { path: 'a.js', code: 'fetch(`https://api.acme.test/v1?a=1&client_secret=${e}`,{signal:t}) // ✗' },
    'const q = String(apiKey);\nfetch(`https://api.acme.test/v1?q=${q}`, { signal }); // ✗',
    `url.searchParams .set("api_key", value); // ✗`,
    `url?.searchParams?.["append"](/* the key */ 'api_key', value); // ✗`,
    `const NAME = 'api_key';\n(url.searchParams).set(NAME, value); // ✗`,
    `import axios from 'axios';\nconst params = {\n  'api_key' /* by name */ : key, // ✗\n};\naxios.get('/orders', { timeout, params });`,
    { path: 'a.js', code: `"use strict";\nconst axios_1 = require("axios");\n(0, axios_1.default)({ url: "/orders", timeout: 1e3, "params": { password } }); // ✗` },
    `const address = "https://api.acme.test/v1" + "?apikey=" + e; // ✗`,
    `const params = new URLSearchParams({ user, password: process.env.SMS_PASSWORD }); // ✗\nfetch(\`https://sms.example.com/send?\${params}\`);`,
    `import axios from 'axios';\nimport qs from 'querystring';\nconst query = qs.stringify({ username, password }); // ✗\naxios.get('https://legacy.example.com/login?' + query);`,
    `import superagent from 'superagent';\nsuperagent.post('https://pay.example.com/charge').query({ secret_key: key }).send({ amount }); // ✗`,
    `const url = 'https://weather.example.com/now?city=' + city + '&token=' + process.env.WEATHER_TOKEN; // ✗`,
  ],
});
