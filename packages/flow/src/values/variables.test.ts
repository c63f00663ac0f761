import { readdirSync, readFileSync } from 'node:fs';
import { analyze, type Reference, type Variable as Reckoned } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parseModule } from '@postern/flow/parse';
import { isCode } from '@postern/flow/script';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { moduleOf } from '../module.js';
import { type Node, rangeOf, type Syntax } from '../syntax.js';

const programs: Readonly<Record<string, string>> = {
  'var leaves its block, let does not': 'if (a) { var b = 1; let c = 2; } b; c;',
  'used above its declaration': 'f(x); function f(y) { return y + x; } var x = 1;',
  'a function in a block': '{ function f() {} f(); } f();',
  'a default does not see the body': 'const x = 1; function f(a = x, b = () => x) { const x = 2; return a + x; }',
  'a default sees earlier parameters': 'function f(a, { b, c: [d = a] = [] } = a, ...rest) { return [b, c, d, rest]; }',
  'patterns write': 'let a, b, c, r; [a, b = a, ...r] = c; ({ a, b: c.d, [b]: c = a, ...r } = c);',
  'updates read and write': 'let n = 0; n++; n += 1; n ??= 2; (n as any) = 3; n!--;',
  'loops': 'for (let i = 0; i < n; i++) { i; } for (const k in o) k; for (var v of o) v; for (x of o) x; let x; i; k; v;',
  'a named function expression': 'const f = function g() { return g; }; g; const h = function h() { h = 1; };',
  'classes know themselves': 'class A extends B { static a = A; [A.k] = 1; m() { return A; } static { var s = A; } } A; s; const C = class D { d = D; }; D;',
  'decorators stand outside': '@d(A) class A { constructor(@i(x) x, @i(y) private y = x) {} @d(A) m(@i(z) z) {} }',
  'caught': 'try { e; } catch (e) { let f = e; } try {} catch ({ message: m = e }) { m; } try {} catch { e; }',
  'a switch is one block': 'switch (1) { case 0: let a = 1; default: a; } a;',
  'keys and labels are no names': 'let a, k; a: for (;;) { break a; } o = { a: 1, k, [a]: k, a() {} }; o.a; o[a]; o?.k; new.target;',
  'imports and exports': 'import d, { a as b, c } from "m"; import * as n from "n"; export { b, c as e }; export { d as f } from "x"; export default n;',
  'types beside values': 'import type { T } from "m"; interface I {} const I = 1; type J = I; enum E { A, B = A } namespace N { export const q = E.A; } N.q; I; E; declare global { var g: T; }',
  'signatures of a function': 'function f(a: string): void; function f(a: number): void; function f(a: unknown) { return a; } declare function g(a: number): void; g(1); f(2);',
  'import equals': 'import fs = require("fs"); import a = fs.b.c; import z = fs; a(z);',
  'abstract and optional members': 'abstract class A { abstract m(a: number): void; constructor(readonly b: string, protected c = b) { super(); } n(x: number): void; n(x) { return x; } }',
  'arrows and closures': 'const a = b => c => { var b2 = b; return () => b + c + b2 + a; };',
};
for (const [name, code] of Object.entries(programs)) test(name, () => agrees('case.ts', code));

test('elements', () => agrees('case.tsx', 'import { A } from "a"; const b = 1, C = { D: A }; export const e = <A b={b} {...C}><C.D>{b}</C.D><b /><></></A>;'));

test('programs that nobody would write', () => {
  for (let seed = 1; seed <= 400; seed += 1) agrees('case.js', strangeProgram(seed));
});

