/** A look at the text before it is parsed: false only where nothing in it can allow old versions or weak ciphers. */
export function mayUseLegacyTls(text: string): boolean {
  return VERSION.test(text) || POLICY.test(text) || (NUMBERED.test(text) && /\b1\.[01]\b/.test(text)) || (/ciphers?/i.test(text) && CIPHER.test(text)) || FLAG.test(text) || OPTIONS.test(text);
}

/** Behind a quote or a dot: what a value begins with. */
const VERSION = /(?:['"`.]|@?version)(?:ssl[ _-]?v?[23]|tls[ _-]?v?1(?![._-]?[23](?!\d))|tls_method|(?:ssl|tls)v?['"`])/i;
const POLICY = /ELBSecurityPolicy|ELBSample|Policy-Min-TLS-1-0|tls_cipher_policy|AppGwSslPolicy|TLSEnforcementDisabled|SslPolicy\s*(?:\.|\[)|TlsVersion\s*(?:\.|\[)/i;
const NUMBERED = /(?:tls|ssl)_?(?:min|max|protocol|version)|(?:min|max)(?:imum)?_?(?:tls|ssl)/i;
const CIPHER = /RC4|RC2|DES\b|DES-|3DES|MD5|NULL|EXP|ADH|LOW|IDEA|ARCFOUR|SECLEVEL|['"`:]ALL|COMPLEMENT/;
const FLAG = /--tls-m|--tlsv1|--sslv|ssl-version-m/;
const OPTIONS = /SSL_OP_(?:NO_TLSv1_2|LEGACY|ALLOW_UNSAFE)|secureOptions/;
