import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { weakSecrets } from './weak-secrets.js';

// Made here: no secret of full length stands in a file of the repository.
const strong = Array.from({ length: 64 }, (_, i) => 'a3f09c7e5b12d846'[(i * 7 + (i >> 3)) % 16]).join('');
const short = strong.slice(0, 20);

const table: readonly (readonly [path: string, text: string, found: number])[] = [
  ['.env', 'JWT_SECRET=secret\n', 1],
  ['.env', 'SESSION_SECRET="keyboard cat"\n', 1],
  ['.env', 'WEBHOOK_SECRET=changeme\n', 1],
  ['.env', `JWT_SECRET=${short}\n`, 1],
  ['.env', `JWT_SECRET=${strong}\n`, 0],
  ['.env', 'JWT_SECRET=${FROM_VAULT}\nJWT_SECRET=\n', 0],
  ['.env.example', 'JWT_SECRET=changeme\n', 0],
  ['config/app.yml', 'jwt:\n  jwtSecret: hunter2\n', 1],
  ['docker-compose.yml', '    environment:\n      NEXTAUTH_SECRET: mysecret\n', 1],
  ['src/auth.ts', "const jwtSecret = process.env.JWT_SECRET || 'secret';\n", 1],
  ['src/auth.ts', "app.use(session({ secret: 'keyboard cat' }));\n", 1],
  ['src/auth.ts', "const jwtSecretHeader = 'x-jwt-secret'; const label = { secret: 'client.secret' };\n", 0],
  // keys that have no name where they stand
  ['src/auth.config.ts', "const PLACEHOLDER_SECRETS = {\n  AUTH_JWT_SECRET: 'secret',\n  SESSION_SECRET: 'changeme',\n} as const;\n", 0],
  ['src/auth.js', "const token = jwt.sign({ id }, 'shhhhh', { expiresIn: '1h' });\n", 1],
  ['src/auth.js', "const mac = crypto.createHmac('sha256', 'mysecret').update(body).digest('hex');\n", 1],
  ['src/auth.js', "const mac = crypto.createHmac('sha256', 'changeme').update(body).digest('hex');\n", 1],
  ['src/auth.js', "const mac = crypto.createHmac('sha256', key).update('mysecret').digest('hex');\n", 0],
  ['src/auth.js', "const token = jwt.sign({ id, kind: 'refresh' }, secret, { algorithm: 'HS256' });\n", 0],
  ['src/constants.ts', "export const jwtConstants = { secret: 'secretKey' };\n", 1],
  // issued by others, at the length that they chose
  ['.env', 'STRIPE_WEBHOOK_SECRET=whsec_x\nGITHUB_CLIENT_SECRET=abcdef\nAWS_SECRET_ACCESS_KEY=abc\n', 0],
  // about secrets
  ['.env', 'JWT_SECRET_NAME=jwt\nJWT_SECRET_FILE=/run/secrets/jwt\nSECRET_ROTATION_DAYS=90\n', 0],
  ['test/auth.test.ts', "const jwtSecret = 'secret';\n", 0],
];

for (const [path, text, expected] of table) {
  test(`${path}: ${text.trim().replace(strong, '…').replace(short, '…')}`, () => {
    const problems = [...(weakSecrets.find({ path, text }) as Iterable<Problem>)].filter(({ confidence }) => confidence !== 'possible');
    assert.is(problems.length, expected);
    for (const { message, secret, span } of problems) {
      assert.is(text.slice(...span), secret);
      assert.ok(message.length < 160);
    }
  });
}

test.run();