test('the fixtures', () => {
  const folder = new URL('../../../../fixtures/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isCode);
  assert.ok(files.length > 15);
  for (const file of files) agrees(file, readFileSync(new URL(file, folder), 'utf8'));
});

/** Every identifier outside of types means what it means to the scope manager of typescript-eslint. */
function agrees(path: string, code: string) {
  const syntax = parseModule(path, code);
  if (!('ast' in syntax)) return;
  const module = moduleOf(syntax);
  const reckoned = reckonedVariables(syntax);
  const walked = new Set<Node>(module.index.identifiers);
  const told = (nodes: Iterable<Node>) => [...new Set(nodes)].filter(node => walked.has(node)).map(node => rangeOf(node)[0]).sort((a, b) => a - b);
  for (const node of module.index.identifiers) {
    if (node.type !== 'Identifier') continue;
    const variable = module.variableOf(node);
    const other = reckoned.get(node);
    const where = `${node.name} at ${rangeOf(node)[0]} of ${path}\n${code}`;
    assert.equal(variable && told(variable.definitions.map(({ name }) => name)), other && told(other.defs.map(({ name }) => name as Node)), `declared: ${where}`);
    if (!variable || !other) continue;
    const touched = (does: (reference: Reference) => boolean) => other.references.filter(does).map(({ identifier }) => identifier as Node);
    assert.equal(told(variable.reads), told(touched(reference => reference.isRead())), `reads: ${where}`);
    const declared = other.defs.map(({ name }) => name as Node);
    assert.equal(told([...declared, ...variable.writes]), told([...declared, ...touched(reference => reference.isWrite())]), `writes: ${where}`);
  }
}

function reckonedVariables({ ast }: Syntax): ReadonlyMap<unknown, Reckoned> {
  const open: unknown[] = [ast];
  for (let at = open.pop() as Node; at; at = open.pop() as Node) {
    // What the scope manager takes for granted.
    Object.assign(at, { range: rangeOf(at), decorators: 'decorators' in at ? at.decorators : [], implements: [] });
    for (const [key, child] of Object.entries(at)) {
      if (key !== 'parent') open.push(...[child].flat().filter(one => typeof (one as Node | null)?.type === 'string'));
    }
  }
  const variables = new Map<unknown, Reckoned>();
  for (const scope of analyze(ast as never, { sourceType: ast.sourceType, childVisitorKeys: visitorKeys as never, lib: [], jsxPragma: null }).scopes) {
    for (const variable of scope.variables as Reckoned[]) {
      if (variable.defs.every(({ type }) => type === 'Type')) continue;
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
      for (const { identifier } of variable.references) variables.set(identifier, variable);
    }
  }
  return variables;
}

/** Few names, many scopes. */
function strangeProgram(seed: number): string {
  let state = seed * 2_654_435_761;
  const below = (n: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 1) | 0;
    return ((state >>> 8) & 0xffff) % n;
  };
  const name = () => 'abcd'[below(4)]!;
  const value = (left: number): string =>
    left <= 0 ? name() : [name, () => `${name()}.${name()}`, () => `(${name()} = ${value(left - 1)})`, () => `(${name()} => ${value(left - 1)})`, () => `function ${name()}(${target(1)} = ${name()}) { ${body(left - 1)} }`, () => `{ ${name()}, ${name()}: ${value(left - 1)} }`, () => `class ${name()} extends ${name()} { ${name()} = ${value(left - 1)}; ${name()}(${name()}) { ${body(left - 1)} } }`][below(7)]!();
  const target = (left: number): string => (left <= 0 ? name() : [name, () => `{ ${name()}: ${target(left - 1)} }`, () => `[${target(left - 1)} = ${name()}]`][below(3)]!());
  const statement = (left: number): string =>
    [
      () => `var ${target(1)} = ${value(left - 1)};`,
      () => `${name()} = ${value(left - 1)};`,
      () => `{ let ${name()} = ${value(left - 1)}; ${body(left - 1)} }`,
      () => `function ${name()}(${name()}) { ${body(left - 1)} }`,
      () => `for (const ${target(1)} of ${value(0)}) { ${body(left - 1)} }`,
      () => `try { ${body(left - 1)} } catch (${name()}) { ${body(left - 1)} }`,
      () => `${name()}++;`,
      () => `[${name()}, ${name()}.${name()}] = ${value(left - 1)};`,
    ][below(8)]!();
  const body = (left: number): string => (left <= 0 ? `${name()};` : Array.from({ length: 1 + below(3) }, () => statement(left)).join(' '));
  return body(4);
}

test.run();
