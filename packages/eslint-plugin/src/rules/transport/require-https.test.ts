import { testRule } from '../../testing/test-rule.js';
import { requireHttps } from './require-https.js';

testRule(requireHttps, {
  valid: [
    // encrypted
    `await fetch('https://api.acme.com/orders');`,
    // this machine
    `await fetch('http://localhost:3000/health');\nawait fetch('http://127.0.0.1:8080');\nconst socket = new WebSocket('ws://[::1]:9000');`,
    // a container of the same network
    `import axios from 'axios';\nawait axios.get('http://inventory:8080/items');`,
    // a service of the cluster
    `const BASE_URL = 'http://orders.default.svc.cluster.local';\nexport const load = () => fetch(BASE_URL + '/orders');`,
    // private networks, and the metadata of a cloud
    `await fetch('http://10.0.3.7/status');\nawait fetch('http://169.254.169.254/latest/meta-data/');\nconst api = { baseUrl: 'http://192.168.1.20' };`,
    // the host is not written down here
    'export const load = (host: string) => fetch(`http://${host}/orders`);',
    // nor in a setting
    `const url = 'http://' + process.env.ORDERS_HOST + '/orders';\nexport const load = () => fetch(url);`,
    // namespaces are names
    `const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');\nexport const SOAP_NS = 'http://schemas.xmlsoap.org/soap/envelope/';`,
    // a schema
    `export const schema = { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'http://acme.com/order.json' };`,
    // prefix tests and upgrades
    `if (url.startsWith('http://')) url = url.replace('http://', 'https://');\nexport const isOurs = url.startsWith('http://www.acme.com');`,
    // a regular expression
    `const pattern = /^http:\\/\\/api\\.acme\\.com/;`,
    // compared, not called
    `if (issuer === 'http://login.acme.com') throw new Error('old issuer');`,
    // a link for people
    { path: 'src/Footer.tsx', code: `export const Footer = () => <a href="http://www.acme.com">Acme</a>;` },
    // an image and a namespace in markup
    { path: 'src/Logo.tsx', code: `export const Logo = () => <svg xmlns="http://www.w3.org/2000/svg"><image href="http://img.acme.com/a.png" /></svg>;` },
    // who made the package
    `export const meta = { homepage: 'http://www.acme.com', repository: { url: 'http://git.acme.com/shop' }, docsUrl: 'http://docs.acme.com' };`,
    // a text for people
    `throw new Error('See http://docs.acme.com/errors for help');`,
    // a header that says where one comes from
    `await fetch('https://api.acme.com/orders', { headers: { Referer: 'http://www.acme.com/', Origin: 'http://shop.acme.com' } });`,
    // origins that may call
    `app.use(cors({ origin: ['http://shop.acme.com'], allowedOrigins: 'http://www.acme.com' }));`,
    // proxies are spoken to in the clear, and tunnel TLS
    `const agent = new HttpsProxyAgent('http://proxy.acme.com:3128');\nprocess.env.HTTP_PROXY = 'http://proxy.acme.com:3128';`,
    // a value of the query
    'await fetch(`https://api.acme.com/preview?url=${"http://www.acme.com"}`);',
    // behind another address
    `await fetch('https://web.archive.org/web/' + 'http://www.acme.com');`,
    // certificates are asked about in the clear by design
    `await fetch('http://ocsp.digicert.com', { method: 'POST', body });`,
    // a base that is needed to read a path
    `const { pathname } = new URL(req.url, 'http://www.acme.com');`,
    // STARTTLS on the port for it
    `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.acme.com', port: 587, secure: false });`,
    // the mail catcher beside the code
    `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'mailhog', port: 1025, secure: false, ignoreTLS: true });`,
    // TLS is required
    `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.acme.com', port: 25, secure: false, requireTLS: true });`,
    // with TLS, by scheme or by option
    `import { createClient } from 'redis';\ncreateClient({ url: 'rediss://cache.acme.com:6380' });\nnew MongoClient('mongodb://db.acme.com/shop?tls=true');`,
    `import Redis from 'ioredis';\nnew Redis({ host: 'cache.acme.com', tls: {} });`,
    // FTP over TLS
    `import { Client } from 'basic-ftp';\nconst client = new Client();\nawait client.access({ host: 'ftp.acme.com', user, password, secure: true });`,
    // https by name
    `import https from 'node:https';\nhttps.get({ hostname: 'api.acme.com', path: '/orders' }, read);`,
    // a server listens, it calls nobody
    `import http from 'node:http';\nhttp.createServer(app).listen(8080, '0.0.0.0');`,
    // in a test
    { path: 'test/orders.test.ts', code: `await request('http://api.acme.com/orders');\nawait fetch('http://api.acme.com/orders');` },
    // in a comment
    `// fetch('http://api.acme.com/orders')\n/* BASE_URL = 'http://api.acme.com' */\nexport {};`,
    // an identifier of a vocabulary
    `const claims = { 'http://acme.com/claims/role': 'admin' };\nconst role = token['http://acme.com/claims/role'];`,
    // to be filled in
    `const API_URL = 'http://your-domain.com';`,
    // a placeholder of a form
    { path: 'src/Form.tsx', code: `export const Form = () => <input placeholder="http://api.acme.com" />;` },
    // the name of a graph node
    `const person = namedNode('http://xmlns.com/foaf/0.1/Person');`,
    // redirect to https
    `app.use((req, res) => res.redirect('https://' + req.headers.host + req.url));`,
    // the scheme is chosen
    `const scheme = isSecure ? 'https' : 'http';\nawait fetch(\`\${scheme}://api.acme.com/orders\`);`,
    // TLS inside of the network's own redis, and a database with its default
    `import { createClient } from 'redis';\ncreateClient({ socket: { host: 'cache.acme.com', tls: true } });\nnew Pool({ host: 'db.acme.com', ssl: true });`,
    // its own address, which mails link to
    `const appUrl = process.env.APP_URL ?? 'http://shop.acme.com';\nsendMail({ text: \`Hello, see \${appUrl}\` });`,
    // LDAP with STARTTLS
    `import ldap from 'ldapjs';\nconst client = ldap.createClient({ url: 'ldap://dir.acme.com' });\nclient.starttls({ ca }, null, bind);`,
    // a driver's sample in the help of a form
    `export const fields = [{ name: 'url', placeholder: 'redis://user:pass@cache.acme.com:6379', description: 'mongodb://db.acme.com/shop' }];`,
  ],
  invalid: [
    {
      code: `await fetch('http://api.acme.com/orders'); // ✗ request`,
      output: `await fetch('https://api.acme.com/orders'); // ✗ request`,
    },
    `import axios from 'axios';\nawait axios.post('http://rates.acme.com', { day: 1 }); // ✗ request`,
    `import axios from 'axios';\nexport const api = axios.create({ baseURL: 'http://api.acme.com/v1' }); // ✗`,
    `import axios from 'axios';\naxios.defaults.baseURL = 'http://api.acme.com'; // ✗`,
    `await axios({ method: 'post', url: 'http://api.acme.com/orders', data }); // ✗`,
    {
      code: `const BASE = 'http://api.acme.com'; // ✗\nexport const orders = (id: string) => fetch(\`\${BASE}/orders/\${id}\`);`,
      trace: [1, 2],
    },
    'export const load = (id: string) => fetch(`http://api.acme.com/orders/${id}`); // ✗ request',
    'export const load = (region: string) => fetch(`http://${region}.api.acme.com/orders`); // ✗ request',
    `const HOST = 'api.acme.com';\nexport const load = () => fetch('http://' + HOST + '/orders'); // ✗`,
    `import got from 'got';\nconst client = got.extend({ prefixUrl: 'http://api.acme.com' }); // ✗`,
    `const http = require('http');\nhttp.get('http://api.acme.com/orders', read); // ✗`,
    `import http from 'node:http';\nhttp.request({\n  hostname: 'api.acme.com', // ✗ request\n  path: '/orders',\n  method: 'POST',\n}, read);`,
    `"use strict";\nconst http_1 = require("http");\nhttp_1.request({ host: 'api.acme.com', port: 80, path: '/orders' }, done); // ✗`,
    `export const config = { apiUrl: process.env.API_URL ?? 'http://api.acme.com' }; // ✗ setting`,
    `export const API_BASE_URL = 'http://api.acme.com/v2'; // ✗ setting`,
    `export class OrdersClient {\n  private readonly baseUrl = 'http://api.acme.com'; // ✗\n  get(id) { return this.http.get(this.baseUrl + '/orders/' + id); }\n}`,
    `import { S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({ region: 'eu', endpoint: 'http://storage.acme.com' }); // ✗`,
    `const socket = new WebSocket('ws://stream.acme.com/prices'); // ✗ request`,
    `import { io } from 'socket.io-client';\nconst socket = io('http://realtime.acme.com'); // ✗`,
    `const source = new EventSource('http://events.acme.com/stream'); // ✗`,
    `const xhr = new XMLHttpRequest();\nxhr.open('POST', 'http://api.acme.com/orders'); // ✗`,
    `$.ajax({ url: 'http://api.acme.com/orders', method: 'POST' }); // ✗`,
    `$.getJSON('http://api.acme.com/orders', show); // ✗`,
    `app.get('/old', (req, res) => res.redirect('http://shop.acme.com/new')); // ✗ redirect`,
    `export const GET = () => NextResponse.redirect('http://shop.acme.com'); // ✗ redirect`,
    `await stripe.webhookEndpoints.create({ url: 'http://shop.acme.com/hooks/stripe', enabled_events }); // ✗ webhook`,
    `await bot.setWebhook('http://bot.acme.com/telegram'); // ✗ webhook`,
    `await client.messages.create({ to, from, body, statusCallback: 'http://shop.acme.com/sms' }); // ✗ webhook`,
    `passport.use(new GoogleStrategy({ clientID, clientSecret, callbackURL: 'http://shop.acme.com/auth/callback' }, verify)); // ✗ webhook`,
    `const order = { amount, notify_url: 'http://shop.acme.com/pay/notify' }; // ✗ webhook`,
    `import { createClient } from 'redis';\nconst cache = createClient({ url: 'redis://:secret@cache.acme.com:6379' }); // ✗`,
    `import Redis from 'ioredis';\nconst cache = new Redis('redis://cache.acme.com:6379'); // ✗`,
    `import Redis from 'ioredis';\nconst cache = new Redis({ host: 'cache.acme.com', port: 6379, password }); // ✗`,
    `import amqp from 'amqplib';\nconst connection = await amqp.connect('amqp://shop:pw@mq.acme.com'); // ✗`,
    `import mqtt from 'mqtt';\nconst client = mqtt.connect('mqtt://broker.acme.com'); // ✗`,
    `import ldap from 'ldapjs';\nconst client = ldap.createClient({ url: 'ldap://dir.acme.com:389' }); // ✗`,
    `import mongoose from 'mongoose';\nmongoose.connect('mongodb://shop:pw@db.acme.com:27017/shop'); // ✗`,
    `import nodemailer from 'nodemailer';\nconst mail = nodemailer.createTransport({\n  host: 'smtp.acme.com',\n  port: 587,\n  ignoreTLS: true, // ✗ mail\n});`,
    `import nodemailer from 'nodemailer';\nconst mail = nodemailer.createTransport({ host: 'smtp.acme.com', port: 25, secure: false }); // ✗ mail`,
    `import { Client } from 'basic-ftp';\nconst client = new Client();\nawait client.access({ host: 'ftp.acme.com', user, password, secure: false }); // ✗ login`,
    `import { Telnet } from 'telnet-client';\nconst connection = new Telnet();\nawait connection.connect({ host: 'switch.acme.com', port: 23 }); // ✗ login`,
    { path: 'src/Pay.tsx', code: `export const Pay = () => <form action="http://pay.acme.com/charge" method="post" />; // ✗ element` },
    { path: 'src/Head.tsx', code: `export const Head = () => <script src="http://cdn.acme.com/widget.js" />; // ✗ element` },
    `const script = document.createElement('script');\nscript.src = 'http://cdn.acme.com/widget.js'; // ✗ element`,
    `@Injectable()\nexport class RatesService {\n  constructor(private readonly http: HttpService) {}\n  load() { return this.http.get('http://rates.acme.com/latest'); } // ✗\n}`,
    `export default defineConfig({ server: { proxy: { '/api': { target: 'http://api.acme.com', changeOrigin: true } } } }); // ✗`,
    `const url = config.get('ORDERS_API_URL', 'http://orders.acme.com'); // ✗ setting`,
    `export const env = z.object({ API_URL: z.string().url().default('http://api.acme.com') }); // ✗ setting`,
    `const urls = ['http://a.acme.com/feed', 'http://b.acme.com/feed']; // ✗\nfor (const url of urls) await fetch(url);`,
    `function getApiUrl() {\n  return 'http://api.acme.com'; // ✗\n}\nexport const load = () => fetch(getApiUrl() + '/orders');`,
    `enum Api { OrdersUrl = 'http://orders.acme.com/api' } // ✗`,
    `import ky from 'ky';\nconst api = ky.create({ prefixUrl: process.env.NODE_ENV === 'production' ? 'http://api.acme.com' : 'http://localhost:3000' }); // ✗`,
    `const request = new Request('http://api.acme.com/orders', { method: 'POST' }); // ✗\nawait fetch(request);`,
    { path: 'src/Orders.vue', code: `<script setup lang="ts">\nconst orders = await fetch('http://api.acme.com/orders'); // ✗\n</script>` },
    `const protocol = 'http';\nawait fetch(\`\${protocol}://api.acme.com/orders\`); // ✗`,
    `import { createClient } from 'redis';\nconst cache = createClient({ socket: { host: 'cache.acme.com', port: 6379 } }); // ✗`,
    `import mqtt from 'mqtt';\nmqtt.connect({ host: 'broker.acme.com', port: 1883 }); // ✗`,
    `import { Pool } from 'pg';\nexport const pool = new Pool({ host: 'db.acme.com', ssl: false }); // ✗`,
    `http.createServer((req, res) => {\n  res.writeHead(302, { Location: 'http://shop.acme.com' }); // ✗ redirect\n  res.end();\n});`,
    `export const handler = async () => ({ statusCode: 302, headers: { Location: 'http://shop.acme.com' } }); // ✗ redirect`,
    `export const config = { webhook: { url: 'http://shop.acme.com' }, services: [{ name: 'orders', url: 'http://orders.acme.com' }] }; // ✗`,
    `const partner = process.env.PARTNER_URL || 'http://partner.acme.com'; // ✗ setting`,
    { minConfidence: 'possible', code: `await page.goto('http://www.acme.com'); // ✗` },
    { minConfidence: 'possible', path: 'test/orders.test.ts', code: `await fetch('http://api.acme.com/orders'); // ✗` },
  ],
});
