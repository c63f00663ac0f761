import { testRule } from '../../testing/test-rule.js';
import { noInsecureRandomness } from './no-insecure-randomness.js';

testRule(noInsecureRandomness, {
  valid: [
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
  ],
  invalid: [
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
  ],
});
