import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type HostReach, reachOfHost } from './host-reach.js';

const table: Readonly<Record<HostReach, readonly string[]>> = {
  near: ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '10.1.2.3', '172.20.0.4', '192.168.1.9', '169.254.169.254', '100.100.1.1', 'redis', 'orders-api', 'printer.local', 'db.prod.internal', 'api.default.svc', 'api.default.svc.cluster.local', 'web.localhost', 'api.acme.test', 'host.docker.internal', 'metadata.google.internal', '[fe80::1]'],
  sample: ['example.com', 'api.example.org', 'rates.partner.example'],
  placeholder: ['203.0.113.9', 'your-domain.com', 'my-api.acme.com', 'foo.com', 'yoursite.com'],
  remote: ['api.acme.com', '*.acme.com', 'eu-*.api.acme.io', '8.8.8.8', '172.32.0.1', '[2001:db8::1]'],
  unknown: ['*', '*.com', '${HOST}', '%s', '<host>', '[*]'],
};

for (const [reach, hosts] of Object.entries(table)) for (const host of hosts) test(`${host} is ${reach}`, () => assert.is(reachOfHost(host), reach));

test.run();
