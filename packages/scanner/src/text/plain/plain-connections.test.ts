import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plainConnections } from './plain-connections.js';

/** File, text, and the lines on which a finding stands; a "?" marks one that is only possible. */
const table: readonly (readonly [path: string, text: string, ...found: string[]])[] = [
  // environment
  ['.env', 'API_URL=http://api.acme.com\nORDERS_ENDPOINT="http://orders.acme.com/v1"\nREDIS_URL=redis://:pw@cache.acme.com:6379\n', '1', '2', '3'],
  ['.env.production', 'export WEBHOOK_URL=http://shop.acme.com/hooks\nAMQP_URL=amqp://mq.acme.com\nMONGO_URL=mongodb://db.acme.com/shop\n', '1', '2', '3'],
  ['.env', 'PARTNER_URL=http://partner.acme.com\nNEXTAUTH_URL=http://shop.acme.com\n', '1', '2?'],
  ['.env', 'DATABASE_URL=postgres://shop:pw@db.acme.com/shop?sslmode=disable\n', '1'],
  ['.env', 'WS_URL=ws://stream.acme.com\nLDAP_URL=ldap://dir.acme.com\nMQTT_BROKER=mqtt://broker.acme.com\nFTP_SERVER=ftp://files.acme.com\n', '1', '2', '3', '4'],
  // compose, Kubernetes, CI
  ['docker-compose.yml', 'services:\n  api:\n    environment:\n      - PAYMENT_API_URL=http://pay.acme.com\n      - ORDERS_URL=http://orders:8080\n  web:\n    environment:\n      API_BASE_URL: http://api.acme.com\n', '4', '8'],
  ['k8s/deployment.yaml', 'env:\n  - name: API_URL\n    value: "http://api.acme.com"\n  - name: CACHE_URL\n    value: redis://cache.acme.com:6379\n', '3', '5'],
  ['k8s/configmap.yaml', 'data:\n  AUTH_SERVER_URL: http://login.acme.com\n  config.json: |\n    { "apiUrl": "http://api.acme.com" }\n', '2', '4'],
  ['k8s/ingress.yaml', 'annotations:\n  nginx.ingress.kubernetes.io/auth-url: http://auth.acme.com/check\n', '2'],
  ['.github/workflows/a.yml', 'jobs:\n  a:\n    env:\n      API_URL: http://api.acme.com\n    steps:\n      - run: curl -fsS http://deploy.acme.com/hook\n', '4', '6'],
  ['.gitlab-ci.yml', 'variables:\n  SONAR_SERVER_URL: "http://sonar.acme.com"\ntest:\n  script:\n    - wget -q http://files.acme.com/data.json\n', '2', '5'],
  // images and scripts
  ['Dockerfile', 'FROM node:22\nADD http://files.acme.com/agent.tgz /opt/\nENV API_URL=http://api.acme.com\nENV AUTH_URL http://login.acme.com\nRUN curl -fsSL http://files.acme.com/a.sh -o a.sh\n', '2', '3', '4', '5'],
  ['deploy.sh', 'curl -X POST http://hooks.acme.com/deploy -d "$BODY"\nAPI_URL=http://api.acme.com\ngit clone http://git.acme.com/shop.git\npip install -i http://pypi.acme.com/simple shop\n', '1', '2', '3', '4'],
  ['deploy.ps1', 'Invoke-WebRequest -Uri http://files.acme.com/a.zip -OutFile a.zip\n', '1'],
  ['Makefile', 'notify:\n\tcurl -s "http://ci.acme.com/notify?job=$(JOB)"\n', '2'],
  ['package.json', '{\n  "scripts": { "sync": "curl http://files.acme.com/data.json -o data.json" },\n  "publishConfig": { "registry": "http://npm.acme.com" }\n}\n', '2', '3'],
  ['.npmrc', 'registry=http://npm.acme.com/\n', '1'],
  // settings
  ['config/default.json', '{\n  "apiUrl": "http://api.acme.com",\n  "webhook": { "url": "http://shop.acme.com/hook" },\n  "orders": {\n    "endpoint": "http://orders.acme.com"\n  }\n}\n', '2', '3?', '5'],
  ['config/default.json', '{\n  "payments": {\n    "url": "http://pay.acme.com"\n  },\n  "webhooks": {\n    "url": "http://shop.acme.com/hook"\n  }\n}\n', '3', '6'],
  ['config/app.yml', 'api:\n  url: http://api.acme.com\nwebhooks:\n  - http://shop.acme.com/a\nauth:\n  issuer_url: http://login.acme.com\n', '2', '4', '6'],
  ['config/app.toml', '[api]\nurl = "http://api.acme.com"\n[broker]\nhost = "amqp://mq.acme.com"\n', '2', '4'],
  ['application.properties', 'orders.service.url=http://orders.acme.com\nspring.datasource.url=jdbc:mysql://db.acme.com/shop?useSSL=false\n', '1', '2'],
  ['appsettings.json', '{ "PaymentApi": {\n  "BaseUrl": "http://pay.acme.com"\n} }\n', '2'],
  ['openapi.yaml', 'openapi: 3.1.0\nservers:\n  - url: http://api.acme.com/v1\n', '3'],
  ['web.config', '<add key="OrdersServiceUrl" value="http://orders.acme.com" />\n', '1'],
  ['settings.xml', '<mirror>\n<id>a</id>\n<url>http://maven.acme.com/repo</url>\n</mirror>\n', '3'],
  // infrastructure
  ['main.tf', 'resource "aws_sns_topic_subscription" "orders" {\n  protocol = "http"\n  endpoint = "http://shop.acme.com/sns"\n}\n', '3'],
  ['main.tf', 'variable "api_url" {\n  default = "http://api.acme.com"\n}\nresource "aws_cloudfront_distribution" "a" {\n  viewer_protocol_policy = "allow-all"\n  origin_protocol_policy = "http-only"\n}\n', '2', '5', '6'],
  ['main.tf', 'resource "azurerm_app_service" "a" {\n  https_only = false\n}\nresource "aws_elasticache_replication_group" "a" {\n  transit_encryption_enabled = false\n}\n', '2', '5'],
  ['azuredeploy.json', '{ "properties": { "supportsHttpsTrafficOnly": false, "httpsOnly": false } }\n', '1', '1'],
  ['template.yaml', 'Properties:\n  Endpoint: http://shop.acme.com/sns\n  ViewerProtocolPolicy: allow-all\n', '2', '3'],
  ['fly.toml', '[http_service]\n  force_https = false\n', '2'],
  ['my.cnf', '[mysqld]\nrequire_secure_transport = OFF\n', '2'],
  ['nginx.conf', 'location /api {\n  proxy_pass http://api.acme.com;\n}\nlocation /old {\n  return 301 http://shop.acme.com/new;\n}\n', '2', '5'],
  ['Caddyfile', 'shop.acme.com {\n  reverse_proxy http://api.acme.com\n}\n', '2'],
  ['.htaccess', 'Redirect 301 /old http://shop.acme.com/new\n', '1'],
  // pages
  ['public/index.html', '<script src="http://cdn.acme.com/a.js"></script>\n<form method="post" action="http://pay.acme.com/charge">\n<iframe src="http://widgets.acme.com"></iframe>\n', '1', '2', '3'],
  ['src/Pay.vue', '<template>\n  <form action="http://pay.acme.com/charge"></form>\n</template>\n', '2'],
  ['views/pay.ejs', '<script async src="http://cdn.acme.com/<%= version %>/a.js"></script>\n', '1'],
  // near, or not to be known
  ['.env', 'API_URL=http://localhost:3000\nREDIS_URL=redis://redis:6379\nORDERS_URL=http://orders.default.svc.cluster.local\nDB=mongodb://10.0.0.4/shop\nMETADATA_URL=http://169.254.169.254/latest\nX_URL=http://host.docker.internal:80\nY_API_URL=http://${HOST}/x\n'],
  ['.env', '# API_URL=http://api.acme.com\nAPI_URL=https://api.acme.com\nHTTP_PROXY=http://proxy.acme.com:3128\nhttp_proxy=http://proxy.acme.com:3128\nALLOWED_ORIGINS=http://shop.acme.com\n'],
  ['docker-compose.yml', 'services:\n  web:\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]\n    environment:\n      KEYCLOAK_URL: http://keycloak:8080\n'],
  ['package.json', '{\n  "homepage": "http://www.acme.com",\n  "repository": { "type": "git", "url": "http://git.acme.com/shop.git" },\n  "bugs": { "url": "http://bugs.acme.com" },\n  "author": "A <a@acme.com> (http://a.acme.com)",\n  "license": "SEE http://www.acme.com/licence"\n}\n'],
  ['config.json', '{ "$schema": "http://json-schema.org/draft-07/schema#", "docsUrl": "http://docs.acme.com", "logo": "http://img.acme.com/a.png", "termsOfService": "http://www.acme.com/terms" }\n'],
  ['pom.xml', '<project xmlns="http://maven.apache.org/POM/4.0.0" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">\n<licenses><license><url>http://www.apache.org/licenses/LICENSE-2.0</url></license></licenses>\n<url>http://www.acme.com</url>\n</project>\n'],
  ['Dockerfile', 'FROM debian:12\nRUN echo "deb http://deb.debian.org/debian bookworm main" > /etc/apt/sources.list\nLABEL org.opencontainers.image.url="http://www.acme.com"\nRUN curl -x http://proxy.acme.com:3128 https://files.acme.com/a\n# see http://docs.acme.com\n'],
  ['Dockerfile', 'RUN apt-key adv --keyserver http://keyserver.ubuntu.com --recv-keys A\nRUN sed -i "s|http://archive.ubuntu.com|https://mirror.acme.com|" /etc/apt/sources.list\nHEALTHCHECK CMD curl -f http://localhost/health\n'],
  ['nginx.conf', 'proxy_pass http://backend;\nproxy_pass http://127.0.0.1:3000;\nproxy_pass http://$upstream;\nproxy_redirect http:// https://;\nreturn 301 https://$host$request_uri;\n# proxy_pass http://api.acme.com;\n'],
  ['main.tf', 'https_only = true\nviewer_protocol_policy = "redirect-to-https"\norigin_protocol_policy = "https-only"\nhttp_only = false\ntransit_encryption_enabled = true\n'],
  ['settings.yml', 'cookie:\n  httpOnly: false\nlink: http://www.acme.com\nsocial:\n  twitter_url: http://twitter.com/acme\n'],
  ['public/index.html', '<a href="http://www.acme.com">Acme</a>\n<img src="http://img.acme.com/a.png">\n<!-- <script src="http://cdn.acme.com/a.js"></script> -->\n<html xmlns="http://www.w3.org/1999/xhtml">\n<script src="//cdn.acme.com/a.js"></script>\n'],
  ['locales/en.json', '{ "apiUrl": "http://api.acme.com" }\n', ''],
  ['certs.yml', 'ocsp_url: http://ocsp.acme-ca.com\ncrl_url: http://crl.acme-ca.com/a.crl\n'],
  ['README.md', 'Call http://api.acme.com first.\n\n```sh\ncurl http://api.acme.com/orders\n```\n\n```json\n{ "apiUrl": "http://api.acme.com" }\n```\n', '4?'],
  // tests, samples and what is only an address
  ['test/config.json', '{ "apiUrl": "http://api.acme.com" }\n', '1?'],
  ['.env.example', 'API_URL=http://api.acme.com\n', '1?'],
  ['.env', 'APP_URL=http://shop.acme.com\nAPI_URL=http://your-domain.com\n', '1?', '2?'],
];

for (const [path, text, ...expected] of table) {
  test(`${path}: ${text.split('\n')[0]}`, () => {
    if (expected[0] === '') {
      assert.not(plainConnections.wants(path));
      return;
    }
    assert.ok(plainConnections.wants(path));
    const problems = [...(plainConnections.find({ path, text }) as Iterable<Problem>)];
    const lines = problems.map(({ span, confidence }) => `${text.slice(0, span[0]).split('\n').length}${confidence === 'possible' ? '?' : ''}`).sort((a, b) => parseInt(a) - parseInt(b));
    assert.equal(lines, expected, problems.map(({ message }) => message).join('\n'));
    for (const { message } of problems) assert.ok(message.length < 160, message);
    const lower = text.toLowerCase();
    if (expected.length > 0) assert.ok((plainConnections.triggers as readonly string[]).some(entry => lower.includes(entry)), 'no trigger');
  });
}

test('code is left to the rule', () => {
  assert.not(plainConnections.wants('src/a.ts'));
  assert.not(plainConnections.wants('package-lock.json'));
});

test.run();
