import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openAllowlists } from './open-allowlists.js';

/** File, text, and the lines on which a finding stands; a "?" marks one that is only possible. */
const table: readonly (readonly [path: string, text: string, ...found: string[]])[] = [
  // settings
  ['.env', 'ALLOWED_IPS=0.0.0.0/0\nIP_WHITELIST=*\nWEBHOOK_ALLOWED_CIDRS="10.0.0.0/8,0.0.0.0/0"\n', '1', '2', '3'],
  ['config.json', '{\n  "allowedIps": ["203.0.113.9", "0.0.0.0/0"],\n  "security": { "ipAllowlist": "*" }\n}\n', '2', '3'],
  ['config.yml', 'security:\n  allowed_ips:\n    - 203.0.113.9\n    - 0.0.0.0/0\n  trusted_networks: ["::/0"]\n', '4', '5'],
  ['config.yml', 'whitelist:\n  - 0.0.0.0/1\n  - 128.0.0.0/1\n', '2'],
  ['app.toml', '[admin]\nallowed_ips = ["0.0.0.0/0", "::/0"]\n', '2'],
  ['application.properties', 'management.allowed-ips=0.0.0.0/0\n', '1'],
  ['docker-compose.yml', 'services:\n  api:\n    environment:\n      - TRUSTED_IPS=0.0.0.0/0\n      - IP_ALLOWLIST=*\n', '4', '5'],
  ['docker-compose.yml', 'services:\n  proxy:\n    labels:\n      - "traefik.http.middlewares.office.ipwhitelist.sourcerange=0.0.0.0/0"\n', '4'],
  // Terraform
  ['main.tf', 'resource "aws_security_group" "db" {\n  ingress {\n    from_port   = 5432\n    to_port     = 5432\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n', '6'],
  ['main.tf', 'resource "aws_security_group_rule" "ssh" {\n  type        = "ingress"\n  from_port   = 22\n  to_port     = 22\n  protocol    = "tcp"\n  cidr_blocks = ["0.0.0.0/0"]\n}\n', '6'],
  ['main.tf', 'resource "aws_vpc_security_group_ingress_rule" "redis" {\n  cidr_ipv4   = "0.0.0.0/0"\n  from_port   = 6379\n  to_port     = 6379\n}\n', '2'],
  ['main.tf', 'resource "aws_security_group" "all" {\n  ingress {\n    from_port = 0\n    to_port = 0\n    protocol = "-1"\n    ipv6_cidr_blocks = ["::/0"]\n  }\n}\n', '6'],
  ['variables.tf', 'variable "allowed_cidr_blocks" {\n  type    = list(string)\n  default = ["0.0.0.0/0"]\n}\n', '3'],
  ['main.tf', 'resource "google_compute_firewall" "ssh" {\n  allow {\n    protocol = "tcp"\n    ports    = ["22"]\n  }\n  source_ranges = ["0.0.0.0/0"]\n}\n', '6'],
  ['main.tf', 'resource "azurerm_network_security_rule" "rdp" {\n  direction                  = "Inbound"\n  access                     = "Allow"\n  destination_port_range     = "3389"\n  source_address_prefix      = "*"\n}\n', '5'],
  ['main.tf', 'resource "azurerm_postgresql_firewall_rule" "all" {\n  start_ip_address = "0.0.0.0"\n  end_ip_address   = "255.255.255.255"\n}\n', '2'],
  ['main.tf', 'resource "mongodbatlas_project_ip_access_list" "all" {\n  project_id = var.project\n  cidr_block = "0.0.0.0/0"\n}\n', '3'],
  ['main.tf', 'resource "google_sql_database_instance" "db" {\n  settings {\n    ip_configuration {\n      authorized_networks {\n        name  = "all"\n        value = "0.0.0.0/0"\n      }\n    }\n  }\n}\n', '6'],
  ['main.tf', 'resource "aws_eks_cluster" "a" {\n  vpc_config {\n    public_access_cidrs = ["0.0.0.0/0"]\n  }\n}\n', '3'],
  // CloudFormation
  ['template.yaml', 'Resources:\n  Db:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 3306\n          ToPort: 3306\n          CidrIp: 0.0.0.0/0\n', '9'],
  ['template.json', '{ "SecurityGroupIngress": [ {\n  "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,\n  "CidrIp": "0.0.0.0/0" } ] }\n', '3'],
  ['template.yaml', 'Condition:\n  IpAddress:\n    aws:SourceIp:\n      - 0.0.0.0/0\n', '4'],
  ['policy.json', '{ "Condition": { "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } } }\n', '1'],
  // Kubernetes
  ['service.yaml', 'spec:\n  type: LoadBalancer\n  loadBalancerSourceRanges:\n    - 0.0.0.0/0\n', '4'],
  ['policy.yaml', 'kind: NetworkPolicy\nspec:\n  ingress:\n    - from:\n        - ipBlock:\n            cidr: 0.0.0.0/0\n      ports:\n        - port: 5432\n', '6?'],
  ['ingress.yaml', 'metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/whitelist-source-range: "0.0.0.0/0"\n', '3'],
  ['middleware.yaml', 'spec:\n  ipAllowList:\n    sourceRange:\n      - 0.0.0.0/0\n', '4'],
  // servers and commands
  ['nginx.conf', 'location /admin {\n  allow 203.0.113.9;\n  allow all;\n  deny all;\n}\n', '3'],
  ['nginx.conf', 'location /admin {\n  allow 0.0.0.0/0;\n  deny all;\n}\n', '2'],
  ['pg_hba.conf', '# TYPE DATABASE USER ADDRESS METHOD\nhost all all 0.0.0.0/0 md5\nhostssl all all ::/0 scram-sha-256\n', '2', '3'],
  ['Dockerfile', 'RUN echo "host all all 0.0.0.0/0 md5" >> /etc/postgresql/pg_hba.conf\n', '1'],
  ['deploy.sh', 'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 0.0.0.0/0\ngcloud compute firewall-rules create db \\\n  --allow tcp:5432 \\\n  --source-ranges 0.0.0.0/0\n', '1', '4'],
  ['deploy.sh', 'gcloud sql instances patch db --authorized-networks=0.0.0.0/0\n', '1'],
  ['start.sh', 'ALLOWED_IPS=* node server.js\n', '1'],
  // the web is for everyone
  ['main.tf', 'resource "aws_security_group" "web" {\n  ingress {\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n', '6?'],
  ['template.yaml', 'SecurityGroupIngress:\n  - IpProtocol: tcp\n    FromPort: 80\n    ToPort: 80\n    CidrIp: 0.0.0.0/0\n', '5?'],
  ['nginx.conf', 'location / {\n  allow all;\n}\n', '2?'],
  // what goes out, and where one listens
  ['main.tf', 'resource "aws_security_group" "db" {\n  egress {\n    from_port   = 0\n    to_port     = 0\n    protocol    = "-1"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\nresource "aws_route" "out" {\n  destination_cidr_block = "0.0.0.0/0"\n}\n'],
  ['main.tf', 'resource "aws_route_table" "public" {\n  route {\n    cidr_block = "0.0.0.0/0"\n    gateway_id = aws_internet_gateway.a.id\n  }\n}\nresource "aws_vpc_security_group_egress_rule" "a" {\n  cidr_ipv4 = "0.0.0.0/0"\n}\nresource "aws_security_group_rule" "b" {\n  type = "egress"\n  cidr_blocks = ["0.0.0.0/0"]\n}\n'],
  ['template.yaml', 'SecurityGroupEgress:\n  - IpProtocol: -1\n    CidrIp: 0.0.0.0/0\nRoute:\n  DestinationCidrBlock: 0.0.0.0/0\n'],
  ['policy.yaml', 'kind: NetworkPolicy\nspec:\n  egress:\n    - to:\n        - ipBlock:\n            cidr: 0.0.0.0/0\n'],
  ['docker-compose.yml', 'services:\n  db:\n    ports:\n      - "0.0.0.0:5432:5432"\n    command: --bind_ip 0.0.0.0\n'],
  ['redis.conf', 'bind 0.0.0.0\nprotected-mode yes\n'],
  ['.env', 'HOST=0.0.0.0\nALLOWED_ORIGINS=*\nALLOWED_HOSTS=*\nCORS_ALLOW=*\n# ALLOWED_IPS=0.0.0.0/0\nALLOWED_IPS=203.0.113.9,10.0.0.0/8\nBLOCKED_CIDRS=0.0.0.0/0\n'],
  ['config.json', '{ "allowedHeaders": "*", "allowedMethods": ["*"], "trustedTypes": "*", "whitelist": ["a", "b"], "deniedIps": ["0.0.0.0/0"] }\n'],
  ['wg0.conf', '[Interface]\nAddress = 10.0.0.2/32\n[Peer]\nAllowedIPs = 0.0.0.0/0, ::/0\n'],
  ['compose.yaml', 'services:\n  wireguard:\n    environment:\n      - ALLOWEDIPS=0.0.0.0/0\n'],
  ['limits.yaml', 'clientSelectors:\n  - sourceCIDR:\n      type: Distinct\n      value: 0.0.0.0/0\n'],
  ['nginx.conf', 'location /admin {\n  allow 10.0.0.0/8;\n  deny all;\n}\n# allow all;\n'],
  ['policy.json', '{ "Effect": "Deny", "Condition": { "NotIpAddress": { "aws:SourceIp": "0.0.0.0/0" } } }\n'],
  ['main.tf', 'variable "allowed_cidr_blocks" {\n  description = "never 0.0.0.0/0"\n  default     = ["10.0.0.0/8"]\n}\n# cidr_blocks = ["0.0.0.0/0"]\n'],
  ['pg_hba.conf', 'host all all 10.0.0.0/8 scram-sha-256\nhost all all 0.0.0.0/0 reject\n# host all all 0.0.0.0/0 md5\n'],
  ['main.tf', 'resource "google_compute_firewall" "none" {\n  deny {\n    protocol = "all"\n  }\n  source_ranges = ["0.0.0.0/0"]\n}\n'],
  ['README.md', 'Never allow 0.0.0.0/0.\n\n```hcl\ningress {\n  from_port = 22\n  cidr_blocks = ["0.0.0.0/0"]\n}\n```\n', '6?'],
  // samples
  ['examples/main.tf', 'variable "allowed_ips" {\n  default = ["0.0.0.0/0"]\n}\n', '2?'],
];

for (const [path, text, ...expected] of table) {
  test(`${path}: ${text.split('\n').slice(0, 2).join(' ').slice(0, 70)}`, () => {
    assert.ok(openAllowlists.wants(path));
    const problems = [...(openAllowlists.find({ path, text }) as Iterable<Problem>)];
    const lines = problems.map(({ span, confidence }) => `${text.slice(0, span[0]).split('\n').length}${confidence === 'possible' ? '?' : ''}`);
    assert.equal(lines, expected, problems.map(({ message }) => message).join('\n'));
    for (const { message } of problems) assert.ok(message.length < 160, message);
    const lower = text.toLowerCase();
    const triggers = openAllowlists.triggers as readonly (string | readonly (string | readonly string[])[])[];
    const occurs = (part: string | readonly string[]) => (typeof part === 'string' ? lower.includes(part) : part.some(one => lower.includes(one)));
    if (expected.length > 0) assert.ok(triggers.some(entry => (typeof entry === 'string' ? occurs(entry) : entry.every(occurs))), 'no trigger');
  });
}

test('code is left to the rule', () => {
  assert.not(openAllowlists.wants('src/a.ts'));
});

test.run();
