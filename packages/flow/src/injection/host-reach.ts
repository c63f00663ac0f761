/**
 * How far away a host is. `near`: this machine, its network, or a name that no public server answers to. `sample`: set
 * aside for documentation. `placeholder`: to be filled in. `remote`: a public server.
 */
export type HostReach = 'near' | 'sample' | 'placeholder' | 'remote' | 'unknown';

export function reachOfHost(written: string): HostReach {
  const host = written.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return /^\[(?:::1?\]|fe[89ab]|f[cd])/.test(host) ? 'near' : /^\[[\da-f:.]+\]$/.test(host) ? 'remote' : 'unknown';
  if (!/^[\w.*-]+$/.test(host)) return 'unknown';
  if (/^\d+(?:\.\d+){3}$/.test(host)) return isPrivate(host) ? 'near' : /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(host) ? 'placeholder' : 'remote';
  // Only the end of a name says whose it is.
  const known = /^(?:.*\*[\w-]*\.)?([\w-]+(?:\.[\w-]+)+)$/.exec(host)?.[1];
  if (known === undefined) return host.includes('*') ? 'unknown' : 'near';
  if (NEAR.test(known)) return 'near';
  if (!/\.(?:[a-z]{2,24}|xn--[\w-]+)$/.test(known)) return 'unknown';
  if (/(?:^|\.)example(?:\.(?:com|org|net|edu|io|dev|co))?$/.test(known)) return 'sample';
  if (PLACEHOLDER.test(known)) return 'placeholder';
  return 'remote';
}

const NEAR = /(?:^|\.)(?:local|localhost|internal|test|invalid|lan|home|corp|intranet|private|docker|svc|cluster|consul|localdomain|svc\.cluster\.local|home\.arpa|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me)$/;
const PLACEHOLDER = /(?:^|\.)(?:your|my|some|any)-?(?:own)?-?(?:app|api|site|domain|host|server|company|website|service|instance|url|org|name|backend|shop|store|webhook|endpoint|n8n)[\w-]*\.|^(?:[\w-]+\.)?(?:foo|bar|baz|domain|host|hostname|site|website|server|somewhere|somesite|test|sample|placeholder|dummy|fake|xxx+|abc|url)\.(?:com|org|net|io|tld|dev|co)$/;

function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  return a === 10 || a === 127 || a === 0 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128) || a >= 224;
}
