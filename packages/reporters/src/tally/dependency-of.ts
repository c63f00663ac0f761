import type { Datum, Finding } from '@postern/catalogue';

/** What a finding about a dependency says of the package. */
export interface Dependency {
  name: string;
  version: string;
  /** From the project down to the package; empty where it is not known. */
  path: readonly string[];
  /** First version without a known flaw; empty where there is none. */
  fixedIn: string;
  /** GHSA or other ids, worst first. */
  advisories: readonly string[];
  /** The same flaws under other names, mostly CVE. */
  aliases: readonly string[];
  direct: boolean;
  development: boolean;
}

export function dependencyOf({ data }: Finding): Dependency | undefined {
  const name = textOf(data['package']);
  if (name === '') return undefined;
  const path = textOf(data['path']);
  return {
    name,
    version: textOf(data['version']),
    path: path === '' ? [] : path.split(' > '),
    fixedIn: textOf(data['fixedIn']),
    advisories: listOf(data['ids']),
    aliases: listOf(data['aliases']),
    direct: data['direct'] === true,
    development: data['dev'] === true,
  };
}

function textOf(datum: Datum | undefined): string {
  return typeof datum === 'string' ? datum : '';
}

function listOf(datum: Datum | undefined): readonly string[] {
  return Array.isArray(datum) ? datum : [];
}
