import { allowsClean, type CleanBound, cleanRange, type Manager } from '@postern/advisories';

export interface MendCase {
  manager: Manager;
  name: string;
  /** The lowest clean release, where one is known. */
  clean: CleanBound | undefined;
  direct: boolean;
  development: boolean;
  /** What asks for the package: its range, and who it is. */
  parent: { name: string; range: string } | undefined;
  /** Folder of the workspace member that asks for it; `''` is the root. */
  member: string;
}

/** What to run, ready to be copied. */
export function mendOf({ manager, name, clean, direct, development, parent, member }: MendCase): string {
  if (!clean) return `No clean release of ${name} is known: replace it, or ask its maintainers.`;
  if (direct) return `Run \`${addCommand[manager](quoted(`${name}@${cleanRange(clean)}`), development)}\`${member === '' ? '' : ` in ${member}`}.`;
  if (parent && allowsClean(parent.range, clean)) return `${parent.name} allows a clean release: ${update[manager](name)}.`;
  return `Update ${parent?.name ?? 'what asks for it'}, or set ${override[manager](name, cleanRange(clean))} and install.`;
}

/** A shell takes `>` for a file to write to. */
function quoted(what: string): string {
  return what.includes('>') ? `"${what}"` : what;
}

const addCommand: Readonly<Record<Manager, (what: string, development: boolean) => string>> = {
  npm: (what, development) => `npm install ${development ? '--save-dev ' : ''}${what}`,
  pnpm: (what, development) => `pnpm add ${development ? '--save-dev ' : ''}${what}`,
  yarn: (what, development) => `yarn add ${development ? '--dev ' : ''}${what}`,
  'yarn-berry': (what, development) => `yarn add ${development ? '--dev ' : ''}${what}`,
  bun: (what, development) => `bun add ${development ? '--dev ' : ''}${what}`,
};

const update: Readonly<Record<Manager, (name: string) => string>> = {
  npm: name => `run \`npm update ${name}\``,
  pnpm: name => `run \`pnpm update --recursive --depth Infinity ${name}\``,
  yarn: name => `delete the entry of ${name} from yarn.lock and run \`yarn install\``,
  'yarn-berry': name => `run \`yarn up --recursive ${name}\``,
  bun: name => `run \`bun update ${name}\``,
};

const override: Readonly<Record<Manager, (name: string, version: string) => string>> = {
  npm: (name, version) => `"overrides": { "${name}": "${version}" } in package.json`,
  pnpm: (name, version) => `overrides "${name}": "${version}" in pnpm-workspace.yaml (package.json under "pnpm" before pnpm 10)`,
  yarn: (name, version) => `"resolutions": { "${name}": "${version}" } in package.json`,
  'yarn-berry': (name, version) => `"resolutions": { "${name}": "${version}" } in package.json`,
  bun: (name, version) => `"overrides": { "${name}": "${version}" } in package.json`,
};

