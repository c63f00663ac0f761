/** A setting that turns certificate checks off. */
export interface TlsSwitch {
  /** Lower case, without `_`, `-`, `.` and `:`; the end of the name as it is written. */
  name: string;
  /** The values, in lower case, with which checks are off. */
  off: readonly string[];
  /** What to write instead. */
  mend: string;
  /** It has to be the whole name, or `suffix` lets words stand before it (`APP_TLS_SKIP_VERIFY`). */
  suffix?: true;
  /** Only in files whose path matches: the name alone is too common. */
  path?: RegExp;
  confidence?: 'likely' | 'possible';
}

const NO = ['0', 'false', 'no', 'off'];
const YES = ['1', 'true', 'yes', 'on'];
const TRUST_CA = 'Remove it; where a private CA signs the certificate, trust that CA.';
const NODE_CA = 'Remove it; point NODE_EXTRA_CA_CERTS at your CA where a private one signs.';

export const tlsSwitches: readonly TlsSwitch[] = [
  { name: 'nodetlsrejectunauthorized', off: ['0'], mend: NODE_CA, suffix: true },
  { name: 'pythonhttpsverify', off: ['0'], mend: 'Remove it; point SSL_CERT_FILE at your CA where a private one signs.' },
  { name: 'gitsslnoverify', off: [...YES, ...NO], mend: 'Remove it; point GIT_SSL_CAINFO at your CA where a private one signs.' },
  { name: 'httpsslverify', off: NO, mend: 'Remove it; set http.sslCAInfo where a private CA signs.' },
  { name: 'sslverify', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'strictssl', off: NO, mend: 'Remove it; name your CA with `cafile`.', suffix: true },
  { name: 'enablestrictssl', off: NO, mend: 'Remove it; name your CA with `httpsCaFilePath`.' },
  { name: 'npmconfigstrictssl', off: NO, mend: 'Remove it; name your CA with `npm_config_cafile`.' },
  { name: 'piptrustedhost', off: ['*'], mend: 'Remove it; point PIP_CERT at your CA where a private one signs.' },
  { name: 'trustedhost', off: ['*'], mend: 'Remove it; name your CA with `cert`.', path: /pip|(?:^|\/)requirements[^/]*\.txt$/i },
  { name: 'uvinsecurehost', off: ['*'], mend: 'Remove it; point SSL_CERT_FILE at your CA where a private one signs.' },
  { name: 'azureclidisableconnectionverification', off: [...YES, '*'], mend: 'Remove it; point REQUESTS_CA_BUNDLE at your CA.' },
  { name: 'bundlesslverifymode', off: ['0'], mend: TRUST_CA },
  { name: 'sslverifymode', off: ['0', 'none', 'verify_none'], mend: TRUST_CA },
  { name: 'ldaptlsreqcert', off: ['never', 'allow'], mend: 'Set it to `demand` and name your CA.' },
  { name: 'tlsreqcert', off: ['never', 'allow'], mend: 'Set it to `demand` and name your CA.' },
  { name: 'checkcertificate', off: NO, mend: 'Remove it; name your CA with `ca_certificate`.', path: /wgetrc/i },
  { name: 'validatecerts', off: NO, mend: 'Remove it; name your CA with `ca_path`.' },
  { name: 'ansiblewinrmservercertvalidation', off: ['ignore'], mend: 'Set it to `validate`.' },
  { name: 'insecureskiptlsverify', off: YES, mend: 'Remove it; name the CA of the cluster with `certificate-authority-data`.', suffix: true },
  { name: 'insecureskipverify', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'tlsskipverify', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skiptlsverify', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skipsslverify', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skiptlsverification', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skipsslverification', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skipsslvalidation', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skipcertverify', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'skipcertificateverification', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'tlsinsecure', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'sslinsecure', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'insecuretls', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'insecuressl', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'allowunverifiedssl', off: YES, mend: TRUST_CA },
  { name: 'allowinvalidcerts', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'allowinvalidcertificates', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'tlsallowinvalidcertificates', off: YES, mend: 'Remove it; name your CA with `tlsCAFile`.' },
  { name: 'tlsallowinvalidhostnames', off: YES, mend: TRUST_CA },
  { name: 'acceptinvalidcerts', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'ignoresslerrors', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'ignorecertificateerrors', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'ignorehttpserrors', off: YES, mend: TRUST_CA, suffix: true, confidence: 'likely' },
  { name: 'disablesslverification', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'disabletlsverification', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'disablesslvalidation', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'disablecertificatevalidation', off: YES, mend: TRUST_CA, suffix: true },
  { name: 'disabletls', off: YES, mend: 'Remove it.', path: /composer\.json$/ },
  { name: 'rejectunauthorized', off: NO, mend: 'Remove it; name your CA with `ca`.', suffix: true },
  { name: 'verifyssl', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifytls', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'tlsverify', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'sslverification', off: NO, mend: TRUST_CA, suffix: true, confidence: 'likely' },
  { name: 'tlsverification', off: NO, mend: TRUST_CA, suffix: true, confidence: 'likely' },
  { name: 'verifycertificate', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifycertificates', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifycerts', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifycert', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifyservercertificate', off: NO, mend: TRUST_CA },
  { name: 'certificateverification', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'trustservercertificate', off: YES, mend: 'Remove it; install the CA that signs the server certificate.' },
  { name: 'proxystrictssl', off: NO, mend: 'Remove it; install the CA of the proxy.', suffix: true },
  { name: 'proxysslverify', off: NO, mend: 'Turn it on and name the CA with `proxy_ssl_trusted_certificate`.', path: /nginx|\.conf/i, confidence: 'likely' },
  { name: 'sslaccept', off: ['acceptinvalidcerts'], mend: 'Set it to `strict` and name your CA with `sslcert`.' },
  { name: 'nsallowsarbitraryloads', off: YES, mend: 'Remove it; list the exceptions by domain.' },
  { name: 'insecure', off: YES, mend: TRUST_CA, path: /\.tf$|\.tfvars$|(?:^|\/)\.?curlrc$/ },
  { name: 'mavenwagonhttpsslinsecure', off: YES, mend: TRUST_CA },
  { name: 'mavenwagonhttpsslallowall', off: YES, mend: TRUST_CA },
  { name: 'verifypeer', off: NO, mend: TRUST_CA, suffix: true },
  { name: 'verifyhost', off: [...NO], mend: TRUST_CA, path: /apt|\.conf|docker|\.sh$|\.ya?ml$/i, suffix: true },
];

const byName = new Map<string, TlsSwitch>(tlsSwitches.map(entry => [entry.name, entry]));
const suffixes = tlsSwitches.filter(({ suffix }) => suffix);

/** The switch that a setting is, where its value turns checks off. */
export function switchOf(name: string, value: string, path: string): TlsSwitch | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const entry = byName.get(plain) ?? suffixes.find(({ name: end }) => plain.endsWith(end));
  if (!entry || (entry.path && !entry.path.test(path))) return undefined;
  const given = value.toLowerCase().replace(/[^a-z0-9*]/g, '');
  return given !== '' && (entry.off.includes('*') || entry.off.includes(given)) ? entry : undefined;
}
