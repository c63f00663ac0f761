import { createHash } from 'node:crypto';
import type { LockedPackage, Lockfile } from './lockfiles/lockfile.js';

export interface BillSubject {
  name: string;
  version: string;
  /** Of the tool that writes the bill. */
  tool: { name: string; version: string };
  /** ISO time; absent for a bill that has the same bytes tomorrow. */
  timestamp?: string;
}

/** A CycloneDX 1.6 bill of materials, JSON: every package of the lockfiles once, and what asks for what. */
export function sbom(lockfiles: readonly Lockfile[], { name, version, tool, timestamp }: BillSubject): string {
  const components = new Map<string, { places: LockedPackage[] }>();
  for (const lockfile of lockfiles) {
    for (const locked of lockfile.packages) {
      if (locked.tooling) continue;
      const ref = purlOf(locked);
      const known = components.get(ref);
      if (known) known.places.push(locked);
      else components.set(ref, { places: [locked] });
    }
  }
  const refs = [...components.keys()].sort();
  const root = { type: 'application', 'bom-ref': 'project', name: name || 'project', ...(version && { version }) };
  const content = {
    metadata: {
      ...(timestamp && { timestamp }),
      tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
      component: root,
    },
    components: refs.map(ref => componentOf(ref, components.get(ref)!.places)),
    dependencies: [
      { ref: 'project', dependsOn: targetsOf(lockfiles.flatMap(({ importers }) => importers.filter(({ tooling }) => !tooling).flatMap(({ dependencies }) => dependencies))) },
      ...refs.map(ref => ({ ref, dependsOn: targetsOf(components.get(ref)!.places.flatMap(({ dependencies }) => dependencies)) })),
    ],
  };
  const head = { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`, version: 1 };
  return `${JSON.stringify({ ...head, ...content }, null, 2)}\n`;
}

function componentOf(ref: string, places: readonly LockedPackage[]) {
  const [first] = places as [LockedPackage];
  const slash = first.name.startsWith('@') ? first.name.indexOf('/') : -1;
  const hash = hashOf(first.integrity);
  const development = places.every(place => place.development);
  const marks = [
    ['postern:development', development],
    ['postern:bundled', places.every(({ bundled }) => bundled)],
    ['postern:patched', places.some(({ patched }) => patched)],
  ] as const;
  const properties = marks.filter(([, isSet]) => isSet).map(([name]) => ({ name, value: 'true' }));
  const address = first.resolved !== null && /^(?:https?|git\+https?|git\+ssh|ssh):\/\/[^\s"<>^`{|}\\]+$/.test(first.resolved) ? withoutUser(first.resolved) : undefined;
  return {
    type: 'library',
    'bom-ref': ref,
    ...(slash > 0 && { group: first.name.slice(0, slash) }),
    name: first.name.slice(slash + 1),
    version: first.version,
    scope: development || places.every(({ optional }) => optional) ? 'optional' : 'required',
    ...(hash && { hashes: [hash] }),
    purl: ref,
    ...(address && { externalReferences: [{ type: first.source === 'git' ? 'vcs' : 'distribution', url: address }] }),
    ...(properties.length > 0 && { properties }),
  };
}

/** `pkg:npm/%40scope/name@1.0.0`; what no registry serves says where it comes from. */
export function purlOf({ name, version, source, resolved }: Pick<LockedPackage, 'name' | 'version' | 'source' | 'resolved'>): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  const bare = `pkg:npm/${path}${version ? `@${encodeURIComponent(version)}` : ''}`;
  if (source === 'registry' || resolved === null) return bare;
  return `${bare}?${source === 'git' ? 'vcs_url' : 'download_url'}=${encodeURIComponent(withoutUser(resolved))}`;
}

function targetsOf(dependencies: readonly { to: LockedPackage | undefined }[]): string[] {
  return [...new Set(dependencies.flatMap(({ to }) => (to && !to.tooling ? purlOf(to) : [])))].sort();
}

/** `sha512-<base64>` → the hex that CycloneDX wants. */
function hashOf(integrity: string | null): { alg: string; content: string } | undefined {
  const [, bits, base64] = /(?:^|\s)sha(512|384|256|1)-([A-Za-z0-9+/]+={0,2})/.exec(integrity ?? '') ?? [];
  if (!bits || !base64) return undefined;
  const content = Buffer.from(base64, 'base64').toString('hex');
  return content.length === (bits === '1' ? 40 : Number(bits) / 4) ? { alg: `SHA-${bits}`, content } : undefined;
}

/** Addresses in lockfiles can carry a name and a token. */
function withoutUser(address: string): string {
  return address.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}

/** From the content, so that the same project gives the same bytes. */
function uuidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
