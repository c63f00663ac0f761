import type { ShellWord } from './shell-words.js';

/** A command that turns certificate checks off, and the word that does it. */
export interface UncheckedCommand {
  word: ShellWord;
  /** As a person would write it: `curl -k`. */
  what: string;
  mend: string;
  /** The addresses it speaks to, as far as they are written there. */
  targets: readonly string[];
}

/** The programs that are looked at, as one expression for their place in a text. */
export const PROGRAMS = /(?<![\w./$@{-])(?:\/(?:usr\/)?(?:local\/)?bin\/)?(curl|wget|git|npm|pnpm|yarn|npx|pip3?|pip3?\.\d+|uv|apt(?:-get)?|aws|helm|kubectl|oc|argocd|flux|podman|skopeo|buildah|http|https|conda|composer|gcloud|gem|grpcurl|mvn|python3?|vault|consul|nomad|cf|az|terraform|mc|influx|wscat|websocat|openssl|docker)(?=["'`]?[\s,])/g;

/** What in the words of a command, program first, turns certificate checks off. */
export function uncheckedCommand(words: readonly ShellWord[]): UncheckedCommand | undefined {
  const program = words[0]!.text.replace(/^.*\//, '').replace(/\d.*$/, '');
  const rest = words.slice(1);
  const at = (word: ShellWord | undefined, what: string, mend: string): UncheckedCommand | undefined => word && { word, what, mend, targets: rest.map(({ text }) => text).filter(text => /^\w+:\/\/|^localhost\b|^127\./.test(text)) };
  const long = (...names: string[]) => rest.find(({ text }) => names.some(name => text === name || text === `${name}=true` || text === `${name}=1`));
  const pair = (name: RegExp, value: RegExp) => rest.find(({ text }, i) => (name.test(text.split('=')[0]!) && (text.includes('=') ? value.test(text.slice(text.indexOf('=') + 1)) : value.test(rest[i + 1]?.text ?? ''))));
  switch (program) {
    case 'curl':
      return at(rest.find((word, i) => /^--(?:proxy-|doh-)?insecure$/.test(word.text) || (isShortInsecure(word.text) && !takesValue(rest[i - 1]?.text))), 'curl -k', 'Drop the flag; name the CA with --cacert where a private one signs.');
    case 'wget':
      return at(long('--no-check-certificate'), 'wget --no-check-certificate', 'Drop the flag; name the CA with --ca-certificate where a private one signs.');
    case 'git':
      return at(pair(/^http\.(?:.*\.)?sslverify$/i, OFF) ?? rest.find(({ text }) => /^-chttp\.(?:.*\.)?sslverify=(?:false|0|no|off)$/i.test(text)), 'git with http.sslVerify off', 'Drop it; set http.sslCAInfo where a private CA signs.');
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'npx':
      return at(pair(/^(?:--)?(?:strict-ssl|enableStrictSsl)$/i, OFF) ?? long('--no-strict-ssl'), `${program} with strict-ssl off`, 'Drop it; name your CA with `cafile`.');
    case 'pip':
    case 'python':
      return program === 'python' && !rest.some(({ text }) => text === 'pip') ? undefined : at(rest.find(({ text }) => /^--trusted-host(?:=|$)/.test(text)), 'pip --trusted-host', 'Drop it; name your CA with --cert.');
    case 'uv':
      return at(rest.find(({ text }) => /^--(?:allow-insecure-host|trusted-host)(?:=|$)/.test(text)), 'uv --allow-insecure-host', 'Drop it; point SSL_CERT_FILE at your CA.');
    case 'apt':
    case 'apt-get':
      return at(rest.find(({ text }) => /acquire::https?::(?:[^=]*::)?verify-(?:peer|host)=(?:false|0|no)/i.test(text)), 'apt without Verify-Peer', 'Drop it; install ca-certificates or your CA first.');
    case 'aws':
      return at(long('--no-verify-ssl'), 'aws --no-verify-ssl', 'Drop it; name your CA with --ca-bundle.');
    case 'helm':
    case 'kubectl':
    case 'oc':
    case 'flux':
      return at(long('--insecure-skip-tls-verify', '--kube-insecure-skip-tls-verify', '--insecure-skip-tls-verify-backend', '--plain-http'), `${program} --insecure-skip-tls-verify`, 'Drop it; name the CA with --certificate-authority or --ca-file.');
    case 'argocd':
      return at(long('--insecure', '--insecure-skip-server-verification'), `argocd ${long('--insecure')?.text ?? '--insecure-skip-server-verification'}`, 'Drop it; name the CA with --server-crt.');
    case 'podman':
    case 'skopeo':
    case 'buildah':
      return at(rest.find(({ text }) => /^--(?:src-|dest-)?tls-verify=(?:false|0)$/.test(text)), `${program} --tls-verify=false`, 'Drop it; put the CA of the registry under /etc/containers/certs.d.');
    case 'http':
    case 'https':
      return at(pair(/^--verify$/, OFF), 'httpie --verify=no', 'Drop it; name your CA with --verify=path.');
    case 'conda':
      return at(pair(/^ssl_verify$/, OFF), 'conda with ssl_verify off', 'Drop it; set ssl_verify to the path of your CA.');
    case 'composer':
      return at(pair(/^disable-tls$/, ON), 'composer with TLS off', 'Drop it; name your CA with `cafile`.');
    case 'gcloud':
      return at(pair(/^auth\/disable_ssl_validation$/, ON), 'gcloud without certificate checks', 'Drop it; name your CA with core/custom_ca_certs_file.');
    case 'grpcurl':
      return at(long('-insecure', '--insecure'), 'grpcurl -insecure', 'Drop it; name your CA with -cacert.');
    case 'mvn':
      return at(rest.find(({ text }) => /^-Dmaven\.(?:wagon\.http\.ssl\.(?:insecure|allowall)|resolver\.transport\.http\.ssl\.insecure)(?:=true)?$|^-Daether\.connector\.https\.securityMode=insecure$/.test(text)), 'mvn without certificate checks', 'Drop it; add your CA to the trust store.');
    case 'vault':
    case 'consul':
    case 'nomad':
      return at(long('-tls-skip-verify', '--tls-skip-verify'), `${program} -tls-skip-verify`, 'Drop it; name your CA with -ca-cert.');
    case 'cf':
      return at(long('--skip-ssl-validation'), 'cf --skip-ssl-validation', 'Drop it; install your CA.');
    case 'mc':
      return at(long('--insecure'), 'mc --insecure', 'Drop it; put your CA under ~/.mc/certs/CAs.');
    case 'influx':
      return at(long('--skip-verify'), 'influx --skip-verify', 'Drop it; install your CA.');
    case 'wscat':
      return at(long('-n', '--no-check'), 'wscat --no-check', 'Drop it; name your CA with --ca.');
    case 'websocat':
      return at(long('-k', '--insecure'), 'websocat -k', 'Drop it; install your CA.');
    default:
      return undefined;
  }
}

const OFF = /^["']?(?:false|0|no|off)["']?$/i;
const ON = /^["']?(?:true|1|yes|on)["']?$/i;

/** Short options of curl that take a value: what follows in the same word, or the next word, is that value. */
const WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

function isShortInsecure(word: string): boolean {
  if (!/^-[A-Za-z0-9#:]/.test(word) || word.startsWith('--')) return false;
  for (const letter of word.slice(1)) {
    if (letter === 'k') return true;
    if (WITH_VALUE.includes(letter)) return false;
  }
  return false;
}

/** `-o -k`: a file of that name. */
function takesValue(word: string | undefined): boolean {
  if (word === undefined || !word.startsWith('-')) return false;
  if (word.startsWith('--')) return /^--(?:output|header|data|user|request|cacert|cert|key|proxy|url|form|user-agent|max-time|connect-timeout|retry)$/.test(word);
  const letters = word.slice(1);
  const at = [...letters].findIndex(letter => WITH_VALUE.includes(letter));
  return at >= 0 && at === letters.length - 1;
}
