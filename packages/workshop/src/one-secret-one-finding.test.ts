import { keyFormats } from '@postern/catalogue/key-formats';
import { jwt, keyOf, password, randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(53);
const value = () => textOf(random, '0-9A-Za-z', 32);
const stripe = keyOf(keyFormats.find(({ id }) => id === 'stripe-secret-live')!, random);
const words = () => password(random).replace(/\W/g, '-');

/** Every line holds one secret that the text detector, the code rule or both can see; the ones marked with "-" use it again. */
const code = `import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import Stripe from 'stripe';
import session from 'express-session';
const WEBHOOK_SECRET = '${value()}'; // 1
export const sign = (body: string) => createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex'); // -
export const token = jwt.sign({ sub: 1 }, '${value()}', { expiresIn: '1h' }); // 1
const stripe = new Stripe('${stripe}'); // 1
app.use(session({ secret: '${words()}' })); // 1
const headers = { Authorization: 'Bearer ${value()}' }; // 1
const user = 'deploy';
const pass = '${words()}'; // 1
const basic = { Authorization: 'Basic ' + Buffer.from(\`\${user}:\${pass}\`).toString('base64') }; // -
const fixed = { Authorization: 'Basic ${Buffer.from(`deploy:${words()}`).toString('base64')}' }; // 1
const apiSecret = '${value().slice(0, 12)}' + '${value().slice(0, 12)}'; // 1
const key = process.env.API_KEY ?? '${value()}'; // 1
const bearer = '${jwt(random)}'; // 1
const bytes = Buffer.from('${value()}'); // 1
createHmac('sha256', bytes).update('a'); // -
`;

test('the text detector and the code rule tell of a secret once', async () => {
  await withFolder({ 'src/partners.ts': code }, async folder => {
    for (const engine of ['oxc', 'eslint']) {
      const { out } = await runCommand(['scan', folder, '--check', 'no-hardcoded-credentials', '--format', 'json', '--no-cache', '--engine', engine]);
      const { findings } = JSON.parse(out) as { findings: { range: { start: { line: number } } }[] };
      const expected = code.split('\n').flatMap((line, i) => (line.endsWith('// 1') ? [i + 1] : []));
      assert.equal(findings.map(({ range }) => range.start.line), expected, engine);
    }
  });
});

test.run();
