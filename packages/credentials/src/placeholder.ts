/** Whether a text stands for a credential without being one: a reference, a mask, a made-up sample. Words are compared whole. */
export function isPlaceholder(text: string): boolean {
  const value = text.trim();
  if (value === '' || isReference(value) || MASKED.test(value)) return true;
  if (isMonotonous(value) || /EXAMPLE|PLACEHOLDER|CHANGEME|REDACTED|example(?:key|token|secret|password)|placeholder|changeme|redacted/.test(value)) return true;
  const words = value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/);
  let strict = 0;
  let letters = 0;
  for (const word of words) {
    if (word === '') continue;
    letters += word.length;
    const lower = word.toLowerCase();
    if (STRICT.has(lower) || (word.length > 6 && /^(?:your|example|placeholder|changeme|replaceme|insert|dummy)/.test(lower))) strict += word.length;
    else if (word.length > 3 && /^(.)\1+$/.test(lower)) strict += word.length;
  }
  // One placeholder word of four letters may occur in a generated value by chance; a sample says it in earnest.
  return strict > 4 || (strict > 0 && value.length < 24 && strict * 6 >= letters) || (strict > 0 && strict * 3 >= letters);
}

/** `${VAR}`, `{{ var }}`, `<token>`, `%VAR%`, `$(cat file)`, `process.env.X`, `vault:…`: the value stands elsewhere. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value) || CODE_REFERENCE.test(value) || VARIABLE.test(value);
}

/** Hardly any different characters, or a run of the keyboard or the alphabet. */
export function isMonotonous(value: string): boolean {
  const body = value.replace(/^[a-zA-Z]{2,10}[_-](?:live_|test_|prod_)?/, '').toLowerCase();
  if (body.length >= 8 && new Set(body).size <= Math.max(2, Math.min(5, body.length / 6))) return true;
  const same = /(.)\1{5,}/.exec(body)?.[0].length ?? 0;
  // Keys are padded with "A" here and there; a mask is little else.
  if (same * 4 >= body.length && same > 0) return true;
  if (/^(.{1,4})\1{2,}.{0,3}$/.test(body)) return true;
  let run = 1;
  let longest = 1;
  let inRuns = 0;
  for (let i = 1; i <= body.length; i++) {
    if (i < body.length && body.charCodeAt(i) === body.charCodeAt(i - 1) + 1) run += 1;
    else {
      if (run >= 4) inRuns += run;
      if (run > longest) longest = run;
      run = 1;
    }
  }
  return longest >= 7 || (inRuns >= 8 && inRuns * 5 >= body.length * 4) || (longest >= 5 && longest * 2 >= body.length) || RUNS.test(body);
}

/** Samples that providers print; a default that everyone knows is no secret, but a fault of another kind. */
export function isKnownDefault(value: string): boolean {
  return DEFAULTS.has(value.toLowerCase()) || DEFAULT.test(value) || MADE_FOR_ONE_MACHINE.test(value);
}

/** A word of labels, types and fields: a "password" of these alone is a text about passwords. */
export function isSoft(word: string): boolean {
  return SOFT.has(word);
}

/** Words about credentials, joined: `my-api-key`, `SECRET_KEY_1`. */
export function isSoftPhrase(value: string): boolean {
  const words = value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter(word => word.length > 1);
  return words.length > 0 && words.filter(word => SOFT.has(word.toLowerCase())).length * 2 >= words.length && value.replace(/\D/g, '').length <= 4;
}

const REFERENCE =
  /^(?:\$\{[^}]*\}|\$\{\{.*\}\}|\$[A-Z_a-z][\w.:]*|\$\(.*\)|`.*`|\{\{.*\}\}|\{[\w.:$ -]*\}|<[^>]*>|\[[^\]]*\]|%[\w.]+%?|%\(\w+\)s|@[\w.]+@|#\{.*\}|__[A-Z_]+__|\(\(.*\)\)|\*\*\*.*|\.\.\.|~\{.*\}|\?+)$|\$\{[^}]*\}|\{\{[^}]*\}\}|<%|\$\(|#\{|^\$[A-Z_]+$|^@Microsoft\.KeyVault|\{\{|<[A-Za-z_ -]{2,40}>/;
