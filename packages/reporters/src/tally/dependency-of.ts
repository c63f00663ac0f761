import type { Datum, Finding } from '@postern/catalogue';

/** What a finding about a dependency says of the package. */
export interface Dependency {
  name: string;
  version: string;
  /** From the project down to the package; empty where it is not known. */
  path: readonly string[];
  /** First version without the flaw; empty where there is none. */
  fixed: string;
  /** To be run as it stands; empty where no command mends it. */
  command: string;
  advisory: string;
  direct: boolean;
  development: boolean;
}

export function dependencyOf({ data }: Finding): Dependency | undefined {
  const name = textOf(data['package']);
  if (name === '') return undefined;
  const path = data['path'];
  return {
    name,
    version: textOf(data['version']),
    path: Array.isArray(path) ? path : [],
    fixed: textOf(data['fixed']),
    command: textOf(data['command']),
    advisory: textOf(data['advisory']),
    direct: data['direct'] === true,
    development: data['development'] === true,
  };
}

function textOf(datum: Datum | undefined): string {
  return typeof datum === 'string' ? datum : '';
}
