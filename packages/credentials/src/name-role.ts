import { wordsOf } from './name-words.js';

/**
 * What a name says of its value. `password`: made by a person, so any text may be one. `secret`: plainly a credential.
 * `key`: perhaps one (`key`, `token`, `auth`), if the value looks generated. `public`: made to be seen. `other`: something
 * beside a credential (an id, a hash, a field, a type). `none`: nothing of either.
 */
export type NameRole = 'password' | 'secret' | 'key' | 'public' | 'other' | 'none';

export function roleOf(name: string): NameRole {
  let role = roles.get(name);
  if (role === undefined) {
    role = readRole(name);
    // Names repeat; hostile ones do not.
    if (roles.size > 10_000) roles.clear();
    roles.set(name, role);
  }
  return role;
}

const roles = new Map<string, NameRole>();

function readRole(name: string): NameRole {
  const words = wordsOf(name);
  while (words.length > 1 && (QUALIFIERS.has(words.at(-1)!) || /^\d+$/.test(words.at(-1)!))) words.pop();
  const last = words.at(-1)?.replace(/\d{1,3}$/, '') ?? '';
  if (last === '') return 'none';
  if (words.some(word => PUBLIC.has(word))) return KEYS.has(last) || SECRETS.has(last) || FUSED.test(last) ? 'public' : 'other';
  const before = words.slice(0, -1);
  if (before[0] === 'placeholder' || before[0] === 'hashed') return 'other';
  const previous = before.at(-1) ?? '';
  if (/^convertto-securestring$/i.test(name)) return 'password';
  if (last === 'by' && previous === 'identified') return 'password';
  if (PASSWORDS.has(last) || FUSED_PASSWORD.test(last)) return before.some(word => ABOUT.has(word)) ? 'other' : 'password';
  if (SECRETS.has(last)) return last === 'credentials' || last === 'credential' ? 'key' : ABOUT.has(previous) ? 'other' : 'secret';
  if (last === 'keys' || last === 'tokens' || last === 'secrets') return 'key';
  if (last === 'key') {
    if (NOT_KEYS.has(previous)) return 'other';
    return before.some(word => STRONG.has(word) || FUSED_STRONG.test(word)) ? 'secret' : 'key';
  }
  if (last === 'token') {
    if (NOT_TOKENS.has(previous)) return 'other';
    return before.some(word => STRONG.has(word) || FUSED_STRONG.test(word)) ? 'secret' : 'key';
  }
  if (last === 'salt' || last === 'pepper' || last === 'seed') return before.some(word => STRONG.has(word)) ? 'key' : 'other';
  if (last === 'phrase') return /^(?:seed|recovery|secret|mnemonic|backup)$/.test(previous) ? 'secret' : 'none';
  if (KEYS.has(last)) return 'key';
  if (FUSED.test(last)) return NOT_FUSED.test(last) ? 'other' : 'secret';
  return OTHERS.has(last) ? 'other' : 'none';
}

/** Said after the word that counts: `API_KEY_PROD`, `passwordDefault`, `token_b64`. */
const QUALIFIERS = new Set(
  'prod production live dev development test testing staging stage sandbox local default value val str string text plain plaintext raw base64 b64 encoded current new old primary secondary main backup env legacy v1 v2 v3 here literal const eu us global demo uat qa preprod readonly rw ro'.split(' '),
);
const PASSWORDS = new Set('password passwd passwort passphrase pwd pass pw passcode userpass rootpass dbpass kennwort senha contrasena contraseña motdepasse wachtwoord requirepass masterauth pgpassword pin psk upw'.split(' '));
const SECRETS = new Set('secret apikey apitoken apisecret accesstoken accesskey secretkey secretaccesskey clientsecret appsecret privatekey authtoken authkey bearer pat hmac jwtsecret webhooksecret credential credentials mnemonic xpriv licensekey accountkey sharedaccesskey subscriptionkey'.split(' '));
const KEYS = new Set('key token auth oauth authorization cookie jwt sas dsn webhook keys tokens license creds cred'.split(' '));
const PUBLIC = new Set('public pub publishable pubkey publickey anon sitekey'.split(' '));
const FUSED_PASSWORD = /(?:password|passwd|passphrase|passcode|(?:db|root|user|admin|my|sql|mail|smtp|ftp|ssh|redis|mongo|login)(?:pass|pwd|pw))$/;
const FUSED = /(?:secret|apikey|accesskey|secretkey|privatekey|authkey|signingkey|encryptionkey|masterkey|sharedkey|accountkey|appkey|token)$/;
const NOT_FUSED = /^(?:csrf|xsrf|page|next|cancel|sync|continuation|un|de)token$/;
const FUSED_STRONG = /(?:api|secret|access|auth|private)$/;
/** Before `key` or `token`: what makes it a credential. */
const STRONG = new Set(
  'api secret private access auth authorization authentication encryption encrypt decryption signing sign signature master service shared account admin consumer subscription license licence developer integration hmac jwt aes ssh pgp gpg webhook deploy root session bearer refresh oauth oauth2 personal user bot client app application server rest security crypto cipher super management org organization project ingest write read customer merchant partner sdk rpc gateway login identity registry publish upload pipeline runner ci device push mgmt installation verification verify provisioning hash-secret totp otp mfa 2fa vapid storage host function x'.split(
    ' ',
  ),
);
/** Before `key`: what makes it a name for something else. */
const NOT_KEYS = new Set(
  'primary foreign cache sort partition translation translations i18n locale localization object map lookup index row hot shortcut group item event query react unique composite dict dictionary idempotency dedupe route binding config setting settings feature flag state context prop property field column attr attribute meta metadata node tree menu tab nav theme color style css image file files bucket blob known range arrow enter modifier keyboard message error label title order filter param parameter header tracking site measurement parent child children type name list option options select selected active current next prev first last data json xml path url entity model table record document page section category tag slug sub any each every other same extra custom default dedup sibling unicode char string number symbol class method function-name instance component widget form input output view request response resource action command job task queue topic message-group stream shard range ordering aggregate bundle install i18next intl text lang language country currency product price sku variant host-name press down up access-modifier left right escape ctrl shift alt meta'.split(
    ' ',
  ),
);
const NOT_TOKENS = new Set('page next continuation cursor csrf xsrf cancel cancellation sync start end first last prev previous current eof lexer syntax open close paging pagination resume abort max min num total input output prompt completion stop special unk pad bos eos mask design color theme delta request idempotency scroll spl erc20 fungible mint'.split(' '));
/** Before a password word: something about passwords, not one. */
const ABOUT = new Set('no forgot forgotten reset show hide toggle validate confirm invalid wrong incorrect require requires required has is change update min max verify check hashed encrypted hash checksum sha1 sha256 sha512 md5 digest label hint placeholder missing empty enter your without external existing bad weak compare lost recover'.split(' '));
const OTHERS = new Set(
  'id ids uuid guid sha sha1 sha256 sha512 md5 hash hashes checksum digest integrity etag commit revision rev version fingerprint thumbprint name names type url uri path file filename dir regex pattern length size count field label hint placeholder header param prefix suffix ref arn algorithm alg encoding format expiry expires expiration ttl date time timestamp kid signature sig nonce iv cursor sid issuer audience scope color style class icon image img src href build chunk bundle mapping mappings bytecode abi address contract tx transaction block number address addr account username user email login host port domain slug region title message description text'.split(
    ' ',
  ),
);