/** `TWILIO_SMS_WEBHOOK_URL`: the name of a variable, of words alone. */
const VARIABLE = /^[A-Z]{2,}(?:_[A-Z]{2,}){2,}$/;
const CODE_REFERENCE =
  /^(?:(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|os\.getenv|env|ENV|System\.getenv|secrets?|vars?|var|local|data|module|config|inputs|steps|github|params|args|this|self|props|options)(?:[.[(])|op:\/\/|vault:|ref:|ref\+|secretsmanager:|ssm:|arn:aws:|projects\/|gcp:|akv:|aws-sm:|keyvault:|azurekeyvault:|file:|env:|sops:|ENC\[|encrypted:|\{cipher\}|!vault|Ag[A-D][\w+/]{100,}|\$ANSIBLE_VAULT|ENC\(|awssm:|kms:|resolve:|\{\{resolve)/;
const MASKED = /^[*x•●.…#_-]{3,}$|^[xX]{3,}|[xX]{4,}|[*•●]{3,}|…|\.{3}|^(?:nil|null|none|undefined|true|false|yes|no|on|off|empty|n\/a|na|tbd|todo|string|secret|unset)$/i;
const RUNS = /(?:012345678|12345678|123456789|87654321|98765432|abcdefg|qwerty|asdfgh|zxcvbn|deadbeef|cafebabe|0a1b2c3d|a1b2c3d4|1a2b3c4d|e3b0c44298fc1c14|d41d8cd98f00b204|da39a3ee5e6b4b0d)/;
const DEFAULT = /^(?:test|dev|local|demo|my|user|db|root|admin|example|postgres|mysql|redis|mongo|smtp|app|secret|super)?[-_.]?(?:test|dev|local|db|user|admin|root)?[-_.]?(?:pass(?:word|wd)?|pwd|secret|pw)[-_.]?(?:\d{0,3}|here)$/i;
/** `devminio123`, `local-service123`: of a stack that runs on one's own machine. */
const MADE_FOR_ONE_MACHINE = /^(?:dev|local|localdev|test|testing|demo|dummy|sample)(?:[-_]?[a-z]{2,12}){1,3}(?:123|1234|12345)[!@#]?$/;
const STRICT = new Set(
  'example examples sample placeholder changeme change replace replaceme replacewith insert your yours yourkey dummy fake mock mocked todo fixme redacted masked hidden removed censored sanitized lorem ipsum foobar foo bar baz twoj tu tuo votre sua jouw notreal nottherealone invalid bogus goes here tbd xxx xxxx xxxxx obfuscated stub fixture'.split(' '),
);
const DEFAULTS = new Set(
  'password passw0rd p@ssw0rd pass root admin administrator postgres postgresql mysql mariadb mongo mongodb redis rabbitmq guest user username test testing tester test123 demo secret default changeit changeme letmein welcome minio minioadmin elastic sa dba 123456 12345678 123456789 1234 12345 qwerty 123123 111111 000000 password1 password123 admin123 root123 toor oracle dev development local localhost example docker app db database keycloak grafana vagrant pwd pw p abc123 mypassword mysecretpassword my-secret-pw my-secret-password yourpassword somepassword supersecret super-secret supersecretpassword topsecret notsecret not-secret rootpassword userpassword dbpassword prisma strapi directus wordpress hasura temporal sonar nextcloud zabbix'.split(
    ' ',
  ),
);
const SOFT = new Set(
  'password passwords passwd pwd pass passphrase secret secrets token tokens key keys api apikey auth user users username login admin root new old current confirm confirmation repeat retype enter type typed input field form value values text string str hash hashed hidden show hide change reset forgot my the a an your is not no must be required invalid incorrect wrong optional min max length db database app test tests testing default prod dev env local name id email label null true false basic bearer plain none ref reference file path url header body query param params data config settings http https and or of for to with in on by from get set put post super strong weak secure safe random some any good better best very long short simple hello world here there welcome abc qwe xyz access client private public service account server admin demo secretkey accesskey'.split(
    ' ',
  ),
);
