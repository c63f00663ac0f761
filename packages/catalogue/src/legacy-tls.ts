/**
 * What TLS 1.2 replaced, as settings write it: `TLSv1.1`, `TLS_1_0`, `SSLv3_method`, `VersionTLS10`, `TLSv1_2016`.
 * Sources: RFC 8996 (TLS 1.0 and 1.1), RFC 7568 (SSL 3.0), RFC 6176 (SSL 2.0).
 */
export const legacyVersion = /^(?:@?version)?(?:ssl[ _-]?v?[23](?:[._]?0)?|tls[ _-]?v?1(?:[._-]?[01])?)(?:_(?:client_|server_)?method|_version|_2016)?$/i;

/** Of .NET, where `Tls` is 1.0. */
export const legacyDotNetVersion = /^(?:tls|tls11|ssl2|ssl3)$/i;

/** Versions alone, where the name of the setting says what they are versions of. */
export const legacyNumber = /^1(?:\.[01])?$/;

/**
 * Policies of clouds that accept TLS below 1.2.
 * Sources: AWS "Security policies for your Application Load Balancer", "Classic Load Balancer", "OpenSearch TLSSecurityPolicy";
 * Azure "Application Gateway TLS policy overview", "TLSEnforcementDisabled" of the database servers; Alibaba Cloud `tls_cipher_policy`.
 */
export const legacyPolicy = /^(?:ELBSecurityPolicy-(?:201[0-6]-\d\d|TLS-1-[01]-\d{4}-\d\d|FS-2018-06|FS-1-1-\d{4}-\d\d|TLS13-1-[01]-\d{4}-\d\d)|ELBSample-(?:ELBDefault|OpenSSL)\S{0,40}|Policy-Min-TLS-1-0-\d{4}-\d\d|tls_cipher_policy_1_[01]|AppGwSslPolicy201[57]0[45]01|TLSEnforcementDisabled)$/i;

/** Members of enumerations for such policies: `SslPolicy.LEGACY` of aws-cdk-lib. */
export const legacyPolicyMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['SslPolicy', ['LEGACY', 'TLS11', 'TLS13_10', 'TLS13_11', 'FORWARD_SECRECY', 'FORWARD_SECRECY_TLS11']],
  ['TlsVersion', ['TLS1_0', 'TLS1_1', 'Tls10', 'Tls11']],
]);

/** What settings for a version or a policy are called, in lower case and without `_`, `-` and `.`. */
export const versionSetting = /^(?:(?:default)?(?:min|max)(?:imum)?(?:tls|ssl)?(?:protocol)?version|(?:tls|ssl)?(?:min|max)(?:imum)?(?:tls|ssl)?(?:protocol)?(?:version|ver)?|secureprotocol|(?:tls|ssl)(?:protocol)?versions?|(?:origin|server|client|http|https|db)?(?:ssl|tls)(?:enabled|supported|allowed)?(?:policy|protocols?)|(?:tls|ssl)?securitypolicy(?:name)?|tlscipherpolicy)$/;

/** Words of OpenSSL and of the IANA names for ciphers that are broken, export grade, or no cipher. Sources: RFC 7465 (RC4), RFC 9325 section 4.2, openssl-ciphers(1). */
export const weakCipher = /(?:^|[-_+])(RC4|RC2|DES|3DES|MD5|NULL|[ae]NULL|EXP|EXPORT(?:\d\d)?|EXP1024|ADH|AECDH|LOW|IDEA|ARCFOUR)(?=$|[-_+\d])/i;
