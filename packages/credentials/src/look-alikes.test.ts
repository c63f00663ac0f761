import { keyFormats } from '@postern/catalogue/key-formats';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findCredentialsIn } from './find-credentials-in.js';
import { lookAlikes } from './look-alikes.js';
import { moreSurroundings } from './more-surroundings.js';
import { surroundingsOfOtherLanguages } from './surroundings-of-other-languages.js';
import { keyOf, password, pick, randomFrom, surroundings, textOf } from './planting.js';

const told = (path: string, text: string) => findCredentialsIn(path, text).filter(({ confidence, kind }) => confidence !== 'possible' && kind !== 'publishable');

test('nothing of what only looks like a credential is told', () => {
  const lines = lookAlikes(randomFrom(71), 8);
  const wrong = lines.flatMap(({ kind, path, text }) => told(path, text).map(({ name, secret }) => `${kind}: ${name} ${secret.slice(0, 40)}`));
  if (process.env['FIGURES']) console.log(`${lines.length} look-alikes of ${new Set(lines.map(({ kind }) => kind)).size} kinds: ${wrong.length} told`, wrong);
  assert.ok(wrong.length * 400 <= lines.length, wrong.join('\n'));
});

test('keys and passwords are found in the files of tools and of other languages too', () => {
  const random = randomFrom(72);
  const formats = keyFormats.filter(({ kind, confirmed, shape }) => /^(?:api-key|secret|token|client-secret|webhook-secret)$/.test(kind) && confirmed !== 'unconfirmed' && !/printable|[(%]/.test(shape));
  const missed = new Map<string, number>();
  let planted = 0;
  for (const surrounding of [...moreSurroundings, ...surroundingsOfOtherLanguages]) {
    for (let i = 0; i < 30; i++) {
      const format = pick(random, formats);
      const isPassword = i % 3 === 0;
      const isKnown = i % 3 === 1;
      const [name, value] = isPassword ? [pick(random, ['DB_PASSWORD', 'SMTP_PASSWORD', 'ADMIN_PASSWORD']), password(random).replace(/[!$&#@]/g, '-')] : isKnown ? [format.env?.[0] ?? `${format.provider.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${pick(random, ['API_KEY', 'SECRET', 'TOKEN'])}`, keyOf(format, random)] : [`${pick(random, ['ORBITAL', 'ZENTRIX', 'PARCELO'])}_${pick(random, ['API_KEY', 'SECRET', 'TOKEN', 'CLIENT_SECRET'])}`, textOf(random, pick(random, ['0-9A-Za-z', '0-9a-f', '0-9A-Za-z_-']), pick(random, [24, 32, 40]))];
      // Where only a key can stand.
      if (isPassword && /header|query|jsx|npmrc|read-me|http file/.test(surrounding.id)) continue;
      planted += 1;
      const text = surrounding.write(name, value, random);
      const isFound = told(surrounding.path, text).some(({ secret }) => secret.includes(value) || (value.includes(secret) && secret.length * 2 > value.length) || Buffer.from(secret, 'base64').toString().includes(value));
      if (!isFound) missed.set(`${surrounding.id}, ${isPassword ? 'password' : isKnown ? 'known' : 'unknown'}`, (missed.get(`${surrounding.id}, ${isPassword ? 'password' : isKnown ? 'known' : 'unknown'}`) ?? 0) + 1);
    }
  }
  const lost = [...missed.values()].reduce((sum, count) => sum + count, 0);
  const list = [...missed].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
  if (process.env['FIGURES']) console.log(`${planted} planted in ${moreSurroundings.length} more surroundings (${surroundings.length} before): ${planted - lost} found`, list);
  assert.ok(lost * 20 <= planted, `${lost} of ${planted} are missed: ${list.join('; ')}`);
});

test.run();
