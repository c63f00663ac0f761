/** Schemes that send in the clear, and what to write in their place. Sources: the IANA register of URI schemes; the readme of each client. */
export const plainSchemes: ReadonlyMap<string, string> = new Map([
  ['http', 'https'],
  ['ws', 'wss'],
  ['ftp', 'sftp or ftps'],
  ['telnet', 'ssh'],
  ['redis', 'rediss'],
  ['amqp', 'amqps'],
  ['mqtt', 'mqtts'],
  ['stomp', 'stomps'],
  ['ldap', 'ldaps'],
  ['mongodb', 'mongodb with tls=true'],
  ['smtp', 'smtps'],
  // Only where the address itself switches TLS off.
  ...['postgres', 'postgresql', 'mysql', 'mariadb'].map(scheme => [scheme, 'TLS: sslmode=verify-full'] as const),
]);

/** Hosts whose addresses are names of vocabularies, schemas and licences: nothing is fetched from there. */
export const nameHosts =
  /^(?:(?:[\w-]+\.)*w3\.org|(?:[\w-]+\.)*xmlsoap\.org|schemas?\.[\w.-]+|(?:[\w-]+\.)*schema\.org|ns\.[\w.-]+|(?:[\w-]+\.)*(?:purl\.org|xmlns\.com|json-schema\.org|openxmlformats\.org|opensource\.org|creativecommons\.org|gnu\.org|ogp\.me|rdfs\.org|docbook\.org|oasis-open\.org|xml\.org|relaxng\.org|tempuri\.org|opengis\.net|hl7\.org|loinc\.org|snomed\.info|unitsofmeasure\.org|dublincore\.org|iptc\.org|gmpg\.org|exslt\.org|sourceforge\.net|inkscape\.org|springframework\.org|openid\.net|swagger\.io|activitystrea\.ms|ietf\.org|rfc-editor\.org|mozilla\.org|xspf\.org|topografix\.com|itunes\.com|a9\.com|sitemaps\.org|dbpedia\.org|geojson\.org|mpeg\.org|smpte-ra\.org|webdav\.org|calendarserver\.org|apple\.com\/DTDs)|java\.sun\.com|xmlns\.[\w.-]+|jcp\.org|maven\.apache\.org|www\.apache\.org|apache\.org|docs\.oasis-open\.org)$/i;

/** Status of certificates is asked for in the clear by design, and so is whether a network wants a log-in first. */
export const clearByDesign = /^(?:ocsp|crl|crls?\d*|aia|cacerts?|pki|cdp)\d*\.|^(?:captive\.apple\.com|detectportal\.firefox\.com|connectivitycheck\.[\w.]+|clients3\.google\.com|www\.msftconnecttest\.com|neverssl\.com)$/i;
