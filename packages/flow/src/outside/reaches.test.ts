import { parseModule } from '@postern/flow/parse';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fact, type Module, moduleOf } from '../module.js';
import { reachesOf, type Sink } from './reaches.js';
import type { Syntax } from '../syntax.js';

const usesIn = fact((module: Module): readonly Sink[] => (module.index.callsByName.get('use') ?? []).map(node => ({ node, value: node.arguments[0]!, name: 'use', accepts: ['encoded'] })));

/** Reached from `a.ts` of a project: line of the finding, then the files of its trace. */
function reached(files: Record<string, string>): string[] {
  const parsed = new Map<string, Syntax>();
  const load = (specifier: string): Syntax | undefined => {
    const path = `${specifier.replace('./', '')}.ts`;
    const known = parsed.get(path);
    if (known || files[path] === undefined) return known;
    const syntax = parseModule(path, files[path], load);
    if (!('ast' in syntax)) throw new Error(syntax.message);
    parsed.set(path, syntax);
    return syntax;
  };
  const module = moduleOf(load('./a')!);
  return reachesOf(module, usesIn).map(({ at, confidence, trace }) => [files['a.ts']!.slice(0, (at as unknown as { start: number }).start).split('\n').length, confidence, ...trace.map(({ path }) => path ?? 'here')].join(' '));
}

test('in this file', () => {
  assert.equal(reached({ 'a.ts': 'app.get("/a", (req, res) => {\n  use(`x ${req.query.n}`);\n});' }), ['2 likely here here']);
  assert.equal(reached({ 'a.ts': 'app.get("/a", (req, res) => {\n  use(encodeURIComponent(req.query.n));\n});' }), []);
});

test('a function of another file', () => {
  const b = 'export function find(id, name) { return use("x" + name); }';
  assert.equal(reached({ 'a.ts': 'import { find } from "./b";\napp.get("/a", (req, res) => find(1, req.query.n));', 'b.ts': b }), ['2 likely here here b.ts']);
  assert.equal(reached({ 'a.ts': 'import { find } from "./b";\napp.get("/a", (req, res) => find(req.query.n, 1));', 'b.ts': b }), []);
  assert.equal(reached({ 'a.ts': 'import { find } from "./b";\napp.get("/a", (req, res) => find(1, Number(req.query.n)));', 'b.ts': b }), []);
});

test('a method of a class of another file, and on to a third', () => {
  const files = {
    'a.ts': 'import { Users } from "./b";\nclass C { constructor(private readonly users: Users) {}\n@Get() one(@Query("n") n: string) {\n  return this.users.find(n); } }',
    'b.ts': 'import { run } from "./c";\nexport class Users { find(name: string) { return run(name); } }',
    'c.ts': 'export const run = text => use("x" + text);',
  };
  assert.equal(reached(files), ['4 likely here here b.ts c.ts']);
});

test('files that call each other', () => {
  assert.equal(reached({ 'a.ts': 'import { f } from "./b";\nexport const g = x => f(x);\napp.get("/a", (req, res) => f(req.query.n));', 'b.ts': 'import { g } from "./a";\nexport const f = x => g(x);' }), []);
});

test.run();
