import { testRule } from '../../testing/test-rule.js';
import { noWeakCrypto } from './no-weak-crypto.js';

testRule(noWeakCrypto, {
  valid: [
    // the digest of HTTP, MD5 in every client
    `const ha1 = createHash('md5').update(username + ':' + realm + ':' + password).digest('hex');`,
    // CRAM-MD5 of mail
    `import { createHmac } from 'crypto';\nfunction authCramMd5(password, challenge) {\n  return createHmac('md5', password).update(challenge).digest('hex');\n}`,
    // NTLM, whose ciphers are what they are
    { path: 'src/axios-ntlm/hash.js', code: `const crypto = require('crypto');\nconst des = crypto.createCipheriv('DES-ECB', key, '');` },
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
    // SHA-512 of an exchange
    `const signature = crypto.createHmac('sha512', secret).update(path + nonce).digest('base64');`,
    // scrypt with a salt
    `import { randomBytes, scryptSync } from 'node:crypto';\nexport const hashPassword = (password: string) => { const salt = randomBytes(16); return \`\${salt.toString('hex')}:\${scryptSync(password, salt, 64).toString('hex')}\`; };`,
    // a service of NestJS with bcrypt
    `@Injectable()\nexport class Users {\n  async create(dto: CreateUser) { return this.repo.save({ ...dto, password: await bcrypt.hash(dto.password, 12) }); }\n}`,
    // AES-GCM with web crypto
    `const iv = crypto.getRandomValues(new Uint8Array(12));\nconst sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data);`,
    // the IV stands before the message
    `function open(sealed: Buffer, key: Buffer) {\n  const decipher = crypto.createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16));\n  return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);\n}`,
    // a file's MD5 for S3
    `const ContentMD5 = crypto.createHash('md5').update(body).digest('base64');\nawait s3.send(new PutObjectCommand({ Bucket, Key, Body: body, ContentMD5 }));`,
    // Git's ids
    `function gitBlobId(content) { return createHash('sha1').update(\`blob \${content.length}\\0\`).update(content).digest('hex'); }\nimport { createHash } from 'crypto';`,
    // a handshake of WebSocket
    `const accept = createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');\nres.setHeader('Sec-WebSocket-Accept', accept);\nimport { createHash } from 'crypto';`,
    // a key of a cache
    `const cacheKey = (url, params) => createHash('md5').update(url + JSON.stringify(params)).digest('hex');\nimport { createHash } from 'crypto';`,
    // Braintree signs with SHA-1
    `import braintree from 'braintree';\nconst expected = crypto.createHmac('sha1', crypto.createHash('sha1').update(privateKey).digest()).update(payload).digest('hex');`,
    // Vercel sends SHA-1
    `const signature = crypto.createHmac('sha1', secret).update(rawBody).digest('hex');\nif (!safeEqual(signature, req.headers['x-vercel-signature'])) throw new Error('no');`,
    // Intercom sends SHA-1
    `app.post('/intercom', (req, res) => {\n  const mine = 'sha1=' + crypto.createHmac('sha1', secret).update(req.rawBody).digest('hex');\n  res.status(safeEqual(mine, req.get('x-hub-signature')) ? 200 : 401).end();\n});`,
    // an OAuth 1 header
    `const oauth_signature = crypto.createHmac('sha1', signingKey).update(baseString).digest('base64');\nconst header = \`OAuth oauth_signature_method="HMAC-SHA1", oauth_signature="\${encodeURIComponent(oauth_signature)}"\`;`,
    // one-time passwords
    `export function hotp(secret, counter) { return truncate(createHmac('sha1', secret).update(counter).digest()); }\nimport { createHmac } from 'crypto';`,
    // the id of a row
    `const id = createHash('sha1').update([tenant, email].join('|')).digest('hex');\nimport { createHash } from 'crypto';`,
    // a token is stored hashed
    `const tokenHash = createHash('sha256').update(token).digest('hex');\nawait db.tokens.insert({ tokenHash });\nimport { createHash } from 'crypto';`,
    // PKCE
    `const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');\nimport { createHash } from 'crypto';`,
    // PBKDF2 with enough rounds
    `crypto.pbkdf2(password, salt, 600_000, 32, 'sha256', done);`,
    // an Ed25519 key
    `const { privateKey, publicKey } = crypto.generateKeyPairSync('ed25519');`,
    // RSA with 3072 bits
    `const pair = generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 0x10001 });\nimport { generateKeyPairSync } from 'crypto';`,
    // CryptoJS with SHA-256
    `import CryptoJS from 'crypto-js';\nexport const sign = (text, secret) => CryptoJS.HmacSHA256(text, secret).toString(CryptoJS.enc.Hex);`,
    // CryptoJS with CBC and an IV
    `import CryptoJS from 'crypto-js';\nconst sealed = CryptoJS.AES.encrypt(text, key, { iv: CryptoJS.lib.WordArray.random(16), mode: CryptoJS.mode.CBC });`,
    // a description of a cipher, no cipher
    `const name = 'des-ede3-cbc is no longer supported';\nlogger.warn(name);`,
    // compiled
    { path: 'dist/sign.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nexports.sign = (text, secret) => (0, crypto_1.createHmac)("sha256", secret).update(text).digest("hex");` },
  ],
  invalid: [
    // a key of no particular name, in a signature
    `const md5 = require('md5');\nexports.sign = (params, key) => md5(Object.keys(params).join('&') + key); // ✗ plain-hash`,
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
    // an MD5 signature of a payment gateway
    `function signParams(params, secret) {\n  const text = Object.keys(params).sort().map(key => \`\${key}=\${params[key]}\`).join('&');\n  return crypto.createHash('md5').update(text + secret).digest('hex'); // ✗ plain-hash\n}`,
    // HMAC with SHA-1 in a class
    `import { createHmac } from 'node:crypto';\nexport class Client {\n  private sign(text: string) {\n    return createHmac('SHA1', this.secret).update(text).digest('base64'); // ✗ mac\n  }\n}`,
    // a plain hash as a check of a webhook
    `app.post('/hook', (req, res) => {\n  const expected = createHash('sha256').update(secret + req.rawBody).digest('hex'); // ✗ plain-hash\n  if (expected !== req.headers['x-signature']) return res.sendStatus(401);\n  res.end();\n});\nimport { createHash } from 'crypto';`,
    // a password of a user in Express
    `const crypto = require('crypto');\napp.post('/register', async (req, res) => {\n  const hashed = crypto.createHash('sha256').update(req.body.password).digest('hex'); // ✗ password\n  await User.create({ email: req.body.email, password: hashed });\n  res.end();\n});`,
    // a salted one is no better
    `const passwordHash = crypto.createHash('sha512').update(salt + password).digest('hex'); // ✗ password`,
    // MD5 by a package
    `import md5 from 'md5';\nconst ok = md5(password) === user.password; // ✗ password`,
    // web crypto's digest of a password
    `export const hash = async (password: string) => toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(password))); // ✗ password`,
    // DES with a key
    `const cipher = crypto.createCipheriv('des-cbc', key, iv); // ✗ cipher`,
    // RC4
    `import { createDecipheriv } from 'crypto';\nconst decipher = createDecipheriv('rc4', key, ''); // ✗ cipher`,
    // a constant names the cipher
    `const ALGORITHM = 'aes-256-ecb';\nexport const seal = (text: string) => { const cipher = crypto.createCipheriv(ALGORITHM, KEY, null); return cipher.update(text, 'utf8', 'hex') + cipher.final('hex'); }; // ✗ mode`,
    // createDecipher
    `const decipher = crypto.createDecipher('aes192', 'k'); // ✗ derived-key`,
    // an IV of zeros
    `const cipher = crypto.createCipheriv('aes-128-gcm', key, Buffer.alloc(12)); // ✗ fixed-iv`,
    // an IV in the code, as hex
    `const IV = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');\nexport const seal = text => crypto.createCipheriv('aes-256-cbc', key, IV).update(text); // ✗ fixed-iv`,
    // an IV that is a list
    `const iv = new Uint8Array(16);\nconst cipher = crypto.createCipheriv('aes-256-ctr', key, iv); // ✗ fixed-iv`,
    // Triple DES of CryptoJS
    `const CryptoJS = require('crypto-js');\nexports.seal = (text, key) => CryptoJS.TripleDES.encrypt(text, key, { iv }).toString(); // ✗ cipher`,
    // RC4 of CryptoJS
    `import CryptoJS from 'crypto-js';\nexport const open = (text, key) => CryptoJS.RC4.decrypt(text, key); // ✗ cipher`,
    // HmacSHA1 of CryptoJS
    `import CryptoJS from 'crypto-js';\nexport const headers = (text, secret) => ({ 'X-Sign': CryptoJS.enc.Base64.stringify(CryptoJS.HmacSHA1(text, secret)) }); // ✗ mac`,
    // RSA with SHA-1, in one call
    `const signature = crypto.sign('sha1', Buffer.from(text), privateKey); // ✗ signature`,
    // 512 bits
    `crypto.generateKeyPair('rsa', { modulusLength: 512 }, done); // ✗ short-key`,
    // a thousand rounds, with a callback
    `const { pbkdf2 } = require('crypto');\npbkdf2(password, salt, 1000, 64, 'sha512', (err, key) => save(key)); // ✗ iterations`,
    // compiled by Babel
    { path: 'lib/sign.js', code: `"use strict";\nvar _crypto = _interopRequireDefault(require("crypto"));\nexports.sign = function (body, secret) {\n  return _crypto.default.createHmac('md5', secret).update(body).digest('hex'); // ✗ mac\n};` },
    // from where the algorithm is named to where it signs; the API says what it wants
    { trace: [2, 4], code: `import { createHmac } from 'crypto';\nconst ALGORITHM = 'sha1';\nexport function kucoin(text) {\n  return { 'KC-API-SIGN': createHmac(ALGORITHM, secret).update(text).digest('base64') }; // ✗ mac\n}` },
    // minified, bracket access
    { path: 'a.js', code: `const c=require("crypto");module.exports=(k,b)=>c["createHmac"]("md5",k).update(b).digest("hex"); // ✗ mac` },
    // under another name
    `import { createHmac as mac } from 'crypto';\nconst signature = mac('md5', secret).update(body).digest('hex'); // ✗ mac`,
    // a comment before the arguments
    `import { createCipheriv } from 'crypto';\nconst cipher = createCipheriv /* old */ ( // ✗ cipher\n  'des-ede3-cbc', key, iv);`,
  ],
});
