import { testRule } from '../../testing/test-rule.js';
import { noInsecureRandomness } from './no-insecure-randomness.js';

testRule(noInsecureRandomness, {
  valid: [
    // a bucket's tokens are counted
    `export class TokenBucket {\n  constructor(size) { this.tokens = Math.random() * size; }\n}`,
    // a key of several, picked by chance
    `export function next(keys) {\n  const apiKey = keys[Math.floor(Math.random() * keys.length)];\n  return fetch(url, { headers: { 'x-api-key': apiKey } });\n}`,
    // a secure source
    `import { randomBytes, randomUUID } from 'crypto';\nconst token = randomBytes(32).toString('hex');\nconst nonce = randomUUID();`,
    // jitter of a retry
    `const delay = base * 2 ** attempt + Math.random() * 100;`,
    // a colour
    `const color = '#' + Math.floor(Math.random() * 0xffffff).toString(16);`,
    // an element's id
    `const id = 'field-' + Math.random().toString(36).slice(2);`,
    // a random item of a list
    `const greeting = greetings[Math.floor(Math.random() * greetings.length)];`,
    // a key of a React list
    `const key = Math.random();`,
    // in a test
    { path: 'test/a.test.ts', code: `const token = Math.random().toString(36);` },
    // one in a hundred
    `if (Math.random() < 0.01) sample(token);`,
    // the time in a file name
    `const name = 'export-' + Date.now().toString() + '.csv';`,
    // a counter of words
    `const tokenCount = Math.round(Math.random() * 10);`,
    // the web's own generator
    `const nonce = crypto.getRandomValues(new Uint8Array(16));`,
    // a random uuid
    `import { v4 as uuid } from 'uuid';\nconst idempotencyKey = uuid();`,
    // web crypto for a state
    `export function createState() {\n  const bytes = new Uint8Array(32);\n  crypto.getRandomValues(bytes);\n  const state = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');\n  sessionStorage.setItem('oauth_state', state);\n  return state;\n}`,
    // a uuid of version 4 as a key of idempotency
    `import { randomUUID } from 'node:crypto';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\nexport const charge = (amount: number) => stripe.paymentIntents.create({ amount, currency: 'eur' }, { idempotencyKey: randomUUID() });`,
    // nanoid is secure
    `import { nanoid } from 'nanoid';\nexport const inviteCode = nanoid(12);`,
    // a code with randomInt
    `import { randomInt } from 'crypto';\nconst otp = randomInt(100000, 999999).toString();`,
    // a delay of a retry, beside a token
    `async function refresh(token) {\n  await sleep(200 + Math.random() * 300);\n  return client.refresh(token);\n}`,
    // which server to ask
    `const node = nodes[Math.floor(Math.random() * nodes.length)];\nconst client = new Client(node, { apiKey });`,
    // shuffled, by Fisher and Yates
    `function shuffle(items) {\n  for (let i = items.length - 1; i > 0; i--) {\n    const j = Math.floor(Math.random() * (i + 1));\n    [items[i], items[j]] = [items[j], items[i]];\n  }\n  return items;\n}`,
    // sampled tracing
    `const tracer = new Tracer({ sampleRate: 0.1, shouldSample: () => Math.random() < 0.1, token });`,
    // a temporary file
    `const file = path.join(os.tmpdir(), \`upload-\${Date.now().toString(36)}-\${Math.random().toString(36).slice(2)}.tmp\`);`,
    // the id of a toast
    `export const toast = (message: string) => add({ id: Math.random().toString(36), message });`,
    // a mocked number in a chart
    `const points = labels.map(label => ({ label, value: Math.random() * 100 }));`,
    // an example price in a story
    { path: 'Button.stories.tsx', code: `export const Default = () => <Price amount={Math.round(Math.random() * 100)} token="EUR" />;` },
    // a test's user
    { path: 'tests/auth.spec.ts', code: `const password = Math.random().toString(36);\nawait register({ email, password });` },
    // uuid v5 of a name
    `import { v5 as uuid } from 'uuid';\nconst id = uuid(url, uuid.URL);`,
    // a colour token of a design
    `const designToken = colors[Math.floor(Math.random() * colors.length)];`,
    // how many tokens a model used
    `const maxTokens = Math.floor(Math.random() * 1000);`,
    // when it was issued
    `const claims = { iat: Math.floor(Date.now() / 1000), token };`,
    // a random port
    `const port = 3000 + Math.floor(Math.random() * 1000);`,
    // React's key of a row
    { path: 'Row.tsx', code: `export const Row = ({ token }) => <tr key={Math.random()}><td>{token.symbol}</td></tr>;` },
    // the library's own seeded generator is used for a game
    `import seedrandom from 'seedrandom';\nconst dice = 1 + Math.floor(seedrandom('game')() * 6);`,
    // web crypto's uuid in a header
    `await fetch(url, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'X-Nonce': crypto.randomUUID() }, signal });`,
    // a nonce that only has to grow
    `const nonce = Date.now() * 1000;\nconst signature = sign(path, nonce);`,
    // uid-safe and its kin
    `import uid from 'uid-safe';\nconst csrfToken = await uid(18);`,
    // bcrypt salts by itself
    `import bcrypt from 'bcrypt';\nconst salt = await bcrypt.genSalt(12);`,
    // position on a canvas
    `sprite.position = { x: Math.random() * width, y: Math.random() * height };`,
    // lodash picks a sample
    `import _ from 'lodash';\nconst banner = _.sample(banners);\nconst pause = _.random(100, 500);`,
    // the time in the name of a cache
    `const cacheKey = \`prices:\${Date.now().toString(36)}\`;`,
    // secure on the server, compiled
    { path: 'dist/tokens.js', code: `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nconst crypto_1 = require("crypto");\nconst createToken = () => (0, crypto_1.randomBytes)(32).toString("hex");\nexports.createToken = createToken;` },
  ],
  invalid: [
    // a module of lodash
    `import random from 'lodash/random';\nexport function newPin() {\n  const pin = String(random(0, 9999)).padStart(4, '0'); // ✗\n  return pin;\n}`,
    // the time as an idempotency key
    `export const pay = body => fetch(url, { method: 'POST', body, headers: { 'Idempotency-Key': \`\${Date.now()}\` } }); // ✗`,
    `const token = Math.random().toString(36).substring(2); // ✗`,
    `const nonce = Math.floor(Math.random() * 1e9); // ✗`,
    `function generateToken() {\n  return Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2); // ✗\n}`,
    `function randomString(length) {\n  let out = '';\n  for (let i = 0; i < length; i++) out += CHARS[Math.floor(Math.random() * CHARS.length)]; // ✗\n  return out;\n}\nconst apiKey = randomString(32);`,
    `await fetch(url, { method: 'POST', signal, headers: { 'Idempotency-Key': Math.random().toString(36) } }); // ✗`,
    `const otp = Math.floor(100000 + Math.random() * 900000); // ✗`,
    `const sessionId = Date.now().toString(36); // ✗`,
    `import { v1 as uuidv1 } from 'uuid';\nconst resetToken = uuidv1(); // ✗`,
    `export class Auth {\n  createState() {\n    const oauthState = Math.random().toString(16); // ✗\n    return oauthState;\n  }\n}`,
    `user.resetPasswordToken = Math.random().toString(36); // ✗`,
    `const password = Array.from({ length: 12 }, () => CHARS[Math.floor(Math.random() * CHARS.length)]).join(''); // ✗`,
    `const params = { nonce: String(Math.random()).slice(2), user }; // ✗`,
    { path: 'c.js', code: `"use strict";\nfunction generateApiKey() {\n  return "key_" + Math.random().toString(36).substr(2, 16); // ✗\n}\nexports.generateApiKey = generateApiKey;` },
    // a token of a NestJS service
    `@Injectable()\nexport class InvitesService {\n  async invite(email: string) {\n    const inviteToken = Math.random().toString(36).substring(2, 15); // ✗\n    await this.repository.save({ email, inviteToken });\n  }\n}`,
    // two halves
    `export const generateApiKey = () => 'ak_' + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2); // ✗`,
    // a code of six digits
    `function sendCode(phone) {\n  const verificationCode = Math.floor(100000 + Math.random() * 900000).toString(); // ✗\n  return sms.send(phone, verificationCode);\n}`,
    // in an object
    `await prisma.session.create({ data: { userId, sessionToken: Math.random().toString(36) } }); // ✗`,
    // a property is set
    `req.session.csrfToken = Math.random().toString(36).slice(2); // ✗`,
    // characters in a loop
    `export function generatePassword(length = 12) {\n  const chars = 'abcdefghjkmnpqrstuvwxyz23456789';\n  let password = '';\n  for (let i = 0; i < length; i++) {\n    password += chars.charAt(Math.floor(Math.random() * chars.length)); // ✗\n  }\n  return password;\n}`,
    // mapped characters
    `const secret = [...Array(32)].map(() => Math.floor(Math.random() * 16).toString(16)).join(''); // ✗`,
    // uuid by hand
    `function uuid() {\n  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, c => {\n    const r = Math.random() * 16 | 0; // ✗\n    return (c === 'x' ? r : (r & 0x3 | 0x8)).toString(16);\n  });\n}\nconst idempotencyKey = uuid();`,
    // a state of OAuth
    `app.get('/auth', (req, res) => {\n  const state = { oauthState: Math.random().toString(36) }; // ✗\n  res.redirect(authorizeUrl(state));\n});`,
    // a header
    `axios.post(url, body, { timeout: 5000, headers: { 'X-Nonce': Math.floor(Math.random() * 1e10) } }); // ✗`,
    // a nonce of a signature
    `import { createHmac } from 'crypto';\nexport function headers(method, path) {\n  const nonce = String(Math.random()).slice(2); // ✗\n  return { 'X-Nonce': nonce, 'X-Signature': createHmac('sha256', key).update(method + path + nonce).digest('hex') };\n}`,
    // through a helper
    `const rand = () => Math.random().toString(36).slice(2); // ✗\nexport const createUser = () => ({ resetToken: rand() });`,
    // a class field
    `export class Client {\n  private nonce = Math.random().toString(36); // ✗\n}`,
    // lodash
    `import _ from 'lodash';\nconst otp = _.random(100000, 999999); // ✗`,
    // a time in another base
    `const sessionId = 'sess_' + Date.now().toString(16); // ✗`,
    // time and chance
    `const accessToken = \`\${userId}.\${Date.now().toString(36)}\`; // ✗`,
    // uuid of version 1
    `const { v1 } = require('uuid');\nmodule.exports.createInvite = () => ({ inviteCode: v1() }); // ✗`,
    // not the secure one of nanoid
    `import { nanoid } from 'nanoid/non-secure';\nexport const apiKey = nanoid(); // ✗`,
    // shortid
    `const shortid = require('shortid');\nuser.resetToken = shortid.generate(); // ✗`,
    // a coupon that is worth money
    `const couponCode = Math.random().toString(36).toUpperCase().slice(2, 10); // ✗`,
    // a salt
    `const salt = Math.random().toString(); // ✗\nconst hash = scryptSync(password, salt, 64);`,
    // an IV
    `const iv = Buffer.from(Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))); // ✗`,
    // a verifier of PKCE
    `const codeVerifier = btoa(String(Math.random())).repeat(4); // ✗`,
    // compiled
    { path: 'dist/auth.js', code: `"use strict";\nclass AuthService {\n    createRefreshToken(user) {\n        return __awaiter(this, void 0, void 0, function* () {\n            const refreshToken = Math.random().toString(36).substring(7); // ✗\n            yield this.repo.save({ user, refreshToken });\n            return refreshToken;\n        });\n    }\n}` },
    // a component of Vue
    { path: 'src/Login.vue', code: `<script setup>\nconst nonce = Math.random().toString(36); // ✗\n</script>\n<template><p>{{ nonce }}</p></template>` },
    // a worker
    `export default {\n  async fetch(request) {\n    const token = Math.random().toString(36).slice(2); // ✗\n    return new Response(token);\n  },\n};`,
    // through String and concat
    `const webhookSecret = 'whsec_'.concat(Math.random().toString(36)); // ✗`,
    // a method that returns it
    `class Tokens {\n  static generateSecret() {\n    return Math.random().toString(36); // ✗\n  }\n}`,
    // letter by letter
    `function generateNonce() {\n  let text = '';\n  const possible = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';\n  for (let i = 0; i < 16; i++) text += possible.charAt(Math.floor(Math.random() * possible.length)); // ✗\n  return text;\n}`,
    // the state of a login elsewhere
    `const state = Math.random().toString(36).substring(7); // ✗\nres.redirect(\`https://github.com/login/oauth/authorize?client_id=\${id}&state=\${state}\`);`,
    // from the number to the header
    { trace: [2, 3], code: `export function headers() {\n  const value = Math.random().toString(36); // ✗ guessable\n  return { 'X-Nonce': value };\n}` },
    // minified
    { path: 'a.js', code: `const t={token:Math.random().toString(36).slice(2)}; // ✗` },
    // a comment before the arguments
    `const sessionToken = Math.random /* 0 to 1 */ ().toString(36); // ✗`,
    // wrapped, cast
    `const resetToken = String((Math.random as () => number)()).slice(2); // ✗`,
    // a break in the chain
    `const apiKey = Date.now().toString( // ✗\n  36,\n);`,
  ],
});
