import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseManifest } from './lockfiles/manifest.js';
import { lockfileNames, readLockfile } from './lockfiles/read-lockfile.js';
import { sbom } from './sbom.js';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const schemas = join(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'), '../res/schema');
const subject = { name: 'shop', version: '1.0.0', tool: { name: 'postern', version: '0.0.0' } };

interface Bill {
  components: { name: string; version: string; scope: string; purl: string; 'bom-ref': string; hashes?: unknown[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

test('the bill of every kind of lockfile is valid against the schema, and says the same', async () => {
  const validate = schemaOf();
  const seen = new Set<string>();
  for (const folder of readdirSync(fixtures)) {
    const text = sbom([await lockfileOf(folder)], subject);
    const bill = JSON.parse(text) as Bill;
    assert.ok(validate(bill), `${folder}: ${JSON.stringify(validate.errors?.slice(0, 2))}`);
    assert.is(sbom([await lockfileOf(folder)], subject), text, 'the same bytes again');
    const refs = new Set(bill.components.map(component => component['bom-ref']));
    for (const { ref, dependsOn } of bill.dependencies) assert.ok([ref, ...dependsOn].every(one => one === 'project' || refs.has(one)));
    seen.add(bill.components.map(({ purl, scope }) => `${purl} ${scope}`).join('\n'));
  }
  assert.is(seen.size, 1);
  assert.match([...seen][0]!, /^pkg:npm\/%40rollup\/rollup-darwin-arm64@4\.9\.0 optional$/m);
  assert.match([...seen][0]!, /^pkg:npm\/mri@1\.1\.0 required$/m);
});

test('addresses lose the user they carry, and are left out where they are none', async () => {
  const secret = ['to', 'ken'].join('');
  const lockfile = await readLockfile('package-lock.json', JSON.stringify({
    lockfileVersion: 3,
    packages: {
      'node_modules/a': { version: '1.0.0', resolved: `https://user:${secret}@npm.corp.example/a/-/a-1.0.0.tgz`, integrity: 'sha512-nonsense' },
      'node_modules/b': { version: '1.0.0', resolved: `git+https://${secret}@github.com/o/b.git#0123456789012345678901234567890123456789` },
      'node_modules/c': { version: '1.0.0', resolved: 'not an address' },
    },
  }));
  const text = sbom([lockfile], subject);
  assert.not.match(text, new RegExp(secret));
  assert.ok(schemaOf()(JSON.parse(text)));
});

function schemaOf() {
  const ajv = new Ajv({ strict: false, validateFormats: true, addUsedSchema: false });
  ajvFormats.default(ajv);
  for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
  const read = (name: string) => JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object;
  for (const name of readdirSync(schemas).filter(name => /^(?:spdx|jsf-0\.82|cryptography-defs)\..*\.json$/.test(name))) ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}`);
  return ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'));
}

async function lockfileOf(folder: string) {
  const name = lockfileNames.find(name => readdirSync(join(fixtures, folder)).includes(name))!;
  const manifests = ['', 'packages/api'].map(path => parseManifest(path, readFileSync(join(fixtures, folder, path, 'package.json'), 'utf8')));
  return readLockfile(name, readFileSync(join(fixtures, folder, name), 'utf8'), manifests);
}

test.run();
