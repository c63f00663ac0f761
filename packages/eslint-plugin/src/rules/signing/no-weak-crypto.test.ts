import { testRule } from '../../testing/test-rule.js';
import { noWeakCrypto } from './no-weak-crypto.js';

testRule(noWeakCrypto, {
  valid: [
    // the usual MAC
    `import { createHmac } from 'crypto';\nconst signature = createHmac('sha256', secret).update(body).digest('hex');`,
    // an ETag
    `import { createHash } from 'crypto';\nres.setHeader('ETag', createHash('md5').update(body).digest('hex'));`,
    // a cache key
    `import { createHash } from 'crypto';\nconst cacheKey = createHash('sha1').update(url).digest('hex');`,
    // Twilio sends SHA-1
    `import { createHmac } from 'crypto';\nconst expected = createHmac('sha1', authToken).update(url).digest('base64');\nif (!safeEqual(expected, req.headers['x-twilio-signature'])) throw new Error();`,
    // OAuth 1 prescribes it
    `import { createHmac } from 'crypto';\nfunction oauthSignature(base, key) { return createHmac('sha1', key).update(base).digest('base64'); }`,
    // so do one-time passwords
    `import crypto from 'crypto';\nexport function totp(secret, counter) { const digest = crypto.createHmac('sha1', secret).update(counter).digest(); return digest; }`,
    // a fresh IV
    `import { createCipheriv, randomBytes } from 'crypto';\nconst iv = randomBytes(12);\nconst cipher = createCipheriv('aes-256-gcm', key, iv);`,
    // the IV comes with the message
    `import { createDecipheriv } from 'crypto';\nconst decipher = createDecipheriv('aes-256-gcm', key, message.subarray(0, 12));`,
    // Gravatar's address is an MD5
    `import { createHash } from 'crypto';\nconst gravatar = email => createHash('md5').update(email).digest('hex');`,
    // a KDF for passwords
    `import { scrypt } from 'crypto';\nscrypt(password, salt, 64, done);`,
    // the k-anonymity look-up of leaked passwords
    `import { createHash } from 'crypto';\nconst sha1 = createHash('sha1').update(password).digest('hex');\nawait fetch('https://api.pwnedpasswords.com/range/' + sha1.slice(0, 5), { signal });`,
    // a long key
    `import { generateKeyPairSync } from 'crypto';\ngenerateKeyPairSync('rsa', { modulusLength: 4096 });`,
    // content of a file
    `import { createHash } from 'crypto';\nconst hash = createHash('sha256').update(file).digest('hex');`,
    // the algorithm is a setting
    `import { createHmac } from 'crypto';\nexport const sign = (algorithm, key, text) => createHmac(algorithm, key).update(text).digest('hex');`,
    // a hash of ids, no secret in it
    `import { createHash } from 'crypto';\nconst id = createHash('sha256').update(tenant + ':' + user).digest('hex');`,
    // Pusher's body_md5 is part of its scheme
    `import { createHash } from 'crypto';\nconst body_md5 = createHash('md5').update(body).digest('hex');\nawait fetch('https://api.pusherapp.com/apps/1/events?body_md5=' + body_md5);`,
  ],
  invalid: [
    `import { createHmac } from 'crypto';\nconst signature = createHmac('md5', secret).update(body).digest('hex'); // ✗ mac`,
    `import crypto from 'node:crypto';\nconst signature = crypto.createHmac('sha1', secret).update(method + path).digest('hex'); // ✗ mac`,
    `const algorithm = 'SHA1';\nconst sig = require('crypto').createHmac(algorithm, key).update(text).digest('base64'); // ✗ mac`,
    // GitHub sends SHA-256 today
    `import { createHmac } from 'crypto';\nconst expected = createHmac('sha1', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex'); // ✗ mac\nif (expected !== req.headers['x-hub-signature-256']) deny();`,
    `import CryptoJS from 'crypto-js';\nconst signature = CryptoJS.HmacMD5(message, secret).toString(); // ✗ mac`,
    `import { createSign } from 'crypto';\nconst s = createSign('RSA-SHA1'); // ✗ signature\ns.update(text);\nconst signature = s.sign(privateKey, 'base64');`,
    `import { createHash } from 'crypto';\nfunction signRequest(body, secret) {\n  return createHash('sha256').update(secret + body).digest('hex'); // ✗ plain-hash\n}`,
    `import { createHash } from 'crypto';\nconst signature = createHash('md5').update(apiSecret + timestamp + method).digest('hex'); // ✗ plain-hash\nconst headers = { 'X-Signature': signature };`,
    `import { createCipheriv } from 'crypto';\nconst cipher = createCipheriv('des-ede3-cbc', key, iv); // ✗ cipher`,
    `import { createCipheriv } from 'crypto';\nconst cipher = createCipheriv('aes-128-ecb', key, null); // ✗ mode`,
    `const crypto = require('crypto');\nconst cipher = crypto.createCipher('aes-256-cbc', password); // ✗ derived-key`,
    `import { createCipheriv } from 'crypto';\nconst IV = Buffer.alloc(16, 0);\nconst cipher = createCipheriv('aes-256-cbc', key, IV); // ✗ fixed-iv`,
    `import { createCipheriv } from 'crypto';\nconst cipher = createCipheriv('aes-256-cbc', key, '1234567890123456'); // ✗ fixed-iv`,
    `import CryptoJS from 'crypto-js';\nconst text = CryptoJS.DES.encrypt(message, key).toString(); // ✗ cipher`,
    `import CryptoJS from 'crypto-js';\nconst text = CryptoJS.AES.encrypt(message, key, { mode: CryptoJS.mode.ECB }); // ✗ mode`,
    `import { generateKeyPairSync } from 'crypto';\nconst pair = generateKeyPairSync('rsa', { modulusLength: 1024 }); // ✗ short-key`,
    `import { createHash } from 'crypto';\nconst hash = createHash('sha256').update(password).digest('hex'); // ✗ password`,
    `import md5 from 'md5';\nuser.password = md5(req.body.password); // ✗ password`,
    `import crypto from 'crypto';\ncrypto.pbkdf2Sync(password, salt, 1000, 64, 'sha512'); // ✗ iterations`,
    { path: 'c.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nexports.sign = (body, secret) => (0, crypto_1.createHmac)("sha1", secret).update(body).digest("hex"); // ✗ mac` },
  ],
});
