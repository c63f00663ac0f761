import { clearByDesign, nameHosts, plainSchemes } from '@postern/catalogue';
import { type HostReach, reachOfHost } from '../injection/host-reach.js';

/** An address that sends in the clear to a server that is not near. */
export interface PlainAddress {
  scheme: string;
  host: string;
  reach: Exclude<HostReach, 'near' | 'unknown'>;
  /** The scheme to write in its place. */
  safe: string;
}

const ADDRESS = new RegExp(`^(${[...plainSchemes.keys()].join('|')}):\\/\\/(?:[^\\s/?#@]{0,400}@)?(\\[[^\\]\\s]{0,60}\\]|[^\\s/?#:,;"'\`<>()]{0,253})(?::(\\d+))?(?![\\w.-])([^]*)$`, 'i');

/** Of a text that begins with an address; `*` stands for what is not written down. */
export function plainAddressOf(text: string): PlainAddress | undefined {
  const [, written = '', host = '', port = '', rest = ''] = ADDRESS.exec(text.slice(0, 2000)) ?? [];
  if (host === '') return undefined;
  const scheme = written.toLowerCase().replace(/^jdbc:/, '');
  const isDatabase = /^(?:postgres(?:ql)?|mysql|mariadb)$/.test(scheme);
  if (isDatabase && !/[?&;](?:sslmode=disable|ssl=(?:false|0)|useSSL=false|ssl-mode=disabled)\b/i.test(rest)) return undefined;
  const reach = reachOfHost(host);
  if (reach === 'near' || reach === 'unknown' || nameHosts.test(host) || clearByDesign.test(host) || /\.(?:crl|crt|cer)$/.test(rest)) return undefined;
  // Encrypted after all: by an option of the driver, or by STARTTLS on the port for it.
  if (/[?&](?:tls|ssl)=(?:true|1)\b|[?&]sslmode=(?:require|verify)/.test(rest) || (scheme === 'http' && port === '443')) return undefined;
  if (scheme === 'smtp' && port !== '25' && !/[?&]ignoreTLS=true/.test(rest)) return undefined;
  return { scheme, host, reach, safe: plainSchemes.get(scheme)! };
}
