import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plainAddressOf } from './plain-address.js';

for (const text of ['http://api.acme.com', 'http://api.acme.com/v1?x=1', 'ws://stream.acme.com:8080', 'HTTP://API.ACME.COM', 'redis://:pass@cache.acme.com:6379/0', 'amqp://*:*@mq.acme.com', 'mongodb://a:b@db1.acme.com:27017,db2.acme.com/app', 'http://*.acme.com/x', 'ldap://dir.acme.com:389', 'http://8.8.8.8/', 'smtp://mail.acme.com:25']) {
  test(`plain: ${text}`, () => assert.ok(plainAddressOf(text)));
}

for (const text of ['https://api.acme.com', 'http://localhost:3000', 'http://*/orders', 'http://', 'http://orders/items', 'http://www.w3.org/2000/svg', 'http://ocsp.digicert.com', 'http://crl3.digicert.com/a.crl', 'mongodb://db.acme.com/app?tls=true', 'smtp://mail.acme.com:587', 'http://10.0.0.5', 'http://api.acme.com:443/', 'see http://api.acme.com', 'http://%s/x', 'http://schemas.xmlsoap.org/soap/envelope/']) {
  test(`not plain: ${text}`, () => assert.not(plainAddressOf(text)));
}

test.run();
