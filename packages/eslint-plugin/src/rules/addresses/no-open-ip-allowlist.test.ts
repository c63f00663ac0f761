import { testRule } from '../../testing/test-rule.js';
import { noOpenIpAllowlist } from './no-open-ip-allowlist.js';

testRule(noOpenIpAllowlist, {
  valid: [
    // addresses and small networks
    `export const ALLOWED_IPS = ['203.0.113.9', '198.51.100.0/28'];`,
    // a private network is a network
    `const trustedRanges = ['10.0.0.0/8', '192.168.0.0/16', 'fd00::/8'];`,
    // where a server listens
    `app.listen(3000, '0.0.0.0');\nconst host = '0.0.0.0';`,
    `export default { server: { host: '0.0.0.0', bindAddress: '0.0.0.0' } };`,
    // what goes out
    `new aws.ec2.SecurityGroup('web', { egress: [{ protocol: '-1', fromPort: 0, toPort: 0, cidrBlocks: ['0.0.0.0/0'] }] });`,
    `securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.allTraffic());`,
    // a route to the internet
    `new aws.ec2.Route('out', { routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId });`,
    `new aws.ec2.RouteTable('public', { vpcId, routes: [{ cidrBlock: '0.0.0.0/0', gatewayId }] });`,
    // the web is for everyone
    `securityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));`,
    `new aws.ec2.SecurityGroup('web', { ingress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['0.0.0.0/0'] }] });`,
    // keeps everybody out
    `const deniedIps = ['0.0.0.0/0'];\nconst blockedCidrs = ['::/0'];`,
    // a test that refuses an open list
    `if (cidr === '0.0.0.0/0') throw new Error('open to everyone');\nif (allowedIps.includes('0.0.0.0/0')) throw new Error('open');`,
    // whole addresses out of a list
    `const allowed = process.env.ALLOWED_IPS.split(',');\nif (!allowed.includes(ip)) throw new Error('no');`,
    // compared as addresses
    `import { BlockList } from 'node:net';\nconst office = new BlockList();\noffice.addSubnet('10.1.0.0', 16);\nif (!office.check(req.socket.remoteAddress)) throw new Error('no');`,
    // origins of CORS are another matter
    `app.use(cors({ origin: '*', allowedHeaders: '*' }));\nconst allowedOrigins = ['*'];\nconst allowedMethods = '*';`,
    // the form of an address
    `const isIpv6 = ip.includes(':');\nconst isMapped = ip.startsWith('::ffff:');`,
    `const isIp = /^\\d{1,3}(\\.\\d{1,3}){3}$/.test(ip);`,
    // another text
    `if (path.startsWith('10.')) render(path);\nif (version.startsWith('18.')) warn();`,
    // a version in a list of settings
    `const text = 'allowed: 0.0.0.0/0';\nexport const help = 'Do not use 0.0.0.0/0 in production';`,
    // guards against calls inwards
    `export function isPrivateAddress(ip) { return ip.startsWith('10.') || ip.startsWith('192.168.') || /^172\\.(1[6-9]|2\\d|3[01])\\./.test(ip); }`,
    // a label of a country list
    `const ipList = await db.ips.findMany();\nif (ipList.some(row => row.ip === ip)) deny();`,
    // an address of a house
    `if (address.includes('Street')) normalize(address);\nif (address.startsWith('0x')) parse(address);`,
    // a test
    { path: 'test/firewall.test.ts', code: `const allowedIps = ['0.0.0.0/0'];\nif (ip.startsWith('10.')) next();` },
    // a schema that names the default in words
    `const schema = { allowedIps: { type: 'array', items: { type: 'string' } } };`,
    // the least of a WireGuard peer: what goes through the tunnel
    `const routes = { destination: '0.0.0.0/0' };`,
    // a dual-stack list that knows mapped addresses
    `const ip = req.socket.remoteAddress.replace(/^::ffff:/, '');\nif (!allowedIps.has(ip)) throw new Error('no');`,
  ],
  invalid: [
    `export const ALLOWED_IPS = ['0.0.0.0/0']; // ✗ open`,
    `const config = { ipWhitelist: ['203.0.113.9', '0.0.0.0/0'] }; // ✗ open`,
    `const config = {\n  allowedIps: [\n    '0.0.0.0/0', // ✗ open\n    '::/0',\n  ],\n};`,
    `export const allowlist = process.env.IP_ALLOWLIST ?? '0.0.0.0/0'; // ✗ open`,
    `const ranges = config.get('ALLOWED_CIDRS', '0.0.0.0/0'); // ✗ open`,
    `const trustedIps = ['*']; // ✗ open`,
    `export default { security: { ipAllowlist: '*' } }; // ✗ open`,
    `class Guard {\n  private readonly allowedRanges = ['0.0.0.0/1', '128.0.0.0/1']; // ✗ open\n}`,
    `export const allowedNetworks = '10.0.0.0/8,::/0'; // ✗ open`,
    `const whitelist = new Set(['203.0.113.9', '0.0.0.0/0']); // ✗ open`,
    `await client.keys.create({ name: 'orders', allowed_ips: ['0.0.0.0/0'] }); // ✗ open`,
    `function guard(allowedIps = ['0.0.0.0/0']) { return middleware(allowedIps); } // ✗ open`,
    `securityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22), 'ssh'); // ✗ open`,
    `securityGroup.addIngressRule(Peer.ipv4('0.0.0.0/0'), Port.tcp(5432)); // ✗ open`,
    `database.connections.allowFromAnyIpv4(ec2.Port.tcp(3306)); // ✗ open`,
    `securityGroup.addIngressRule(ec2.Peer.anyIpv6(), ec2.Port.allTraffic()); // ✗ open`,
    `new aws.ec2.SecurityGroup('db', { ingress: [{ protocol: 'tcp', fromPort: 5432, toPort: 5432, cidrBlocks: ['0.0.0.0/0'] }] }); // ✗ open`,
    `new aws.ec2.SecurityGroupRule('ssh', { type: 'ingress', protocol: 'tcp', fromPort: 22, toPort: 22, cidrBlocks: ['0.0.0.0/0'] }); // ✗ open`,
    `new CfnSecurityGroupIngress(this, 'redis', { ipProtocol: 'tcp', fromPort: 6379, toPort: 6379, cidrIp: '0.0.0.0/0' }); // ✗ open`,
    `new k8s.core.v1.Service('db', { spec: { type: 'LoadBalancer', loadBalancerSourceRanges: ['0.0.0.0/0'] } }); // ✗ open`,
    `new mongodbatlas.ProjectIpAccessList('all', { projectId, cidrBlock: '0.0.0.0/0' }); // ✗ open`,
    `const policy = { Effect: 'Allow', Action: 'execute-api:Invoke', Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } } }; // ✗ open`,
    `new gcp.sql.DatabaseInstance('db', { settings: { ipConfiguration: { authorizedNetworks: [{ name: 'all', value: '0.0.0.0/0' }] } } }); // ✗ open`,
    `new azure.sql.FirewallRule('all', { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' }); // ✗ open`,
    `app.use((req, res, next) => {\n  const ip = req.socket.remoteAddress;\n  if (ip.startsWith('10.')) return next(); // ✗ prefix\n  res.sendStatus(403);\n});`,
    `export function isAllowed(ip: string) {\n  return ip.includes('203.0.113'); // ✗ substring\n}`,
    `if (!process.env.ALLOWED_IPS.includes(clientIp)) throw new Error('no'); // ✗ substring`,
    `const allowedIps = process.env.ALLOWED_IPS ?? '';\nexport const isKnown = (ip: string) => allowedIps.indexOf(ip) !== -1; // ✗ substring`,
    `const ALLOWED = '203.0.113.9,198.51.100.7';\nif (ALLOWED.includes(req.ip)) next(); // ✗ substring`,
    `const allowedPrefixes = ['10.', '192.168.'];\nconst allowedRanges = allowedPrefixes;\nif (allowedRanges.some(prefix => remoteAddress.startsWith(prefix))) next(); // ✗ prefix`,
    `if (allowlist.some(entry => ip.includes(entry))) next(); // ✗ substring`,
    `if (/^192.168./.test(req.ip)) next(); // ✗ pattern`,
    `if (remoteAddress.match(/203\\.0\\.113\\./)) next(); // ✗ pattern`,
    `if (clientIp.indexOf('192.168.1.') === 0) next(); // ✗ prefix`,
    `@Injectable()\nexport class OfficeGuard {\n  canActivate(context) {\n    const { ip } = context.switchToHttp().getRequest();\n    return ip.startsWith('198.51.100.'); // ✗ prefix\n  }\n}`,
    `"use strict";\nconst config = { allowedIps: process.env.IPS || ["0.0.0.0/0"] }; // ✗ open\nexports.config = config;`,
    `import { Hono } from 'hono';\nimport { ipRestriction } from 'hono/ip-restriction';\napp.use(ipRestriction(getConnInfo, { denyList: [], allowList: ['0.0.0.0/0'] })); // ✗ open`,
    `if (ALLOWED_IPS.join(',').includes(clientIp)) next(); // ✗ substring`,
    `if (JSON.stringify(allowedIps).includes(ip)) next(); // ✗ substring`,
    `if (allowedIps.some(entry => entry.includes(ip))) next(); // ✗ substring`,
    `if (new RegExp('^203.0.113').test(ip)) next(); // ✗ pattern`,
    `export const security = { allowed: { ips: ['0.0.0.0/0'] } }; // ✗ open`,
    { minConfidence: 'possible', code: `if (!allowedIps.includes(req.socket.remoteAddress)) throw new Error('no'); // ✗ mapped` },
    { minConfidence: 'possible', code: `securityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443)); // ✗ open` },
  ],
});
