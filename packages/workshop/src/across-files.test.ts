import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

/** What the checks say of a project, in lines `check file:line`: faults of which one file alone shows nothing. */
const stories: Readonly<Record<string, { files: Record<string, string>; told: readonly string[] }>> = {
  'a helper that compares as any text': {
    files: {
      'src/text.ts': "import { timingSafeEqual } from 'node:crypto';\nexport const isSame = (a: string, b: string) => a === b;\nexport function isEqualSafely(a: string, b: string) {\n  const [x, y] = [Buffer.from(a), Buffer.from(b)];\n  return x.length === y.length && timingSafeEqual(x, y);\n}\n",
      'src/hook.ts': "import { createHmac } from 'node:crypto';\nimport { isEqualSafely, isSame } from './text';\nexport function verify(body: string, signature: string) {\n  const expected = createHmac('sha256', process.env.HOOK_SECRET!).update(body).digest('hex');\n  return isSame(signature, expected);\n}\nexport function verifySafely(body: string, signature: string) {\n  return isEqualSafely(signature, createHmac('sha256', process.env.HOOK_SECRET!).update(body).digest('hex'));\n}\nexport const isHome = (path: string) => isSame(path, '/');\n",
    },
    told: ['require-timing-safe-compare src/hook.ts:5'],
  },
  'a prop of a component of the client': {
    files: {
      'app/page.tsx': "import { Checkout } from './checkout';\nimport { Totals } from './totals';\nexport default function Page() {\n  return <main><Checkout secret={process.env.PAYMENT_SECRET!} /><Totals secret={process.env.PAYMENT_SECRET} /><Checkout enabled={!!process.env.PAYMENT_SECRET} /></main>;\n}\n",
      'app/checkout.tsx': "'use client';\nexport function Checkout(props: { secret?: string; enabled?: boolean }) {\n  return null;\n}\n",
      'app/totals.tsx': 'export function Totals(props: { secret?: string }) {\n  return null;\n}\n',
    },
    told: ['no-client-secrets app/page.tsx:4'],
  },
  'a logger of its own': {
    files: {
      'src/log.ts': "export function log(message: string, ...more: unknown[]) {\n  console.log(new Date().toISOString(), message, ...more);\n}\nexport function debug(count: number) {\n  return count + 1;\n}\n",
      'src/login.ts': "import { debug, log } from './log';\nexport function login(user: string, password: string, apiKey: string) {\n  log(`login of ${user}`);\n  log(`login of ${user} with ${password}`);\n  log('key', { apiKey });\n  log('key', apiKey.slice(-4));\n  debug(password.length);\n}\n",
    },
    told: ['no-secret-logging src/login.ts:4', 'no-secret-logging src/login.ts:5'],
  },
  'a wrapper of storage': {
    files: {
      'src/storage.ts': 'export const storage = {\n  save(key: string, value: string) {\n    localStorage.setItem(key, value);\n  },\n};\n',
      'src/session.ts': "import { storage } from './storage';\nexport function open(accessToken: string, theme: string) {\n  storage.save('token', accessToken);\n  storage.save('theme', theme);\n}\n",
    },
    told: ['no-insecure-storage src/session.ts:3'],
  },
  'a helper that guesses': {
    files: {
      'src/random.ts': "export function randomString(length: number) {\n  let text = '';\n  for (let i = 0; i < length; i++) text += 'abcdefghijklmnop'[Math.floor(Math.random() * 16)];\n  return text;\n}\n",
      'src/reset.ts': "import { randomString } from './random';\nexport const resetToken = () => {\n  const token = randomString(32);\n  return { token, color: randomString(6) };\n};\n",
    },
    told: ['no-insecure-randomness src/reset.ts:3'],
  },
};

for (const [name, { files, told }] of Object.entries(stories)) {
  test(name, () =>
    withFolder(files, async folder => {
      const checks = [...new Set(Object.values(stories).flatMap(story => story.told.map(line => line.split(' ')[0]!)))];
      const { out } = await runCommand([folder, '--format', 'json', '--no-cache', ...checks.flatMap(check => ['--check', check])]);
      const { findings } = JSON.parse(out) as { findings: { check: string; file: string; range: { start: { line: number } } }[] };
      assert.equal(findings.map(({ check, file, range }) => `${check} ${file}:${range.start.line}`), told);
    }),
  );
}

test.run();
