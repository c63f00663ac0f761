import { testRule } from '../../testing/test-rule.js';
import { noHardcodedCredentials } from './no-hardcoded-credentials.js';

testRule(noHardcodedCredentials, {
  valid: [
    // the branch that is written down is \`undefined\`
    `const optional = (value?: string) => (value ? value : undefined);\nconst pair = Buffer.from(\`\${optional(env.ID)}:\${optional(env.SECRET)}\`).toString('base64');\nexport const headers = { Authorization: \`Basic \${pair}\` };`,
    // an option of a search box, not a header
    `export const search = { appId: 'A1B2C3D4E5', apiKey: searchOnlyKey, indexName: 'docs' };`,
    // from the environment
    `import { createHmac } from 'crypto';\ncreateHmac('sha256', process.env.WEBHOOK_SECRET!).update(body).digest('hex');`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);`,
    // a placeholder
    `import Stripe from 'stripe';\nconst stripe = new Stripe('<your key>');`,
    // a public key verifies
    "import jwt from 'jsonwebtoken';\njwt.verify(token, `-----BEGIN PUBLIC KEY-----\\n${key}`);",
    // a scheme alone
    `const headers = { Authorization: 'Bearer ' + token };`,
    'const headers = { Authorization: `Bearer ${token}` };',
    // a page of OAuth, and a header that names itself
    `export const provider = { authorization: 'https://partner.test/oauth2/authorize', token: 'https://partner.test/oauth2/token' };`,
    // a file name
    `import jwt from 'jsonwebtoken';\njwt.sign(claims, readFileSync('./key.pem'));`,
    // in a test
    { path: 'test/sign.test.ts', code: `import { createHmac } from 'crypto';\ncreateHmac('sha256', 'a-test-secret').update(body).digest('hex');` },
    // joined, but no secret
    `const apiKeyHeader = 'x-api' + '-key';`,
    // an own class called like an SDK
    `import { Stripe } from './payments';\nnew Stripe('monthly-plan-2024');`,
    // Basic from variables
    "const headers = { Authorization: 'Basic ' + Buffer.from(`${user}:${pass}`).toString('base64') };",
  ],
  invalid: [
    `import jwt from 'jsonwebtoken';\nexport const token = jwt.sign({ sub: id }, 'shhhhh'); // ✗ key`,
    `import { createHmac } from 'crypto';\ncreateHmac('sha256', 'my super key').update(body).digest('hex'); // ✗ key`,
    `import session from 'express-session';\napp.use(session({ secret: 'keyboard cat', resave: false })); // ✗ key`,
    `const cookieParser = require('cookie-parser');\napp.use(cookieParser('optional words')); // ✗ key`,
    `import { WebClient } from '@slack/web-api';\nconst slack = new WebClient('orders backend seven'); // ✗ client`,
    `const headers = { 'x-api-key': 'orders backend 7' }; // ✗ header`,
    "fetch(url, { signal, headers: { Authorization: 'Basic ' + Buffer.from('orders:open sesame'.replace(' ', '')).toString('base64') } });".replace("'orders:open sesame'.replace(' ', '')", "'orders:opensesame'") + ' // ✗ basic',
    { path: 'a.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nexports.sign = b => (0, crypto_1.createHmac)("sha256", "correct horse").update(b).digest("hex"); // ✗ key` },
    `import { createCipheriv } from 'crypto';\nconst KEY = Buffer.from('correct horse battery staple 123'); // ✗ key\ncreateCipheriv('aes-256-gcm', KEY, iv);`,
    // laid out in ways that a look at the text alone could miss
    `import { createHmac } from 'crypto';\ncreateHmac /* signed */ ('sha256', 'my super key').update(body).digest('hex'); // ✗ key`,
    { path: 'a.js', code: `var a=require("crypto");a["createHmac"]("sha256","correct horse").update(b).digest("hex") // ✗ key` },
    `require('express-session')({ secret: 'keyboard cat' }); // ✗ key`,
    { path: 'a.js', code: `"use strict";\nconst express_session_1 = __importDefault(require("express-session"));\napp.use((0, express_session_1.default)({ secret: "keyboard cat" })); // ✗ key` },
    `import ordersSession from 'express-session';\napp.use(ordersSession ?.({ secret: 'keyboard cat' })); // ✗ key`,
    { path: 'a.js', code: `var s=require("@slack/web-api"),c=new s.WebClient("orders backend seven") // ✗ client` },
    `const token = 'orders backend 7'; // ✗ header\nconst send = (value: string) => fetch(url, { signal, headers: { ['x-api-key'] /* of ours */ : value } });\nsend(token);`,
    `const key = { value: 'orders backend 7' }; // ✗ header\nrequest.headers["X-Api-Key"]\n  = key.value;`,
    `request.set(\n  'x-api-key', // ours\n  'orders backend 7', // ✗ header\n);`,
    { path: 'a.js', code: 'var t="orders-backend-7";fetch(u,{signal:s,headers:{Authorization:`Bearer ${t}`}}) // ✗ header' },
    { path: 'a.js', code: `var t="orders-backend-7",h={authorization:"Bearer "+t} // ✗ header` },
    `class Orders {\n  private readonly held = 'orders-backend-7';\n  headers() {\n    return { Authorization: 'Bearer ' + this.held }; // ✗ header\n  }\n}`,
    `const authorization = 'Bearer orders-backend-7'; // ✗ header\nawait fetch(url, { signal, headers: { authorization } });`,
  ],
});
