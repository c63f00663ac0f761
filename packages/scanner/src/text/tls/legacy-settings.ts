import { legacyDotNetVersion, legacyNumber, legacyPolicy, legacyVersion, versionSetting } from '@postern/catalogue';

/** What a setting decides: `loose` where its name says nothing of TLS, so only plain names of versions count. */
export type SettingKind = 'version' | 'policy' | 'loose' | 'ciphers';

const OFF = /disabl|deny|denied|reject|exclu|forbid|block|supportedversion|apiversion/;
const CIPHERS = /(?:^|ssl|tls|mandatory|bind|server|client|default|https?|openvpn|kong)(?:ciphers?(?:suites?|list|string)?|cipherstring)$/;
const VERSIONS = /(?:ssl|tls)(?:options|client|server|enabled|supported|allowed|mandatory|min|max|minimum|proxy|security)*(?:protocols?|versions?|ver)\d*$|^d?https?protocols?$|minim(?:um|al)tlsversion(?:enforced)?$|^securityprotocol$|^(?:ssl)?(?:min|max)protocol$/;
const POLICIES = /(?:ssl|tls|security)(?:negotiation|security|predefined)?policy(?:name|names)?$|^(?:predefinedpolicy|policyname|policynames|policytype)$/;
const LOOSE = /^(?:min|max)(?:imum)?(?:protocol)?version$|^(?:enabled|supported|allowed|ssl|tls)?protocols?$|^min(?:imum)?protocol$/;

export function settingKindOf(name: string): SettingKind | undefined {
  const own = name.slice(name.lastIndexOf('/') + 1);
  const plain = own.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (OFF.test(plain)) return undefined;
  const last = own.slice(own.lastIndexOf('.') + 1).toLowerCase().replace(/[^a-z0-9]/g, '');
  if (CIPHERS.test(plain)) return 'ciphers';
  if (POLICIES.test(plain) || POLICIES.test(last)) return 'policy';
  if (VERSIONS.test(plain) || (versionSetting.test(plain) && /tls|ssl/.test(plain))) return 'version';
  if (LOOSE.test(plain) || LOOSE.test(last) || versionSetting.test(last)) return 'loose';
  return undefined;
}

/** The first old version, or policy that allows one, among what a setting lists and does not switch off. */
export function oldVersionIn(name: string, value: string, kind: Exclude<SettingKind, 'ciphers'>, path: string): string | undefined {
  const plain = name.slice(name.lastIndexOf('/') + 1).toLowerCase().replace(/[^a-z0-9]/g, '');
  const tokens = value.split(/[\s,;:|"'`()[\]{}]+/).filter(token => token !== '').slice(0, 100);
  const isApache = /^ssl(?:proxy)?protocol$/.test(plain) && !/\.(?:json|ya?ml|xml|config|ps1)$/i.test(path);
  if (isApache && tokens.some(token => /^\+?all$/i.test(token)) && !(has(tokens, '-tlsv1') && has(tokens, '-tlsv1.1'))) return 'TLS 1.0 (`all`)';
  for (const token of tokens) {
    // `>=TLSv1` of Postfix, `+TLSv1` of Apache.
    const bare = token.replace(/^(?:>=|[+=])/, '');
    if (legacyVersion.test(bare) && !isOwnName(bare, name)) return bare;
    if (legacyPolicy.test(bare)) return bare;
    if (kind !== 'loose' && /version|min|max|ver$/.test(plain) && bare !== '1' && legacyNumber.test(bare)) return `TLS ${bare}`;
    if (/^(?:ssl|security)protocols?$/.test(plain) && /\.(?:json|config|ps1|psm1|xml|ya?ml)$/i.test(path) && /^(?:tls|tls11|ssl3)$/i.test(bare) && legacyDotNetVersion.test(bare) && isDotNet(value, plain)) return bare;
    if (/minprotocol$/.test(plain) && /^none$/i.test(bare)) return 'every version';
    // One value only: what follows on the line is another setting.
    if (kind !== 'policy' && !/s\d*$/.test(plain) && !isApache && !/^(?:securityprotocol|sslprotocol|tlsversion|sslversion)$/.test(plain)) return undefined;
  }
  return undefined;
}

function has(tokens: readonly string[], word: string): boolean {
  return tokens.some(token => token.toLowerCase() === word);
}

/** `SslProtocols: ["Tls", "Tls11"]`; `sslProtocol="TLS"` of Tomcat is the family. */
function isDotNet(value: string, plain: string): boolean {
  return plain === 'securityprotocol' || plain === 'sslprotocols' || !/^TLS$/.test(value.trim());
}

function isOwnName(token: string, name: string): boolean {
  return token === name;
}
