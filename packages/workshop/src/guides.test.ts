import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'jsonc-parser';
import { formats } from '@postern/reporters';
import { configSchema, parseConfig } from '@postern/scanner/parse-config';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixturesFolder } from './testing/fixture.js';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guides = new Map(['README.md', ...readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)].map(name => [name, readFileSync(join(root, name), 'utf8')]));

test('docs/README.md leads to every guide, and the README to it', () => {
  const names = [...guides.keys()].filter(name => name.startsWith('docs/') && name !== 'docs/README.md').map(name => name.slice('docs/'.length));
  assert.equal(names.filter(name => !guides.get('docs/README.md')!.includes(`](${name})`)), []);
  assert.match(guides.get('README.md')!, '](docs/README.md)');
});

test('docs/config.md tells every setting, and no other', () => {
  const told = Array.from(guides.get('docs/config.md')!.matchAll(/^\| `([^`]+)` \|/gm), ([, name]) => name!);
  assert.equal(told.sort(), settingsIn(configSchema as Schema).sort());
});

test('settings in the guides are settings', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(configSchema);
  const shown = [...guides].flatMap(([name, text]) => Array.from(text.matchAll(/^```jsonc? settings\n([^]*?)^```$/gm), ([, code]) => ({ name, code: code! })));
  assert.ok(shown.length >= 5);
  for (const { name, code } of shown) {
    parseConfig(name, code);
    assert.ok(validate(parse(code)), `${name}: ${JSON.stringify(validate.errors)}`);
  }
});

test('comments in docs/ignoring.md silence what they speak of', async () => {
  const shown = Array.from(guides.get('docs/ignoring.md')!.matchAll(/^```(ts|yaml)\n([^]*?)^```$/gm), ([, language, code]) => ({ language: language!, code: code! }));
  assert.is(shown.length, 3);
  for (const { language, code } of shown) {
    const workflow = `on: push\npermissions: {}\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n${code.replace(/^/gm, '      ')}\n`;
    const files: Record<string, string> = language === 'ts' ? { 'src/orders.ts': code } : { '.github/workflows/deploy.yml': workflow };
    await withFolder(files, async cwd => {
      const { findings, suppressed, notices } = JSON.parse((await runCommand(['scan', '--format', 'json', '--no-cache'], { cwd })).out) as { findings: object[]; suppressed: { by: string }[]; notices: string[] };
      assert.equal([findings, suppressed.map(({ by }) => by), notices], [[], ['comment'], []], code);
    });
  }
});

test('commands in the guides use options, formats and commands that there are', async () => {
  const topics = ['', ...commandsIn((await runCommand(['help'])).out)];
  const help = (await Promise.all(topics.map(async topic => (await runCommand(['help', ...(topic === '' ? [] : [topic])])).out))).join('\n');
  const wrong: string[] = [];
  for (const [name, text] of guides) {
    for (const [, command, rest] of text.matchAll(/(?:^|[`\s])postern(?:@[\d.]+)? ([a-z-]+)?((?:[^`\n|]|\\\|)*)/gm)) {
      if (command !== undefined && !command.startsWith('-') && /^\s+--/.test(rest!) && !topics.includes(command)) wrong.push(`${name}: postern ${command}`);
    }
    for (const [, option] of text.matchAll(/`[^`\n]*?(--[a-z][a-z-]*)/g)) if (!help.includes(option!) && !OF_OTHERS.has(option!)) wrong.push(`${name}: ${option}`);
    for (const [, format] of text.matchAll(/(?:--format|--output) ([a-z][a-z-]+)/g)) if (!(formats as readonly string[]).includes(format!) && !['text', 'ics'].includes(format!)) wrong.push(`${name}: ${format}`);
  }
  assert.equal(wrong, []);
});

test('the finding in the README is what the example gives', async () => {
  const [, shown] = /^```text\n([^]*?)^```$/m.exec(guides.get('README.md')!)!;
  const { out } = await runCommand(['scan', join(fixturesFolder, 'ng.example')]);
  assert.ok(out.includes(shown!), out);
});

test('docs/comparison.md counts our own findings right', async () => {
  const told = Array.from(guides.get('docs/comparison.md')!.matchAll(/^\| `(ng\.[\w-]+)`[^|]*\| (\d+)/gm), ([, name, count]) => ({ name: name!, count: Number(count) }));
  assert.is(told.length, 5);
  for (const { name, count } of told) {
    const { findings } = JSON.parse((await runCommand(['scan', join(fixturesFolder, name), '--format', 'json'])).out) as { findings: object[] };
    assert.is(findings.length, count, name);
  }
});

/** Options of npm, git and others that the guides speak of. */
const OF_OTHERS = new Set(['--no-verify', '--yes', '--no', '--save-dev', '--cached', '--help', '--version']);

interface Schema {
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  anyOf?: readonly Schema[];
}

/** Names of settings with the way to them: `ignore[].until`. Checks by their id are one setting, and so are the parts of a profile. */
function settingsIn({ properties = {} }: Schema, way = ''): string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${way}${key}`;
    if (name === 'checks' || name.startsWith('customProfiles[].')) return [name];
    const items = [schema.items, ...(schema.items?.anyOf ?? [])].flatMap(item => (item ? settingsIn(item, `${name}[].`) : []));
    return [name, ...settingsIn(schema, `${name}.`), ...items];
  });
}

function commandsIn(help: string): string[] {
  return [...new Set(Array.from(help.matchAll(/^ {2}postern ([a-z]+)/gm), ([, name]) => name!))];
}

test.run();
