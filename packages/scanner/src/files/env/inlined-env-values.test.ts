import { randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { inlinedEnvValues } from './inlined-env-values.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(29);
const secret = textOf(random, '0-9a-f', 32);
const password = ['granite', 'Willow', '2917'].join('-');
const page = (code: string) => `(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[1],{1:()=>{document.title="Shop";${code}}}]);\n`;

test('the value of a local secret in a bundle is found, by the name it has in the env file', async () => {
  const { lines, problems } = await findIn(
    inlinedEnvValues,
    { 'package.json': '{}', '.env': `PARTNER_SECRET=${secret}\nDB_PASSWORD=${password}\n`, '.next/static/chunks/a.js': page(`c={h:"${secret}"}`), 'dist/assets/b-Bx81kQz2.js': page(`d="${password}"`) },
    { unlisted: ['.env'] },
  );
  assert.equal(lines, ['.next/static/chunks/a.js:1', 'dist/assets/b-Bx81kQz2.js:1']);
  assert.equal(problems.map(({ data }) => data?.['variable']), ['PARTNER_SECRET', 'DB_PASSWORD']);
  assert.not(problems.some(({ message, data }) => `${message}${JSON.stringify(data)}`.includes(secret)));
});

test('env files of packages count for all builds', async () => {
  const { lines } = await findIn(inlinedEnvValues, { 'apps/web/package.json': '{}', 'apps/web/.env.local': `PARTNER_SECRET=${secret}\n`, 'apps/web/dist/assets/index-Bx81kQz2.js': page(`c="${secret}"`) });
  assert.equal(lines, ['apps/web/dist/assets/index-Bx81kQz2.js:1']);
});

test('public values, ordinary words, servers and samples stay silent', async () => {
  for (const [env, file, value] of [
    [`API_KEY=${secret}\nNEXT_PUBLIC_SITE_KEY=${secret}\n`, '.next/static/a.js', secret], // given out under a public name
    ['DB_PASSWORD=postgres\n', '.next/static/a.js', 'postgres'],
    ['SESSION_SECRET=development\n', '.next/static/a.js', 'development'],
    [`PARTNER_SECRET=${secret}\n`, '.next/server/a.js', secret],
    [`NEXT_PUBLIC_API_URL=https://api.shop.test\n`, '.next/static/a.js', 'https://api.shop.test'],
    [`PORT=30001234\n`, '.next/static/a.js', '30001234'],
  ] as const) {
    assert.equal((await findIn(inlinedEnvValues, { 'package.json': '{}', '.env': env, [file]: page(`c="${value}"`) })).lines, [], `${file} ${env.split('=', 1)[0]}`);
  }
  assert.equal((await findIn(inlinedEnvValues, { 'package.json': '{}', '.env.example': `PARTNER_SECRET=${secret}\n`, '.next/static/a.js': page(`c="${secret}"`) })).lines, []);
});

test.run();
