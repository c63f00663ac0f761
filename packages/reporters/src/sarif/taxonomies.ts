import { type Check, cweName, owasp, type OwaspEdition } from '@postern/catalogue';
import { editionNames } from '../tally/owasp-tally.js';

export interface Taxonomy {
  name: string;
  version: string;
  organization: string;
  informationUri: string;
  isComprehensive: false;
  shortDescription: { text: string };
  taxa: { id: string; name: string; helpUri?: string }[];
}

export interface Relationship {
  target: { id: string; toolComponent: { name: string; index: number } };
  kinds: ['superset'] | ['relevant'];
}

const editions = ['2021', '2025', 'api2023'] as const satisfies readonly `${OwaspEdition}`[];

/** CWE and the three OWASP lists, each with the entries that these checks point at. */
export function taxonomiesOf(checks: readonly Check[]): Taxonomy[] {
  const weaknesses = [...new Set(checks.flatMap(check => check.cwe))].sort((a, b) => a - b);
  return [
    {
      name: 'CWE',
      version: '4.19.1',
      organization: 'MITRE',
      informationUri: 'https://cwe.mitre.org/',
      isComprehensive: false,
      shortDescription: { text: 'Common Weakness Enumeration' },
      taxa: weaknesses.map(id => ({ id: String(id), name: cweName(id), helpUri: `https://cwe.mitre.org/data/definitions/${id}.html` })),
    },
    ...editions.map(edition => owaspTaxonomy(checks, edition)),
  ];
}

export function relationshipsOf({ cwe, owasp: tags }: Check): Relationship[] {
  const to = (ids: readonly (string | number)[], name: string, index: number, kinds: Relationship['kinds']) =>
    ids.map(id => ({ target: { id: String(id), toolComponent: { name, index } }, kinds }));
  return [...to(cwe, 'CWE', 0, ['superset']), ...editions.flatMap((edition, index) => to(tags[edition], nameOf(edition), index + 1, ['relevant']))];
}

function owaspTaxonomy(checks: readonly Check[], edition: (typeof editions)[number]): Taxonomy {
  const used = new Set(checks.flatMap(check => check.owasp[edition]));
  return {
    name: nameOf(edition),
    version: edition === 'api2023' ? '2023' : edition,
    organization: 'OWASP',
    informationUri: edition === 'api2023' ? 'https://owasp.org/API-Security/editions/2023/en/0x11-t10/' : `https://owasp.org/Top10/${edition}/`,
    isComprehensive: false,
    shortDescription: { text: editionNames[edition] },
    taxa: owasp[edition].filter(({ id }) => used.has(id)).map(({ id, name, url }) => ({ id, name, helpUri: url })),
  };
}

function nameOf(edition: (typeof editions)[number]): string {
  return edition === 'api2023' ? 'OWASP-API-2023' : `OWASP-${edition}`;
}
