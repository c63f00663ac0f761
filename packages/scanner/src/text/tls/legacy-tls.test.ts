import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { legacyTls } from './legacy-tls.js';

/** File, text, and the lines on which a finding stands; a "?" marks one that is only possible. */
const table: readonly (readonly [path: string, text: string, ...found: string[]])[] = [
  // web servers
  ['nginx.conf', 'server {\n  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;\n  ssl_ciphers HIGH:!aNULL:!MD5;\n}\n', '2'],
  ['conf.d/site.conf', 'ssl_protocols SSLv3 TLSv1.2;\n', '1'],
  ['conf.d/proxy.conf', 'proxy_ssl_protocols TLSv1.1 TLSv1.2;\ngrpc_ssl_protocols TLSv1;\n', '1', '2'],
  ['nginx.conf', "ssl_ciphers 'ECDHE-RSA-AES128-SHA:RC4-SHA';\nssl_ciphers \"DES-CBC3-SHA:\n  AES128-SHA\";\nssl_ciphers ALL;\n", '1', '2', '4'],
  ['nginx.conf.template', 'ssl_protocols TLSv1.1 TLSv1.2;\n', '1'],
  ['httpd.conf', 'SSLProtocol all -SSLv3\nSSLCipherSuite HIGH:3DES:!aNULL\n', '1', '2'],
  ['apache/ssl.conf', 'SSLProtocol +TLSv1 +TLSv1.2\nSSLProxyProtocol all\n', '1', '2'],
  ['haproxy.cfg', 'global\n  ssl-default-bind-options ssl-min-ver TLSv1.0\n  ssl-default-bind-ciphers RC4-SHA:AES128-SHA\nfrontend a\n  bind :443 ssl crt a.pem force-tlsv11\n', '2', '3', '5'],
  ['Caddyfile', 'acme.test {\n  tls {\n    protocols tls1.0 tls1.2\n  }\n}\n', '3'],
  ['traefik.yml', 'tls:\n  options:\n    default:\n      minVersion: VersionTLS10\n', '4'],
  ['traefik.toml', '[tls.options.default]\n  minVersion = "VersionTLS11"\n', '2'],
  ['docker-compose.yml', 'services:\n  web:\n    labels:\n      - "traefik.tls.options.default.minversion=VersionTLS10"\n', '4'],
  ['envoy.yaml', 'tls_params:\n  tls_minimum_protocol_version: TLSv1_0\n  cipher_suites: ["ECDHE-RSA-AES128-SHA"]\n', '2'],
  ['gateway.yaml', 'servers:\n- tls:\n    minProtocolVersion: TLSV1_1\n', '3'],
  ['tomcat/server.xml', '<SSLHostConfig protocols="TLSv1,TLSv1.2" />\n<Connector sslEnabledProtocols="TLSv1.1" />\n', '1', '2'],
  // OpenSSL and images
  ['openssl.cnf', '[system_default_sect]\nMinProtocol = TLSv1.0\nCipherString = DEFAULT@SECLEVEL=0\n', '2', '3'],
  ['openssl.cnf', 'MinProtocol = None\n', '1'],
  ['Dockerfile', "FROM node:22\nRUN sed -i 's/MinProtocol = TLSv1.2/MinProtocol = TLSv1.0/' /etc/ssl/openssl.cnf\nRUN sed -i 's/SECLEVEL=2/SECLEVEL=0/g' /etc/ssl/openssl.cnf\n", '2', '3'],
  ['Dockerfile', 'ENV NODE_OPTIONS="--tls-min-v1.0"\nENV NODE_OPTIONS --tls-min-v1.1\n', '1', '2'],
  ['Dockerfile', 'RUN curl --tlsv1.0 -fsS https://downloads.acme.test/a -o /a\n', '1'],
  ['docker-compose.yml', 'services:\n  api:\n    environment:\n      - NODE_OPTIONS=--tls-min-v1.0\n      - KONG_SSL_PROTOCOLS=TLSv1.1 TLSv1.2\n', '4', '5'],
  ['.env', 'NODE_OPTIONS=--max-old-space-size=2048 --tls-min-v1.0\nMIN_TLS_VERSION=1.0\nTLS_MIN_VERSION=TLSv1.1\n', '1', '2', '3'],
  ['package.json', '{ "scripts": { "start": "NODE_OPTIONS=--tls-min-v1.0 node dist/main.js",\n "old": "node --tls-max-v1.1 ." } }\n', '1', '2'],
  ['.github/workflows/a.yml', 'jobs:\n  a:\n    env:\n      NODE_OPTIONS: --tls-min-v1.0\n    steps:\n      - run: curl --tls-max 1.1 https://acme.test\n', '4', '6'],
  ['deploy.sh', 'curl --sslv3 https://acme.test\nwget --secure-protocol=TLSv1 https://acme.test\ncurl --tls-max 1.0 https://acme.test\n', '1', '2', '3'],
  // clouds
  ['main.tf', 'resource "aws_lb_listener" "https" {\n  ssl_policy = "ELBSecurityPolicy-2016-08"\n}\nviewer_certificate {\n  minimum_protocol_version = "TLSv1"\n}\n', '2', '5'],
  ['main.tf', 'custom_origin_config {\n  origin_ssl_protocols = ["TLSv1", "TLSv1.2"]\n}\nresource "azurerm_storage_account" "a" {\n  min_tls_version = "TLS1_0"\n}\n', '2', '5'],
  ['main.tf', 'minimum_tls_version = "1.0"\nssl_minimal_tls_version_enforced = "TLSEnforcementDisabled"\nmin_tls_version = "TLS_1_1"\nsecurity_policy = "TLS_1_0"\ntls_security_policy = "Policy-Min-TLS-1-0-2019-07"\n', '1', '2', '3', '4', '5'],
  ['template.yaml', 'Resources:\n  Cdn:\n    Properties:\n      DistributionConfig:\n        ViewerCertificate:\n          MinimumProtocolVersion: TLSv1.1_2016\n  Listener:\n    Properties:\n      SslPolicy: ELBSecurityPolicy-TLS-1-1-2017-01\n', '6', '9'],
  ['template.json', '{ "OriginSSLProtocols": [\n  "SSLv3", "TLSv1" ],\n  "SecurityPolicy": "TLS_1_0" }\n', '1', '3'],
  ['azuredeploy.json', '{ "properties": { "minimumTlsVersion": "TLS1_0",\n "siteConfig": { "minTlsVersion": "1.1" } } }\n', '1', '2'],
  ['main.bicep', "  properties: {\n    minTlsVersion: '1.0'\n  }\n", '2'],
  ['ingress.yaml', 'metadata:\n  annotations:\n    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-2016-08\n    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-2015-05\n    nginx.ingress.kubernetes.io/ssl-ciphers: "ECDHE-RSA-AES128-SHA:RC4-SHA"\n', '3', '4', '5'],
  ['configmap.yaml', 'data:\n  ssl-protocols: "TLSv1 TLSv1.1 TLSv1.2"\n', '2'],
  ['deployment.yaml', 'args:\n  - --tls-min-version=VersionTLS10\n', '2'],
  // databases, brokers, mail
  ['postgresql.conf', "ssl = on\nssl_min_protocol_version = 'TLSv1'\nssl_ciphers = 'HIGH:MEDIUM:+3DES:!aNULL'\n", '2'],
  ['my.cnf', '[mysqld]\ntls_version=TLSv1,TLSv1.1,TLSv1.2\n', '2'],
  ['redis.conf', 'tls-protocols "TLSv1.1 TLSv1.2"\n', '1'],
  ['rabbitmq.conf', 'ssl_options.versions.1 = tlsv1.2\nssl_options.versions.2 = tlsv1.1\n', '2'],
  ['elasticsearch.yml', 'xpack.security.http.ssl.supported_protocols: [ "TLSv1.2", "TLSv1.1" ]\nssl:\n  supported_protocols:\n    - TLSv1\n', '1', '3'],
  ['main.cf', 'smtpd_tls_protocols = >=TLSv1\nsmtpd_tls_mandatory_ciphers = export\n', '1', '2'],
  ['application.properties', 'server.ssl.enabled-protocols=TLSv1,TLSv1.2\nspring.kafka.properties.ssl.enabled.protocols=TLSv1.1\n', '1', '2'],
  ['application.yml', 'server:\n  ssl:\n    enabled-protocols: TLSv1.1,TLSv1.2\n', '3'],
  ['start.sh', 'java -Dhttps.protocols=TLSv1,TLSv1.1 -jar app.jar\nexport JAVA_OPTS="-Djdk.tls.client.protocols=TLSv1"\n', '1', '2'],
  ['appsettings.json', '{ "Kestrel": { "EndpointDefaults": { "SslProtocols": ["Tls", "Tls11"] } } }\n', '1'],
  ['install.ps1', '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls\n', '1'],
  // right as it is
  ['nginx.conf', 'ssl_protocols TLSv1.2 TLSv1.3;\n# ssl_protocols TLSv1;\nssl_ciphers HIGH:!aNULL:!MD5:!3DES;\n'],
  ['httpd.conf', 'SSLProtocol all -SSLv3 -TLSv1 -TLSv1.1\nSSLProtocol -all +TLSv1.2\n'],
  ['haproxy.cfg', '  ssl-default-bind-options no-sslv3 no-tlsv10 no-tlsv11 ssl-min-ver TLSv1.2\n'],
  ['traefik.yml', 'minVersion: VersionTLS12\n'],
  ['openssl.cnf', 'MinProtocol = TLSv1.2\nCipherString = DEFAULT@SECLEVEL=2\n'],
  ['Dockerfile', "RUN sed -i 's/TLSv1.0/TLSv1.2/g; s/MinProtocol = TLSv1/MinProtocol = TLSv1.2/' /etc/ssl/openssl.cnf\n"],
  ['Dockerfile', 'RUN curl --proto "=https" --tlsv1.2 -sSf https://sh.rustup.rs -o rustup.sh\nENV NODE_OPTIONS=--openssl-legacy-provider\n'],
  ['deploy.sh', '# curl --tlsv1.0 https://acme.test\necho "do not use --tls-min-v1.0"\ncurl --tlsv1.2 --tls-max 1.3 https://acme.test\n'],
  ['main.tf', 'ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"\nminimum_protocol_version = "TLSv1.2_2021"\nmin_tls_version = "TLS1_2"\nmin_tls_version = "1.2"\n'],
  ['java.security', 'jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, RC4, DES, MD5withRSA\n'],
  ['mongod.conf', 'net:\n  tls:\n    disabledProtocols: TLS1_0,TLS1_1\n'],
  ['postgresql.conf', "ssl_min_protocol_version = 'TLSv1.2'\n#ssl_min_protocol_version = 'TLSv1'\n"],
  ['main.cf', 'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\nsmtp_tls_ciphers = high\n'],
  ['tomcat/server.xml', '<Connector sslProtocol="TLS" sslEnabledProtocols="TLSv1.2,TLSv1.3" />\n<!-- <Connector sslEnabledProtocols="TLSv1" /> -->\n'],
  ['manifest.json', '{ "manifest_version": 2, "minVersion": "1.0", "version": "1.1", "protocol": "v1" }\n'],
  ['appsettings.json', '{ "Kestrel": { "EndpointDefaults": { "SslProtocols": ["Tls12", "Tls13"] } } }\n'],
  ['chrome/client-hello.json', '{ "ciphers": [ "GREASE", "TLS_RSA_WITH_3DES_EDE_CBC_SHA" ] }\n'],
  ['install.ps1', '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12\n'],
  ['policy.yaml', 'securityPolicy: restricted\ntlsVersion: TLSv1.3\nversion: 1.0\ntls_version_note: none\n'],
  ['openapi.yaml', 'description: ssl_protocols TLSv1 is refused\nenum:\n  - TLSv1\n  - TLSv1.2\n'],
  ['README.md', 'Older servers need `ssl_protocols TLSv1`.\n\n```nginx\nssl_protocols TLSv1;\n```\n\n```sh\ncurl --tlsv1.0 https://acme.test\n```\n', '8?'],
  // tests, samples, and what only looks
  ['test/nginx.conf', 'ssl_protocols TLSv1;\n', '1?'],
  ['examples/nginx.conf', 'ssl_protocols TLSv1;\n', '1?'],
  ['check.sh', 'openssl s_client -connect acme.test:443 -tls1\n', '1?'],
];

for (const [path, text, ...expected] of table) {
  test(`${path}: ${text.split('\n')[0]}`, () => {
    const problems = [...(legacyTls.find({ path, text }) as Iterable<Problem>)];
    const lines = problems.map(({ span, confidence }) => `${text.slice(0, span[0]).split('\n').length}${confidence === 'possible' ? '?' : ''}`);
    assert.equal(lines, expected, problems.map(({ message }) => message).join('\n'));
    for (const { message } of problems) assert.ok(message.length < 160, message);
    const lower = text.toLowerCase();
    const triggers = legacyTls.triggers as readonly (string | readonly (string | readonly string[])[])[];
    const occurs = (part: string | readonly string[]) => (typeof part === 'string' ? lower.includes(part) : part.some(one => lower.includes(one)));
    if (expected.length > 0) assert.ok(triggers.some(entry => (typeof entry === 'string' ? occurs(entry) : entry.every(occurs))), 'no trigger');
  });
}

test('code is left to the rule', () => {
  assert.not(legacyTls.wants('src/a.ts'));
  assert.ok(legacyTls.wants('nginx.conf'));
});

test.run();
