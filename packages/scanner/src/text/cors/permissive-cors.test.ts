import type { Problem } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { permissiveCors } from './permissive-cors.js';

/** File, text, and the lines on which a finding stands; a "?" marks one that is only possible. */
const table: readonly (readonly [path: string, text: string, ...found: string[]])[] = [
  // servers
  ['nginx.conf', 'location /api {\n  add_header Access-Control-Allow-Origin $http_origin always;\n  add_header Access-Control-Allow-Credentials true always;\n}\n', '2'],
  ['nginx.conf', "location /api {\n  add_header 'Access-Control-Allow-Origin' '*';\n  add_header 'Access-Control-Allow-Credentials' 'true';\n}\n", '2'],
  ['nginx.conf', 'map $http_origin $ours {\n  https://shop.example $http_origin;\n}\nserver {\n  add_header Access-Control-Allow-Origin $ours;\n  add_header Access-Control-Allow-Credentials true;\n}\n'],
  ['nginx.conf', 'location /fonts {\n  add_header Access-Control-Allow-Origin *;\n}\n'],
  ['nginx.conf', 'location /api {\n  # add_header Access-Control-Allow-Origin *;\n  add_header Access-Control-Allow-Credentials true;\n}\n'],
  ['nginx.conf', 'location /api {\n  add_header Access-Control-Allow-Origin "null";\n}\n', '2'],
  ['.htaccess', 'Header set Access-Control-Allow-Origin "*"\nHeader set Access-Control-Allow-Credentials "true"\n', '1'],
  // hosting
  ['public/_headers', '/api/*\n  Access-Control-Allow-Origin: *\n  Access-Control-Allow-Credentials: true\n', '2'],
  ['public/_headers', '/fonts/*\n  Access-Control-Allow-Origin: *\n'],
  ['vercel.json', '{ "headers": [{ "source": "/api/(.*)", "headers": [\n  { "key": "Access-Control-Allow-Credentials", "value": "true" },\n  { "key": "Access-Control-Allow-Origin", "value": "*" }\n] }] }\n', '3'],
  ['vercel.json', '{ "headers": [{ "source": "/api/(.*)", "headers": [\n  { "key": "Access-Control-Allow-Credentials", "value": "true" },\n  { "key": "Access-Control-Allow-Origin", "value": "https://shop.example" }\n] }] }\n'],
  ['netlify.toml', '[[headers]]\n  for = "/api/*"\n  [headers.values]\n    Access-Control-Allow-Origin = "*"\n    Access-Control-Allow-Credentials = "true"\n', '4'],
  // gateways and functions
  ['serverless.yml', 'provider:\n  httpApi:\n    cors:\n      allowedOrigins:\n        - "*"\n      allowCredentials: true\n', '4'],
  ['serverless.yml', 'functions:\n  orders:\n    events:\n      - http:\n          cors:\n            origin: "*"\n            allowCredentials: true\n', '6'],
  ['serverless.yml', 'provider:\n  httpApi:\n    cors:\n      allowedOrigins:\n        - https://shop.example\n      allowCredentials: true\n'],
  ['ingress.yaml', 'metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/cors-allow-origin: "*"\n    nginx.ingress.kubernetes.io/cors-allow-credentials: "true"\n', '3'],
  ['ingress.yaml', 'metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/cors-allow-origin: "https://shop.example"\n    nginx.ingress.kubernetes.io/cors-allow-credentials: "true"\n'],
  ['main.tf', 'cors_configuration {\n  allow_origins     = ["*"]\n  allow_credentials = true\n}\n', '2'],
];

for (const [path, text, ...expected] of table) {
  test(`${path}: ${text.split('\n')[1]?.trim() ?? text}`, async () => {
    assert.ok(permissiveCors.wants(path));
    const found = [...(await permissiveCors.find({ path, text }))].map((problem: Problem) => `${text.slice(0, problem.span[0]).split('\n').length}${problem.confidence === 'possible' ? '?' : ''}`);
    assert.equal(found, expected);
  });
}

test.run();
