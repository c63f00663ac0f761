import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { disabledTls } from './disabled-tls.js';

/** File, text, and the lines on which a finding stands; a "?" marks one that is only possible. */
const table: readonly (readonly [path: string, text: string, ...found: string[]])[] = [
  // curl: flags joined, apart, long, in any order
  ['Dockerfile', 'FROM node\nRUN curl -k https://x.io/a | sh\n', '2'],
  ['Dockerfile', 'RUN apt-get install -y curl && \\\n    curl -fsSLk https://x.io/a -o /a\n', '2'],
  ['Dockerfile', 'RUN ["curl", "-k", "https://x.io/a"]\n', '1'],
  ['Dockerfile', 'RUN curl \\\n  --insecure \\\n  https://x.io/a\n', '2'],
  ['a.sh', 'curl -sk "$URL"\n', '1'],
  ['a.sh', 'body=$(curl --silent --insecure "$URL" | jq .)\n', '1'],
  ['a.sh', 'sudo -E curl -kL https://x.io\n', '1'],
  ['a.sh', 'bash -c "curl -k https://x.io"\n', '1'],
  ['.github/workflows/a.yml', 'jobs:\n  a:\n    steps:\n      - run: curl -k https://x.io\n      - run: |\n          set -e\n          curl -sSk https://x.io\n', '4', '7'],
  ['docker-compose.yml', 'services:\n  a:\n    healthcheck:\n      test: ["CMD", "curl", "-k", "https://api.x.io"]\n', '4'],
  ['package.json', '{\n  "scripts": { "sync": "curl -k https://x.io/data.json -o data.json" }\n}\n', '2'],
  // the machine itself, and no TLS at all
  ['a.sh', 'curl -k https://localhost:8443/health\ncurl -k http://x.io\n', '1?', '2?'],
  // not flags of curl, and not switches
  ['a.sh', 'curl -o -k https://x.io\ncurl -d k=v https://x.io\ncurl -H "X: -k" https://x.io\ncurl --cacert ca.pem https://x.io\ncurl -okfile https://x.io\n'],
  ['a.sh', 'kubectl apply -k overlays/prod\nsort -k 2 a\ncurl https://x.io && tar -k -x\ncurl https://x.io | sort -k2\nmy-curl -k\n'],
  ['a.sh', '# curl -k https://x.io\ncurl https://x.io # never -k\necho "do not use curl -k here"\n'],
  ['a.yml', 'inputs:\n  ca:\n    description: use it in place of curl -k https://x.io\n'],
  ['README.md', 'Do not run `curl -k https://x.io`.\n\n```sh\ncurl -k https://x.io\n```\n\n```js\nx(`curl -k https://x.io`)\n```\n', '4?'],
  // other commands
  ['a.sh', 'wget --no-check-certificate https://x.io\ngit -c http.sslVerify=false clone https://x.io\ngit config --global http.sslVerify false\n', '1', '2', '3'],
  ['a.sh', 'npm config set strict-ssl false\nyarn config set strict-ssl false\nnpm install --strict-ssl=false\n', '1', '2', '3'],
  ['Dockerfile', 'RUN pip install --trusted-host pypi.org -r requirements.txt\nRUN python3 -m pip install --trusted-host=pypi.org x\n', '1', '2'],
  ['a.sh', 'aws s3 cp a s3://b --no-verify-ssl\nhelm repo add a https://x.io --insecure-skip-tls-verify\nkubectl --insecure-skip-tls-verify=true get pods\nskopeo copy --src-tls-verify=false a b\n', '1', '2', '3', '4'],
  ['a.sh', 'apt-get -o Acquire::https::Verify-Peer=false update\nhttp --verify=no https://x.io\nhelm upgrade a b --wait\nkubectl --insecure-skip-tls-verify=false get pods\n', '1', '2'],
  // settings
  ['Dockerfile', 'ENV NODE_TLS_REJECT_UNAUTHORIZED=0\nENV NODE_TLS_REJECT_UNAUTHORIZED 0\nARG PYTHONHTTPSVERIFY=0\n', '1', '2', '3'],
  ['.env', 'NODE_TLS_REJECT_UNAUTHORIZED="0"\nAPP_TLS_SKIP_VERIFY=true\nSTRICT_SSL=false\n', '1', '2', '3'],
  ['.env', 'NODE_TLS_REJECT_UNAUTHORIZED=1\nNODE_TLS_REJECT_UNAUTHORIZED=\nAPP_TLS_SKIP_VERIFY=false\nVERIFY_SSL=true\n# NODE_TLS_REJECT_UNAUTHORIZED=0\n'],
  ['docker-compose.yml', 'services:\n  a:\n    environment:\n      - NODE_TLS_REJECT_UNAUTHORIZED=0\n      - GIT_SSL_NO_VERIFY=true\n  b:\n    environment:\n      NODE_TLS_REJECT_UNAUTHORIZED: "0"\n', '4', '5', '8'],
  ['k8s.yaml', 'env:\n  - name: NODE_TLS_REJECT_UNAUTHORIZED\n    value: "0"\n  - name: PORT\n    value: "0"\n', '2'],
  ['package.json', '{ "scripts": { "start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node ." , "b": "cross-env NODE_TLS_REJECT_UNAUTHORIZED=0 node b" } }\n', '1', '1'],
  ['.npmrc', 'registry=https://x.io\nstrict-ssl=false\n', '2'],
  ['.npmrc', 'strict-ssl=true\n; strict-ssl=false\n'],
  ['.yarnrc', 'strict-ssl false\n', '1'],
  ['.yarnrc.yml', 'enableStrictSsl: false\n', '1'],
  ['.gitconfig', '[http]\n\tsslVerify = false\n', '2'],
  ['.curlrc', 'silent\ninsecure\n', '2'],
  ['pip.conf', '[global]\ntrusted-host = pypi.org\n', '2'],
  ['playbook.yml', '- get_url:\n    url: https://x.io\n    validate_certs: no\n', '3'],
  ['kubeconfig.yaml', 'clusters:\n- cluster:\n    insecure-skip-tls-verify: true\n', '3'],
  ['prometheus.yml', 'tls_config:\n  insecure_skip_verify: true\n', '2'],
  ['main.tf', 'provider "vsphere" {\n  allow_unverified_ssl = true\n}\nprovider "helm" {\n  insecure = true\n}\n', '2', '5'],
  ['config.json', '{ "db": { "ssl": { "rejectUnauthorized": false } } }\n', '1'],
  ['config.json', '{ "db": { "ssl": { "rejectUnauthorized": true } } }\n'],
  ['vercel.json', '{ "env": { "NODE_TLS_REJECT_UNAUTHORIZED": "0" } }\n', '1'],
  ['fly.toml', '[env]\n  NODE_TLS_REJECT_UNAUTHORIZED = "0"\n', '2'],
  ['a.ps1', '$env:NODE_TLS_REJECT_UNAUTHORIZED = 0\n', '1'],
  ['apt.conf', 'Acquire::https::Verify-Peer "false";\n', '1'],
  ['Info.plist', '<dict>\n<key>NSAppTransportSecurity</key>\n<dict>\n<key>NSAllowsArbitraryLoads</key>\n<true/>\n</dict></dict>\n', '4'],
  ['res/xml/network_security_config.xml', '<network-security-config>\n<base-config><trust-anchors>\n<certificates src="user"/>\n</trust-anchors></base-config>\n</network-security-config>\n', '3'],
  ['res/xml/network_security_config.xml', '<network-security-config>\n<debug-overrides><trust-anchors>\n<certificates src="user"/>\n</trust-anchors></debug-overrides>\n</network-security-config>\n'],
  // addresses of databases
  ['.env', 'DATABASE_URL=postgres://a:b@db.x.io/a?sslmode=no-verify\nB=sqlserver://x.io;trustServerCertificate=true\nC=postgres://a@db.x.io/a?sslmode=verify-full\n', '1', '2'],
  ['.env', 'DATABASE_URL=postgres://a:b@localhost/a?sslmode=no-verify\n', '1?'],
  // code has a rule of its own
];

for (const [path, text, ...expected] of table) {
  test(`${path}: ${text.split('\n')[0]}`, () => {
    const problems = [...(disabledTls.find({ path, text }) as Iterable<Problem>)];
    const lines = problems.map(({ span, confidence }) => `${text.slice(0, span[0]).split('\n').length}${confidence === 'possible' ? '?' : ''}`);
    assert.equal(lines, expected);
    for (const { message } of problems) assert.ok(message.length < 160, message);
    const lower = text.toLowerCase();
    const triggers = disabledTls.triggers as readonly (string | readonly string[])[];
    if (expected.length > 0) assert.ok(triggers.some(entry => (typeof entry === 'string' ? [entry] : entry).every(part => lower.includes(part.toLowerCase()))), 'no trigger');
  });
}

test('code is left to the rule', () => {
  assert.not(disabledTls.wants('src/a.ts'));
  assert.ok(disabledTls.wants('Dockerfile'));
});

test.run();
