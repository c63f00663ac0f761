import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { pipedDownloads } from './piped-download.js';

const isFound = async (text: string, path = 'install.sh') => (await findInText(pipedDownloads, path, text)).lines.length > 0;

test('a download that is run as it comes', async () => {
  for (const text of [
    'curl -fsSL https://sh.example.com | sh',
    'curl https://x.example/i.sh | sudo -E bash -',
    'wget -qO- https://x.example/i.sh | bash',
    'bash <(curl -s https://x.example/i.sh)',
    'sh -c "$(curl -fsSL https://x.example/i.sh)"',
    'eval "$(curl -s https://x.example/i.sh)"',
    'source <(curl -s https://x.example/env)',
    'curl -s https://x.example/i.py | python3 -',
    'curl -fsSL https://x.example/i.sh \\\n  | bash',
    'curl -fsSL https://x.example/i.sh |\n  FOO=1 bash',
    'apt-get install curl && curl https://x.example | bash',
    'iwr -useb https://x.example/i.ps1 | iex',
  ]) {
    assert.ok(await isFound(text), text);
  }
  assert.ok(await isFound('FROM a\nRUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -', 'Dockerfile'));
  assert.ok(await isFound('jobs:\n  a:\n    steps:\n      - run: curl https://x.example | sh\n', '.github/workflows/ci.yml'));
  assert.ok(await isFound('{"scripts":{"postinstall":"curl https://x.example/i | sh"}}', 'package.json'));
});

test('a download that is kept, checked, piped elsewhere, or only talked about', async () => {
  for (const text of [
    'curl -o i.sh https://x.example/i.sh',
    'curl https://x.example/data.json | jq .',
    'curl -s https://x.example/data | python3 -c "import json"',
    'curl -s https://x.example/data | python3 -m json.tool',
    'curl https://x.example/a.tgz | tar xz',
    '# curl https://x.example | sh',
    'echo "curl https://x.example | sh"',
    'curl https://x.example/health || bash restart.sh',
    'curl https://raw.example/o/r/0123456789abcdef0123456789abcdef01234567/i.sh | sh',
    'curl http://localhost:3000/i.sh | sh',
  ]) assert.not.ok(await isFound(text), text);
});

test('plain http is worse', async () => {
  const { problems } = await findInText(pipedDownloads, 'a.sh', 'curl http://x.example/i.sh | sh');
  assert.is(problems[0]?.severity, 'high');
});

test('a line of many commands ends soon', async () => {
  const start = performance.now();
  await isFound(`${'curl a | sudo -x '.repeat(20_000)}\n${'curl '.repeat(50_000)}\n${'curl \\\n'.repeat(20_000)}`);
  assert.ok(performance.now() - start < 1500);
});

test.run();
