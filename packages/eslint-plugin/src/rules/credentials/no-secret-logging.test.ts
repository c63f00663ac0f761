import { testRule } from '../../testing/test-rule.js';
import { noSecretLogging } from './no-secret-logging.js';

testRule(noSecretLogging, {
  valid: [
    // a flag
    `console.log('token set:', !!token, 'length', apiKey.length);`,
    // masked
    `logger.info({ apiKey: mask(apiKey) }, 'calling');`,
    // masked before
    `const shown = maskSecret(clientSecret);\nconsole.log('secret', shown);`,
    // the last four
    `console.log('key ending in', apiKey.slice(-4));`,
    // set or not
    `console.log('secret is', process.env.API_SECRET ? 'set' : 'missing');`,
    // a label
    `console.log('Enter your password:');`,
    // names of fields
    `console.error('password is required', { field: 'password' });`,
    // redaction is on
    `import pino from 'pino';\nconst logger = pino({ redact: ['password'] });\nlogger.info({ user, password });`,
    // how many tokens a model used
    `console.log('tokens used', usage.totalTokens, tokenCount, maxTokens);`,
    // a hash of it
    `console.log(createHash('sha256').update(apiKey).digest('hex'));`,
    // a token of a parser
    `console.log('unexpected token', token.type);`,
    // not a logger
    `math.log(password); store.set('password', password);`,
    // one header by name
    `console.log('agent', req.headers['user-agent']);`,
    // a secret's name, not its value
    `console.warn(\`missing secret \${secretName}\`);`,
    // status and address of a failed request
    `console.error(error.response.status, error.config.url);`,
    // what the rest of an object holds without the secret
    `const { password, ...rest } = { password: process.env.DB_PASSWORD, host: 'db' };\nconsole.log('database', rest);`,
    // blotted out after the spread
    `app.use((req, res, next) => { const headers = { ...req.headers, authorization: '[redacted]' }; logger.debug(headers); next(); });`,
    // not the header that authorises
    `const agent = req.headers['user-agent'];\nlogger.info('agent ' + agent);`,
    // a body that no secret is taken from
    `app.post('/orders', (req, res) => { const { item } = req.body; console.warn('bad order', req.body); });`,
    // the host alone
    `console.log('database host', new URL(config.DATABASE_URL).host);`,
  ],
  invalid: [
    `console.log('using key', apiKey); // ✗ value`,
    'console.log(`Authenticating with ${clientSecret}`); // ✗ value',
    `logger.debug({ user, password }); // ✗`,
    `console.log(process.env); // ✗ environment`,
    `console.log(process.env.STRIPE_SECRET_KEY); // ✗ value`,
    `console.log('env', JSON.stringify(process.env, null, 2)); // ✗ environment`,
    `app.use((req, res, next) => { logger.info(req.headers); next(); }); // ✗ headers`,
    `logger.error('call failed', error.config); // ✗ request`,
    `const headers = { Authorization: \`Bearer \${accessToken}\` };\nconsole.debug('request', headers); // ✗`,
    `this.logger.log('webhook secret ' + this.webhookSecret); // ✗`,
    `process.stdout.write(privateKey); // ✗`,
    `Sentry.setContext('auth', { accessToken }); // ✗`,
    `const line = \`login \${user} \${password}\`;\nconsole.info(line); // ✗`,
    `winston.info('config', { ...config, clientSecret }); // ✗`,
    `import createDebug from 'debug';\nconst debug = createDebug('app');\ndebug('refresh token %s', refreshToken); // ✗`,
    { path: 'a.js', code: `"use strict";\nconst logger_1 = require("./logger");\nlogger_1.logger.info("secret: " + process.env.JWT_SECRET); // ✗` },
    // laid out in ways that a look at the text alone could miss
    `console\n  // the key\n  .log(\n    apiKey, // ✗\n  );`,
    `console?.["log"](apiKey); // ✗`,
    `console /* of the browser */ . /* loudly */ error /* now */ (clientSecret); // ✗`,
    { path: 'a.js', code: 'this["logger"][`info`]?.(o.clientSecret); // ✗' },
    `getLogger('orders') // named\n  .warn({ password }); // ✗`,
    `(getLogger())!.child({}); getLogger<Orders>("a").info(clientSecret); // ✗`,
    { path: 'a.js', code: `var a=require("debug"),debug=a("x");debug(o.accessToken) // ✗` },
    `import createDebug from 'debug';\nconst log = createDebug('app');\nlog /* it */ (refreshToken); // ✗`,
    `Sentry.addBreadcrumb({message:'a',data:{accessToken}}) // ✗`,
    `console.log('a)', apiKey); // ✗`,
    // one header, but the one that authorises
    `http.interceptors.response.use(undefined, error => { console.error('failed', error.config.headers.Authorization); }); // ✗`,
    `const header = req.headers.authorization;\nlogger.info('header: ' + header); // ✗`,
    `const token = req.headers.authorization?.split(' ')[1];\nlogger.debug('token', { token }); // ✗`,
    `analytics().logEvent('login', { password }); // ✗`,
    `app.post('/login', (req, res) => { const { email, password } = req.body; check(email, password); console.warn('bad login', req.body); }); // ✗ value`,
    'console.error(`cannot connect to ${config.DATABASE_URL}`); // ✗ value',
    `logger.debug('using', { ...credentials, retries: 3 }); // ✗`,
    `posthog.capture('signup', { password }); // ✗`,
  ],
});
