import { randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../testing/find-in-text.js';
import { hardcodedCredentials } from './hardcoded-credentials.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(31);
const secret = textOf(random, '0-9A-Za-z', 32);
const live = ['sk', '_live_', textOf(random, '0-9A-Za-z', 24)].join('');
const at = async (path: string, text: string) => (await findInText(hardcodedCredentials, path, text)).problems.map(({ span, confidence, related = [] }) => `${text.slice(0, span[0]).split('\n').length} ${confidence} ${related.length}`);

test('a secret that a file repeats under one name is one finding, with its other places', async () => {
  assert.equal(await at('deploy.yaml', `web:\n  api_secret: ${secret}\nworker:\n  api_secret: ${secret}\n`), ['2 likely 1']);
  assert.equal(await at('src/a.ts', `pay('${live}');\n`.repeat(30)), ['1 certain 20']);
});

test('under two names it is two', async () => {
  assert.equal(await at('compose.yaml', `environment:\n  POSTGRES_PASSWORD: ${secret}\n  DB_PASSWORD: ${secret}\n`), ['2 likely 0', '3 likely 0']);
});

test('what the file itself calls made up is possible', async () => {
  assert.equal(await at('src/a.ts', `const apiSecret = '${secret}'; // dummy secret\n`), ['1 possible 0']);
  assert.equal(await at('src/a.ts', `// This is not actually a secret key.\nconst XOR_SECRET_KEY = '${secret}';\n`), ['2 possible 0']);
  assert.equal(await at('src/a.ts', `// keep this safe\nconst apiSecret = '${secret}';\n`), ['2 likely 0']);
  assert.equal(await at('test/hooks.spec.ts', `const secret = '${['whsec', '_', textOf(random, '0-9A-Za-z', 32)].join('')}';\n`), ['1 possible 0']);
});

test('hashes beside telling names are none', async () => {
  const hash = textOf(random, '0-9a-f', 32);
  assert.equal(await at('web/i18n.lock', `checksums:\n  api_keys/secret: ${hash}\n`), []);
  assert.equal(await at('.github/workflows/a.yml', `steps:\n  - id: app-token\n    uses: actions/create-github-app-token@${textOf(random, '0-9a-f', 40)} # v3\n`), []);
});

test('the secrets of a test run are nobody\'s', async () => {
  assert.equal(await at('.github/workflows/ci.yml', `env:\n  NODE_ENV: test\n  SECRET_KEY: ${secret}\n`), ['3 possible 0']);
  assert.equal(await at('.github/workflows/deploy.yml', `env:\n  NODE_ENV: production\n  SECRET_KEY: ${secret}\n`), ['3 likely 0']);
});

test.run();
