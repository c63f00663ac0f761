import { checks, confidences } from '@postern/catalogue';
import { customProfiles } from '@postern/catalogue/settings/custom-profile';
import { knownChoices, profileChoices } from '@postern/catalogue/settings/profile-choice';
import { type ParseError, parseTree, getNodeValue, printParseErrorCode } from 'jsonc-parser';
import type { IgnoredAdvisory } from '../finder.js';
import type { IgnoreEntry } from '../judge/apply-ignores.js';
import { lineTable } from '../judge/line-table.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { type Config, defaults, failLevels } from './config.js';
import { byName, day, described, flag, type JsonSchema, list, object, oneOf, type Reader, reader, text } from '@postern/catalogue/settings/shape';
import { size } from './size.js';

/** Text of `postern.config.json` to settings. Data only: it never names code to run. */
export function parseConfig(file: string, source: string): Config {
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) {
    const { line, column } = lineTable(source).positionOf(error?.offset ?? 0);
    throw new UsageError(`${file}:${line}:${column}: this is not JSON (${error ? printParseErrorCode(error.error) : 'it is empty'}).`, 'Mend it there; comments and trailing commas are allowed.');
  }
  const given = settings(getNodeValue(tree), { file, path: '' });
  const { $schema: _, ...rest } = given;
  knownChoices(given.profiles ?? [], given.customProfiles ?? [], { file, path: 'profiles' });
  return { ...defaults, ...rest, advisories: { ...defaults.advisories, ...given.advisories } };
}

const ids = checks.map(({ id }) => id);

const justifications = [
  'code_not_present',
  'code_not_reachable',
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
  'protected_by_compiler',
  'protected_at_runtime',
  'protected_at_perimeter',
  'protected_by_mitigating_control',
] as const;

type Given = Partial<Omit<Config, 'advisories' | 'baseline'>> & { $schema?: string; baseline?: string; advisories?: Partial<Config['advisories']> };

const advisorySource = reader({ type: 'string', pattern: '^(snapshot|auto|registry|osv:.+)$' }, (value, at) =>
  /^osv:./.test(String(value)) ? String(value) : oneOf(['snapshot', 'auto', 'registry', 'osv:<file>'])(value, at),
);

const settings: Reader<Given> = object<Given>({
  $schema: text,
  failOn: described('The least severe finding that makes the command fail.', oneOf(failLevels)),
  minConfidence: described('The least sure finding that is shown.', oneOf(confidences)),
  include: described('Patterns as in .gitignore. Empty: everything.', list(text)),
  exclude: described('Patterns as in .gitignore.', list(text)),
  checks: described('`false` turns a check off, `true` turns an opt-in check on.', byName(ids, 'check', flag)),
  ignore: described('Findings that are accepted, each with a reason.', list(object<IgnoreEntry>({ check: oneOf(ids), path: text, reason: text, until: day }, ['check', 'reason']))),
  maxFileSize: described('Larger files are listed, not read: bytes, or a text such as "5 MB".', size),
  baseline: described('A file of known findings, from the folder of this file.', text),
  profiles: described('API profiles that files follow: an id for all files in which nothing else is recognised, or an id with the files that follow it.', profileChoices),
  customProfiles: described('Profiles of your own partners: what they sign, in which order and unit.', customProfiles),
  advisories: object<Partial<Config['advisories']>>({
    source: described('Where facts about dependencies come from. Only `auto` and `registry` open connections.', advisorySource),
    ignore: described(
      'Advisories that do not concern this project, and why.',
      list(object<IgnoredAdvisory>({ id: text, package: text, justification: oneOf(justifications), reason: text, until: day }, ['id', 'justification', 'reason'])),
    ),
  }),
});

/** For editors: `"$schema"` in `postern.config.json` may name it. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of Postern',
  ...settings.schema,
};
