/** Lockfiles of 30,000 packages as each package manager writes them; four of the packages have known flaws. */
export interface MadeLockfile {
  label: string;
  name: string;
  text: string;
  manifest: string;
}

const COUNT = 30_000;
const FLAWED = new Map([
  [5, ['minimist', '1.2.0']],
  [100, ['lodash', '4.17.4']],
  [2000, ['axios', '0.21.1']],
  [20_000, ['qs', '6.5.1']],
]);

export function madeLockfiles(): MadeLockfile[] {
  const all = Array.from({ length: COUNT }, (_, at) => at);
  const nameOf = (at: number) => FLAWED.get(at)?.[0] ?? (at % 7 === 0 ? `@scope${at % 50}/pkg-${at}` : `package-${at}`);
  const versionOf = (at: number) => FLAWED.get(at)?.[1] ?? `${at % 9}.${at % 13}.${at % 17}`;
  const below = (at: number) => [1, 2, 3, 4].map(step => at * 2 + step).filter(other => other < COUNT);
  const ranges = (list: readonly number[]) => Object.fromEntries(list.map(at => [nameOf(at), `^${versionOf(at)}`]));
  const quoted = (text: string, sign: string) => (text.startsWith('@') ? `${sign}${text}${sign}` : text);
  const roots = [0, 1, 2, 3];
  const sha = `sha512-${'A'.repeat(86)}==`;
  const tarball = (at: number) => `https://registry.npmjs.org/${nameOf(at)}/-/${nameOf(at).split('/').pop()}-${versionOf(at)}.tgz`;

  const npm = {
    name: 'big',
    lockfileVersion: 3,
    packages: Object.fromEntries([
      ['', { name: 'big', dependencies: ranges(roots) }],
      ...all.map(at => [`node_modules/${nameOf(at)}`, { version: versionOf(at), resolved: tarball(at), integrity: sha, license: 'MIT', dependencies: ranges(below(at)), engines: { node: '>=14' } }]),
    ]) as unknown,
  };
  const pnpm = [
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:",
    ...roots.map(at => `      ${quoted(nameOf(at), "'")}:\n        specifier: ^${versionOf(at)}\n        version: ${versionOf(at)}`),
    '\npackages:\n',
    ...all.map(at => `  ${quoted(`${nameOf(at)}@${versionOf(at)}`, "'")}:\n    resolution: {integrity: ${sha}}\n    engines: {node: '>=14'}\n`),
    'snapshots:\n',
    ...all.map(at => {
      const edges = below(at).map(other => `      ${quoted(nameOf(other), "'")}: ${versionOf(other)}\n`);
      return `  ${quoted(`${nameOf(at)}@${versionOf(at)}`, "'")}:${edges.length > 0 ? `\n    dependencies:\n${edges.join('')}` : ' {}\n'}`;
    }),
  ];
  const classic = all.map(at => {
    const edges = below(at).map(other => `    ${quoted(nameOf(other), '"')} "^${versionOf(other)}"\n`);
    return `${quoted(`${nameOf(at)}@^${versionOf(at)}`, '"')}:\n  version "${versionOf(at)}"\n  resolved "${tarball(at)}#${'a'.repeat(40)}"\n  integrity ${sha}\n${edges.length > 0 ? `  dependencies:\n${edges.join('')}` : ''}`;
  });
  const berry = all.map(at => {
    const edges = below(at).map(other => `    ${quoted(nameOf(other), '"')}: "npm:^${versionOf(other)}"\n`);
    return `"${nameOf(at)}@npm:^${versionOf(at)}":\n  version: ${versionOf(at)}\n  resolution: "${nameOf(at)}@npm:${versionOf(at)}"\n${edges.length > 0 ? `  dependencies:\n${edges.join('')}` : ''}  checksum: 10c0/${'a'.repeat(128)}\n  languageName: node\n  linkType: hard\n`;
  });
  const berryRoot = `"big@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "big@workspace:."\n  dependencies:\n${roots.map(at => `    ${quoted(nameOf(at), '"')}: "npm:^${versionOf(at)}"\n`).join('')}  languageName: unknown\n  linkType: soft\n`;
  const bun = all.map(at => `    ${JSON.stringify(nameOf(at))}: [${JSON.stringify(`${nameOf(at)}@${versionOf(at)}`)}, "", { "dependencies": ${JSON.stringify(ranges(below(at)))} }, "${sha}"],\n`);
  const manifest = JSON.stringify({ name: 'big', dependencies: ranges(roots) });
  return [
    { label: 'npm', name: 'package-lock.json', text: JSON.stringify(npm, null, 2), manifest },
    { label: 'pnpm', name: 'pnpm-lock.yaml', text: pnpm.join('\n'), manifest },
    { label: 'Yarn 1', name: 'yarn.lock', text: `# yarn lockfile v1\n\n\n${classic.join('\n')}`, manifest },
    { label: 'Yarn 4', name: 'yarn.lock', text: `__metadata:\n  version: 8\n\n${berryRoot}\n${berry.join('\n')}`, manifest },
    { label: 'Bun', name: 'bun.lock', text: `{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": ${manifest},\n  },\n  "packages": {\n${bun.join('\n')}  }\n}\n`, manifest },
  ];
}
