import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mayRequest } from './request-texts.js';

test('the global fetch is called, not spoken of', () => {
  assert.ok(mayRequest('await fetch(url)'));
  assert.ok(mayRequest('window\n  .fetch(url)'));
  assert.ok(mayRequest('(globalThis as any).fetch(url)'));
  assert.ok(mayRequest('const send = fetch;'));
  assert.ok(mayRequest('const pages = [...fetch(url)];'));
  assert.not(mayRequest('// the pages that we fetch (all of them)'));
  assert.not(mayRequest('repository.fetch(id)'));
});

test('what another file of the project gives may be a client', () => {
  assert.ok(mayRequest(`import { orders } from './orders';\norders.get('/open');`));
  assert.ok(mayRequest(`import {\n  orders as open,\n} from '@/orders';\nopen.api\n  .get('/open');`));
  assert.ok(mayRequest(`const{a}=require("./a"),b=require("./b");b.api.post(u)`));
  assert.ok(mayRequest(`const orders_1 = require("./orders");\n(0, orders_1.get)('/open');`));
  assert.ok(mayRequest(`import { client } from './client';\nclient('/open');`));
});

test('not what is only a type, or stands in nothing that was imported', () => {
  assert.not(mayRequest(`import type { Client } from './client';\ncache.get(id);`));
  assert.not(mayRequest(`import { cacheOf } from './cache';\nconst cache = new Map();\ncache.get(id);`));
  assert.not(mayRequest(`import { cacheOf } from './cache';\n// See docs.example.org/code/get\nthis.helpers.request(options);`));
  assert.not(mayRequest(`export { send } from './http';`));
});

test.run();
