/** A project as its manifests: the root under `''`, members of the workspace under their folder. */
export interface ManifestSet {
  project: string;
  manifests: Readonly<Record<string, object>>;
  more?: Readonly<Record<string, string>>;
}

const shop = { name: 'shop', version: '1.0.0', private: true };

/** Each brings something that lockfiles write in a way of their own. */
export const variedManifests: readonly ManifestSet[] = [
  one('a server', { dependencies: { express: '4.19.2' } }),
  one('a page', { dependencies: { react: '18.3.1', 'react-dom': '18.3.1' }, devDependencies: { vite: '5.4.8' } }),
  one('scopes and peers', { dependencies: { '@nestjs/common': '10.4.4', '@nestjs/core': '10.4.4', '@nestjs/platform-express': '10.4.4', rxjs: '7.8.1', 'reflect-metadata': '0.2.2' } }),
  one('aliases', { dependencies: { dbg: 'npm:debug@2.6.8', debug: '4.4.3', 'old-ms': 'npm:ms@0.7.3' } }),
  one('other platforms', { devDependencies: { esbuild: '0.24.0' }, optionalDependencies: { fsevents: '2.3.3' } }),
  one('peers of peers', { devDependencies: { eslint: '9.12.0', 'typescript-eslint': '8.8.1', typescript: '5.6.3' } }),
  one('many versions of one package', { devDependencies: { mkdirp: '0.5.5', minimist: '1.2.0', rimraf: '2.6.3', glob: '7.1.0', globby: '9.2.0' } }),
  one('a cloud SDK', { dependencies: { '@aws-sdk/client-s3': '3.664.0' } }),
  one('clients', { dependencies: { stripe: '17.2.0', axios: '1.7.7', dotenv: '16.4.5', pino: '9.4.0' } }),
  one('a test runner', { devDependencies: { jest: '29.7.0' } }),
  one('a bundler', { devDependencies: { webpack: '5.95.0', 'webpack-cli': '5.1.4', 'ts-loader': '9.5.1', typescript: '5.6.3' } }),
  one('prereleases', { dependencies: { '@tanstack/query-core': '5.0.0-beta.20' }, devDependencies: { typescript: '5.0.1-rc' } }),
  one('bundled dependencies', { dependencies: { 'aws-cdk-lib': '2.161.1', constructs: '10.3.0' } }),
  one('a tarball', { dependencies: { ms: 'https://registry.npmjs.org/ms/-/ms-2.1.3.tgz', depd: '2.0.0' } }),
  one('an old build', { devDependencies: { gulp: '4.0.2' } }),
  one('nested aliases', { dependencies: { '@isaacs/cliui': '8.0.2' } }),
  one('ranges', { dependencies: { semver: '^7.0.0', lodash: '>=4.17.0 <5', uuid: '~9.0.0', ws: '8.x' } }),
  one('overrides', { dependencies: { send: '0.18.0' }, overrides: { ms: '2.1.3' }, resolutions: { ms: '2.1.3' }, pnpm: { overrides: { ms: '2.1.3' } } }),
  {
    project: 'a workspace',
    manifests: { '': { ...shop, workspaces: ['packages/*'], devDependencies: { mri: '1.1.0' } }, 'packages/api': { name: '@shop/api', version: '1.0.0', dependencies: { debug: '2.6.8' } }, 'packages/web': { name: '@shop/web', version: '1.0.0', dependencies: { debug: '4.4.3', chalk: '4.1.2' } } },
  },
  {
    project: 'a local folder',
    manifests: { '': { ...shop, dependencies: { rates: 'file:./rates', bytes: '3.1.2' } } },
    more: { 'rates/package.json': '{ "name": "rates", "version": "1.0.0", "dependencies": { "ms": "2.1.3" } }', 'rates/index.js': '' },
  },
];

function one(project: string, manifest: object): ManifestSet {
  return { project, manifests: { '': { ...shop, ...manifest } } };
}
