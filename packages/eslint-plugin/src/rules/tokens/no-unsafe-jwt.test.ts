import { testRule } from '../../testing/test-rule.js';
import { noUnsafeJwt } from './no-unsafe-jwt.js';

testRule(noUnsafeJwt, {
  valid: [
    // proved, with the algorithm pinned
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => {\n  req.user = jwt.verify(req.headers.authorization.slice(7), process.env.PUBLIC_KEY, { algorithms: ['RS256'] });\n  next();\n};`,
    // read to choose the key, then proved
    `import jwt from 'jsonwebtoken';\nexport async function auth(req, keys) {\n  const { header } = jwt.decode(req.cookies.token, { complete: true });\n  const key = await keys.get(header.kid);\n  req.user = jwt.verify(req.cookies.token, key, { algorithms: ['RS256'] });\n}`,
    // only looked at to renew in time
    `import jwt from 'jsonwebtoken';\nexport const isStale = (token: string) => {\n  const { exp } = jwt.decode(token) as { exp: number };\n  return exp * 1000 < Date.now() + 60_000;\n};`,
    // a name on a page
    { code: `'use client';\nimport { jwtDecode } from 'jwt-decode';\nexport function Greeting({ token }) {\n  const user = jwtDecode(token);\n  return <p>{user.name}</p>;\n}`, path: 'components/greeting.tsx' },
    // the id token came straight from the provider, over TLS
    `import { decodeJwt } from 'jose';\nexport async function callback(req) {\n  const tokens = await client.exchange(req.query.code);\n  const claims = decodeJwt(tokens.id_token);\n  return db.user.findUnique({ where: { email: claims.email } });\n}`,
    // a guard of the route proved it
    `import jwt from 'jsonwebtoken';\nrouter.get('/me', requireAuth, async (req, res) => {\n  const { sub } = jwt.decode(req.headers.authorization.split(' ')[1]);\n  res.json(await User.findById(sub));\n});`,
    // another guard, of Nest
    `import { JwtService } from '@nestjs/jwt';\n@Controller('me')\n@UseGuards(AuthGuard('jwt'))\nexport class MeController {\n  constructor(private readonly jwt: JwtService, private readonly users: Users) {}\n  @Get()\n  me(@Headers('authorization') header: string) {\n    const claims = this.jwt.decode(header.slice(7));\n    return this.users.findOne(claims.sub);\n  }\n}`,
    // expires
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });`,
    // expires, as a claim
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 900 }, process.env.JWT_SECRET);`,
    // the options come from elsewhere
    `import jwt from 'jsonwebtoken';\nimport { signOptions } from './settings';\nexport const issue = user => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, signOptions);`,
    // the builder says when it ends
    `import { SignJWT } from 'jose';\nexport const issue = (id: string, key: Uint8Array) => new SignJWT({ id }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('2h').sign(key);`,
    // the builder is kept and told later
    `import { SignJWT } from 'jose';\nexport function issue(id: string, key: Uint8Array) {\n  const token = new SignJWT({ id }).setProtectedHeader({ alg: 'HS256' });\n  token.setExpirationTime('2h');\n  return token.sign(key);\n}`,
    // the module's options, elsewhere, hold for all
    `import { JwtService } from '@nestjs/jwt';\nexport class Auth {\n  constructor(private readonly jwtService: JwtService) {}\n  login(user) { return this.jwtService.sign({ sub: user.id }); }\n}`,
    // ends after an hour, for the whole module
    `import { JwtModule } from '@nestjs/jwt';\nexport const tokens = JwtModule.register({ secret: process.env.JWT_SECRET, signOptions: { expiresIn: '1h' } });`,
    // a strategy for renewal looks at old tokens
    `import { Strategy, ExtractJwt } from 'passport-jwt';\nexport class RefreshStrategy extends PassportStrategy(Strategy, 'jwt-refresh') {\n  constructor() {\n    super({ jwtFromRequest: ExtractJwt.fromBodyField('token'), ignoreExpiration: true, secretOrKey: process.env.REFRESH_SECRET, algorithms: ['HS256'] });\n  }\n}`,
    // the old access token, at renewal
    `import jwt from 'jsonwebtoken';\nexport function refreshSession(accessToken: string, refreshToken: string) {\n  const { sub } = jwt.verify(accessToken, process.env.JWT_SECRET, { ignoreExpiration: true, algorithms: ['HS256'] });\n  return sessions.renew(sub, refreshToken);\n}`,
    // keys of the set bind their algorithm
    `import { createRemoteJWKSet, jwtVerify } from 'jose';\nconst keys = createRemoteJWKSet(new URL('https://id.shop.example/jwks.json'));\nexport const claimsOf = async (token: string) => (await jwtVerify(token, keys, { issuer: 'https://id.shop.example' })).payload;`,
    // the error is looked at
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (err, claims) => {\n  if (err) return res.sendStatus(401);\n  req.user = claims;\n  next();\n});`,
    // what was decoded is looked at
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (_, claims) => {\n  if (!claims) return res.sendStatus(401);\n  req.user = claims;\n  next();\n});`,
    // a failed proof is a failure
    `import jwt from 'jsonwebtoken';\nexport function isValid(token: string) {\n  try {\n    jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });\n    return true;\n  } catch {\n    return false;\n  }\n}`,
    // says whether it has ended
    `import jwt from 'jsonwebtoken';\nexport function isExpired(token: string) {\n  try {\n    jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });\n    return false;\n  } catch {\n    return true;\n  }\n}`,
    // when it was changed is no secret
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({ sub: user.id, passwordChangedAt: user.passwordChangedAt, hasPassword: true }, process.env.JWT_SECRET, { expiresIn: '15m' });`,
    // a link to leave the list is to last
    `import jwt from 'jsonwebtoken';\nexport const unsubscribeLink = (email: string) => 'https://shop.example/leave?t=' + jwt.sign({ email }, process.env.LINK_SECRET);`,
    // no token of that kind
    `import { decode } from 'html-entities';\nexport const titleOf = (req, jwt) => { req.user = decode(req.body.title); return jwt; };`,
    // the signature is worked out by hand
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport function userOf(token: string) {\n  const [head, body, mac] = token.split('.');\n  const own = createHmac('sha256', process.env.KEY).update(head + '.' + body).digest('base64url');\n  if (!timingSafeEqual(Buffer.from(own), Buffer.from(mac))) throw new Error('forged');\n  return db.findUser(JSON.parse(Buffer.from(body, 'base64url').toString()).sub);\n}`,
    // proved by the provider's own client
    `import jwt from 'jsonwebtoken';\nexport async function auth(req) {\n  const token = req.headers.authorization.slice(7);\n  await firebase.auth().verifyIdToken(token);\n  req.user = jwt.decode(token);\n}`,
    // asymmetric throughout
    `import jwt from 'jsonwebtoken';\nexport const issue = (id: string) => jwt.sign({ id }, process.env.PRIVATE_KEY, { algorithm: 'ES256', expiresIn: '5m' });`,
    // a shared secret and the algorithm that goes with it
    `import { expressjwt } from 'express-jwt';\nexport const auth = expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] });`,
    // the key set, and its algorithm
    `import { Strategy, ExtractJwt } from 'passport-jwt';\nimport { passportJwtSecret } from 'jwks-rsa';\nexport const strategy = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKeyProvider: passportJwtSecret({ jwksUri }), algorithms: ['RS256'] }, check);`,
    // expires by the claim, as hono wants it
    `import { sign } from 'hono/jwt';\nexport const issue = (id: string, c) => sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 300 }, c.env.JWT_SECRET);`,
    // a stand-in for a public key opens nothing
    `import jwt from 'jsonwebtoken';\nexport const publicKey = process.env.PUBLIC_KEY ?? 'placeholder-public-key';\nexport const claimsOf = (token: string) => jwt.verify(token, publicKey, { algorithms: ['RS256'] });`,
    // a test makes a token that lasts
    { code: `import jwt from 'jsonwebtoken';\nconst token = jwt.sign({ sub: '1' }, 'secret');`, path: 'src/auth.test.ts' },
    // a table of what is refused
    `import jwt from 'jsonwebtoken';\nconst refused = [{ alg: 'none' }, { alg: 'HS1' }];\nexport const isRefused = token => refused.some(({ alg }) => jwt.decode(token, { complete: true }).header.alg === alg);`,
    // awaited
    `import { JwtService } from '@nestjs/jwt';\nexport class Guard {\n  constructor(private jwtService: JwtService) {}\n  async canActivate(context) {\n    const request = context.switchToHttp().getRequest();\n    try {\n      request.user = await this.jwtService.verifyAsync(request.cookies.token, { secret: process.env.JWT_SECRET });\n    } catch {\n      throw new UnauthorizedException();\n    }\n    return true;\n  }\n}`,
    // a sign of another library
    `import { sign } from 'tweetnacl';\nexport const jwtLike = (payload: Uint8Array, key: Uint8Array) => sign(payload, key);`,
    // printed by a tool on the command line
    `import jwt from 'jsonwebtoken';\nconst claims = jwt.decode(process.argv[2]);\nconsole.log(JSON.stringify(claims, null, 2));`,
    // both for renewal and nothing trusted: where to go is shown
    `import { decodeJwt } from 'jose';\nexport async function expiryOf(session) {\n  const { exp, iat } = decodeJwt(session.accessToken);\n  return { exp, iat };\n}`,
  ],
  invalid: [
    // Express: the user is whom the token says
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => {\n  const token = req.headers.authorization?.split(' ')[1];\n  req.user = jwt.decode(token); // ✗ unverified\n  next();\n};`,
    // a look-up by a claim
    `const jwt = require('jsonwebtoken');\nrouter.get('/orders', async (req, res) => {\n  const { userId } = jwt.decode(req.cookies.session); // ✗ unverified\n  res.json(await Order.find({ userId }));\n});`,
    // a role out of it
    `import { jwtDecode } from 'jwt-decode';\napp.delete('/users/:id', async (req, res) => {\n  const claims = jwtDecode(req.headers.authorization); // ✗ unverified\n  if (claims.role !== 'admin') return res.sendStatus(403);\n  await remove(req.params.id);\n});`,
    // Next: a route handler
    { code: `import { decodeJwt } from 'jose';\nimport { cookies } from 'next/headers';\nexport async function GET() {\n  const claims = decodeJwt((await cookies()).get('token')!.value); // ✗ unverified\n  return Response.json(await prisma.invoice.findMany({ where: { ownerId: claims.sub } }));\n}`, path: 'app/api/invoices/route.ts' },
    // Nest: a guard that proves nothing
    `import { JwtService } from '@nestjs/jwt';\n@Injectable()\nexport class AuthGuard {\n  constructor(private readonly jwtService: JwtService) {}\n  canActivate(context) {\n    const request = context.switchToHttp().getRequest();\n    const token = request.headers.authorization.split(' ')[1];\n    request.user = this.jwtService.decode(token); // ✗ unverified\n    return true;\n  }\n}`,
    // compiled
    `"use strict";\nconst jsonwebtoken_1 = __importDefault(require("jsonwebtoken"));\nconst auth = (req, res, next) => {\n    req.user = jsonwebtoken_1.default.decode(req.headers["x-token"]); // ✗ unverified\n    next();\n};\nexports.auth = auth;`,
    // by hand
    `export const auth = (req, res, next) => {\n  const token = req.headers.authorization.slice(7);\n  const payload = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString()); // ✗ unverified\n  req.user = payload;\n  next();\n};`,
    // a worker, by hand
    `export default {\n  async fetch(request, env) {\n    const jwt = request.headers.get('authorization').slice(7);\n    const claims = JSON.parse(atob(jwt.split('.')[1])); // ✗ unverified\n    const user = await env.db.getUser(claims.sub);\n    return Response.json(user);\n  },\n};`,
    // a helper named for what it does not do
    `import jwt from 'jsonwebtoken';\nexport function verifyToken(token: string) {\n  return jwt.decode(token); // ✗ unverified\n}`,
    // where the proof fails, it is read all the same
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => {\n  const token = req.cookies.token;\n  try {\n    req.user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] }); // ✗ ignored-result\n  } catch {\n    req.user = jwt.decode(token); // ✗ unverified\n  }\n  next();\n};`,
    // a socket
    `import jwt from 'jsonwebtoken';\nio.use((socket, next) => {\n  socket.data.user = jwt.decode(socket.handshake.auth.token); // ✗ unverified\n  next();\n});`,
    // Hono
    `import { decode } from 'hono/jwt';\napp.use('/admin/*', async (c, next) => {\n  const { payload } = decode(c.req.header('authorization')!.slice(7)); // ✗ unverified\n  c.set('user', payload);\n  await next();\n});`,
    // no signature asked for
    `import jwt from 'jsonwebtoken';\nexport const claimsOf = token => jwt.verify(token, process.env.JWT_SECRET, {\n  algorithms: ['HS256', 'none'], // ✗ none\n});`,
    // signed by nobody
    `const jwt = require('jsonwebtoken');\nexports.issue = user => jwt.sign({ sub: user.id }, '', { algorithm: 'none', expiresIn: '1h' }); // ✗ none`,
    // jose calls it by its name
    `import { UnsecuredJWT } from 'jose';\nexport const issue = (id: string) => new UnsecuredJWT({ id }).setExpirationTime('1h').encode(); // ✗ none`,
    // jwt-simple's third argument
    `import jwt from 'jwt-simple';\nexport const claimsOf = (token: string, key: string) => jwt.decode(token, key, true, 'HS256'); // ✗ none`,
    // old tokens are as good
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => {\n  req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'], ignoreExpiration: true }); // ✗ ignored-expiry\n  next();\n};`,
    // passport, in Nest
    `import { ExtractJwt, Strategy } from 'passport-jwt';\n@Injectable()\nexport class JwtStrategy extends PassportStrategy(Strategy) {\n  constructor() {\n    super({\n      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),\n      ignoreExpiration: true, // ✗ ignored-expiry\n      secretOrKey: process.env.JWT_SECRET,\n    });\n  }\n}`,
    // a public key, and any algorithm
    `import jwt from 'jsonwebtoken';\nimport { readFileSync } from 'node:fs';\nconst publicKey = readFileSync('keys/public.pem');\nexport const claimsOf = (token: string) => jwt.verify(token, publicKey); // ✗ unpinned`,
    // looked up in a key set
    `import jwt from 'jsonwebtoken';\nimport jwksClient from 'jwks-rsa';\nconst client = jwksClient({ jwksUri: 'https://id.shop.example/jwks.json' });\nconst getKey = (header, done) => client.getSigningKey(header.kid, (err, key) => done(err, key.getPublicKey()));\nexport const check = (token, done) => jwt.verify(token, getKey, { issuer: 'https://id.shop.example' }, done); // ✗ unpinned`,
    // passport with a key set
    `import { Strategy, ExtractJwt } from 'passport-jwt';\nimport { passportJwtSecret } from 'jwks-rsa';\nexport const strategy = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKeyProvider: passportJwtSecret({ jwksUri }) }, check); // ✗ unpinned`,
    // both kinds allowed
    `import jwt from 'jsonwebtoken';\nexport const claimsOf = (token, publicKey) => jwt.verify(token, publicKey, { algorithms: ['RS256', 'HS256'] }); // ✗ confused`,
    // the public key signs
    `import jwt from 'jsonwebtoken';\nexport const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_PUBLIC_KEY, { algorithms: ['HS256'] }); // ✗ confused`,
    // nobody looks at the error
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => jwt.verify(req.cookies.token, process.env.JWT_SECRET, (err, claims) => { // ✗ ignored-result\n  req.user = claims;\n  next();\n});`,
    // nobody waits
    `import { jwtVerify } from 'jose';\nexport async function auth(request, key) {\n  jwtVerify(request.headers.get('authorization'), key); // ✗ ignored-result\n  return handle(request);\n}`,
    // Nest, nobody waits
    `import { JwtService } from '@nestjs/jwt';\nexport class Guard {\n  constructor(private jwtService: JwtService) {}\n  async canActivate(context) {\n    const request = context.switchToHttp().getRequest();\n    this.jwtService.verifyAsync(request.cookies.token); // ✗ ignored-result\n    return true;\n  }\n}`,
    // a failure is a success
    `import jwt from 'jsonwebtoken';\nexport function isSignedIn(token: string) {\n  try {\n    jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] }); // ✗ ignored-result\n    return true;\n  } catch (error) {\n    console.error(error);\n    return true;\n  }\n}`,
    // the word of the tutorial
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({ sub: user.id }, 'secret', { expiresIn: '1h' }); // ✗ literal`,
    // as a stand-in
    `import jwt from 'jsonwebtoken';\nconst KEY = process.env.JWT_SECRET || 'secret'; // ✗ literal\nexport const issue = user => jwt.sign({ sub: user.id }, KEY, { expiresIn: '1h' });`,
    // the hash of the password travels with every request
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({\n  sub: user.id,\n  password: user.password, // ✗ payload\n}, process.env.JWT_SECRET, { expiresIn: '1h' });`,
    // jose, and a secret in it
    `import { SignJWT } from 'jose';\nexport const issue = (user, key) => new SignJWT({ id: user.id, totpSecret: user.totpSecret }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key); // ✗ payload`,
    // never ends
    `import jwt from 'jsonwebtoken';\nexport const issue = user => jwt.sign({ sub: user.id }, process.env.JWT_SECRET); // ✗ no-expiry`,
    // options, but no end
    `const jwt = require('jsonwebtoken');\nfunction createToken(payload) {\n  return jwt.sign(payload, process.env.JWT_SECRET, { algorithm: 'HS256', issuer: 'shop' }); // ✗ no-expiry\n}\nmodule.exports = { createToken };`,
    // jose, no end
    `import { SignJWT } from 'jose';\nexport const issue = (id: string, key: Uint8Array) =>\n  new SignJWT({ id }) // ✗ no-expiry\n    .setProtectedHeader({ alg: 'HS256' })\n    .setIssuedAt()\n    .sign(key);`,
    // hono, no end
    `import { sign } from 'hono/jwt';\napp.post('/login', async c => c.json({ token: await sign({ sub: 'u1', role: 'admin' }, c.env.JWT_SECRET) })); // ✗ no-expiry`,
    // fast-jwt, no end
    `import { createSigner } from 'fast-jwt';\nconst sign = createSigner({ key: process.env.JWT_SECRET }); // ✗ no-expiry\nexport const issue = (id: string) => sign({ id });`,
    // fastify, no end
    `import fastify from 'fastify';\nimport jwt from '@fastify/jwt';\nconst app = fastify();\napp.register(jwt, { secret: process.env.JWT_SECRET }); // ✗ no-expiry\napp.post('/login', async () => ({ token: app.jwt.sign({ id: 1 }) }));`,
    // a class field, compiled decorators aside
    `import * as jwt from 'jsonwebtoken';\nexport class Tokens {\n  private readonly key = process.env.JWT_SECRET;\n  issue(id: string) {\n    return jwt.sign({ id }, this.key); // ✗ no-expiry\n  }\n}`,
    // through a helper of the file
    `import jwt from 'jsonwebtoken';\nconst claims = token => jwt.decode(token); // ✗ unverified\nexport const auth = (req, res, next) => {\n  req.user = claims(req.headers['x-access-token']);\n  next();\n};`,
    // that it can be read is all that is asked
    `import jwt from 'jsonwebtoken';\nexport const auth = (req, res, next) => {\n  const decoded = jwt.decode(req.cookies.token); // ✗ unverified\n  if (!decoded) return res.status(401).end();\n  next();\n};`,
    // the context of GraphQL
    `import jwt from 'jsonwebtoken';\nexport const context = ({ req }) => {\n  const user = jwt.decode(req.headers.authorization); // ✗ unverified\n  return { user };\n};`,
    // jwt-simple takes the algorithm of the token with a public key
    { code: `import jwt from 'jwt-simple';\nexport const claimsOf = (token: string) => jwt.decode(token, process.env.PUBLIC_KEY); // ✗ unpinned`, minConfidence: 'likely' },
    // a shared secret with no algorithm is only possible
    { code: `import jwt from 'jsonwebtoken';\nexport const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET); // ✗ unpinned`, minConfidence: 'possible' },
    // requests without a token pass
    { code: `import { expressjwt } from 'express-jwt';\nexport const auth = expressjwt({\n  secret: process.env.JWT_SECRET,\n  algorithms: ['HS256'],\n  credentialsRequired: false, // ✗ optional\n});`, minConfidence: 'possible' },
  ],
});
