/** What the name of a setting, variable or option says of the address in it. */
export type AddressRole = 'endpoint' | 'webhook' | 'address' | 'shown' | 'unknown';

/** `endpoint`: requests go there. `address`: some address. `shown`: a link, a namespace, a sample: nothing is sent there. */
export function roleOfName(name: string): AddressRole {
  const words = wordsOf(name);
  if (words.some(word => SHOWN.has(word))) return 'shown';
  const has = (set: ReadonlySet<string>) => words.some(word => set.has(word));
  if (has(WEBHOOK) && (words.length === 1 || has(PLACE) || has(SERVICE))) return 'webhook';
  if (WHOLE.test(name)) return 'endpoint';
  if (has(SERVICE) && has(PLACE)) return 'endpoint';
  return has(PLACE) ? 'address' : 'unknown';
}

/** `PARTNER_URL`: whom a program talks to is told to it so; `APP_URL` and its like are its own address. */
export function isPartnerVariable(name: string): boolean {
  if (!/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name) || !/_(?:URL|URI|HOST|ENDPOINT|SERVER|ADDR|ADDRESS|ORIGIN)$/.test(name)) return false;
  return roleOfName(name) === 'address' && !wordsOf(name).some(word => OWN.has(word));
}

const OWN = new Set('app public frontend front client web next nuxt vite react vue expo gatsby self own my main domain site root nextauth better virtual origin shop store portal dashboard admin panel ui wp wordpress ghost discourse n8n'.split(' '));

const WHOLE = /^(?:(?:\w+_?)?endpoints?|base_?(?:ur[li]|path)|api_?(?:base|root|host|server|address)|prefixUrl|jwks_?ur[li]|broker)$/i;
const WEBHOOK = new Set('webhook webhooks hook callback callbacks ipn postback notify notification notifications'.split(' '));
const SERVICE = new Set('api apis base backend gateway upstream rpc graphql gql oauth oauth2 auth sso token login signin broker rest server servers service services prefix remote upload download ws wss socket websocket issuer jwks authority registry mirror soap wsdl payment payments checkout billing orders inventory users search cdn storage s3 minio elastic elasticsearch opensearch influx clickhouse solr vault consul etcd keycloak grafana prometheus jenkins sonar nexus artifactory sentry redis amqp rabbit rabbitmq mqtt mongo mongodb ldap ftp smtp queue cache database db connection conn target redirect return success cancel node provider collector ingest telemetry metrics logs logging tracking analytics report update updates feed proxypass'.split(' '));
const PLACE = new Set('url urls uri uris host hosts hostname endpoint endpoints origin base root address addr server dsn target location webhook callback baseurl apiurl domain connection'.split(' '));
const SHOWN = new Set('doc docs documentation homepage home help support terms privacy legal licence license licenses repo repository schema schemas namespace namespaces ns xmlns xsd dtd icon icons image images img logo avatar photo picture pic thumbnail thumb poster favicon referer referrer referral proxy link links href hrefs website websites site sites blog placeholder sample samples example examples demo mock fake dummy cors allowed whitelist allowlist issue issues bugs wiki readme changelog author publisher vendor credits attribution source sources about social facebook twitter linkedin youtube instagram share description title label message text hint tooltip caption note comment canonical sitemap ontology vocabulary predicate rdf xml soapaction prefixes iri iris context contexts'.split(' '));

/** `API_BASE_URL`, `apiBaseUrl`, `api-base-url` and `baseURL` in words, lower case. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(word => word !== '');
}
