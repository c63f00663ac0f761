import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '@postern/reporters';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

/** Made anew in every run: nothing that looks like a key is stored. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const random = (length: number) => Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('');

const planted = {
  stripe: ['sk', 'live', random(32)].join('_'),
  github: ['ghp', random(36)].join('_'),
  password: `Zx9!${random(10)}`,
  hidden: random(40),
  addressed: random(16),
};

const files = {
  '.env': `STRIPE_SECRET_KEY=${planted.stripe}\nGITHUB_TOKEN=${planted.github}\nDB_PASSWORD=${planted.password}\n`,
  'src/keys.ts': `import Stripe from 'stripe';\nexport const stripe = new Stripe('${planted.stripe}');\nconst password = '${planted.password}';\nexport const token = '${planted.github}'; fetch('https://a.example', { headers: { Authorization: 'Bearer ${planted.hidden}' } });\n`,
  'config/settings.json': JSON.stringify({ apiKey: planted.hidden, password: planted.password, url: `postgres://app:${planted.addressed}@db.example:5432/shop` }, null, 2),
  'deploy.sh': `#!/bin/sh\n# postern-ignore-next-line no-hardcoded-credentials -- rotated, was ${planted.github}\nexport GITHUB_TOKEN=${planted.github}\ncurl -k -H "Authorization: Bearer ${planted.hidden}" https://a.example\n`,
  'broken.ts': `const key = '${planted.stripe}';\nfetch(;\n`,
  '.gitignore': 'node_modules\n',
};

test('no output of any kind holds a secret', async () => {
  await withFolder(files, async folder => {
    const outputs = formats.flatMap(format => ['--output', `${format}=${join(folder, 'out', format)}`]);
    const spoken: string[] = [];
    for (const extra of [['--explain'], ['--verbose'], ['--quiet'], ['--format', 'json', '--min-confidence', 'possible'], ['--update-baseline', '--baseline', join(folder, 'out/baseline.json')]]) {
      const { out, err } = await runCommand([folder, ...outputs, '--cache-folder', join(folder, 'out/cache'), ...extra]);
      spoken.push(out, err);
    }
    const written = filesBelow(join(folder, 'out')).map(path => readFileSync(path, 'utf8'));
    assert.ok(written.length >= formats.length + 1);
    assert.ok(spoken.some(text => text.includes('no-hardcoded-credentials')), 'the secrets are found');
    for (const [name, secret] of Object.entries(planted)) {
      for (const text of [...spoken, ...written]) {
        const at = text.indexOf(secret);
        assert.ok(at < 0, `the secret "${name}" shows in: ${text.slice(Math.max(0, at - 200), at)}`);
      }
    }
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

test.run();
