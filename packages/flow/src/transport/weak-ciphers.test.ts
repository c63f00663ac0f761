import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { weakCipherIn } from './weak-ciphers.js';

const table: readonly (readonly [list: string, found: string | undefined])[] = [
  ['ECDHE-RSA-AES128-GCM-SHA256:RC4-SHA', 'RC4-SHA'],
  ['HIGH:MEDIUM:LOW', 'LOW'],
  ['DES-CBC3-SHA', 'DES-CBC3-SHA'],
  ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  ['TLS_RSA_WITH_NULL_SHA256', 'TLS_RSA_WITH_NULL_SHA256'],
  ['EXP-RC4-MD5', 'EXP-RC4-MD5'],
  ['DEFAULT@SECLEVEL=0', 'DEFAULT@SECLEVEL=0'],
  ['DEFAULT:@SECLEVEL=0', '@SECLEVEL=0'],
  ['ALL', 'ALL'],
  ['aNULL', 'aNULL'],
  ['SSLv3', 'SSLv3'],
  // switched off
  ['HIGH:!aNULL:!MD5:!RC4', undefined],
  ['ALL:!ADH:!LOW:!EXP:!MD5:@STRENGTH', undefined],
  ['RC4-SHA:HIGH:!RC4', undefined],
  ['ECDHE-RSA-DES-CBC3-SHA:HIGH:!3DES', undefined],
  ['HIGH:+RC4', undefined],
  ['TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256', undefined],
  ['DEFAULT@SECLEVEL=1', undefined],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', undefined],
];

for (const [list, found] of table) test(list, () => assert.is(weakCipherIn(list), found));

test.run();
