import { testRule } from '../../testing/test-rule.js';
import { noNosqlInjection } from './no-nosql-injection.js';

testRule(noNosqlInjection, {
  valid: [
    // a text for sure
    `app.post('/login', async (req, res) => res.json(await User.findOne({ email: String(req.body.email) })));`,
    // so is a template
    "app.post('/login', async (req, res) => res.json(await User.findOne({ email: `${req.body.email}` })));",
    // a route parameter is a text
    `app.get('/users/:id', async (req, res) => res.json(await User.findOne({ _id: req.params.id })));`,
    // a header is a text
    `app.get('/me', async (req, res) => res.json(await Session.findOne({ token: req.headers['x-token'] })));`,
    // findById makes an id of it
    `app.get('/users', async (req, res) => res.json(await User.findById(req.query.id)));`,
    // an id
    `import { ObjectId } from 'mongodb';\napp.post('/x', async (req, res) => res.json(await db.collection('users').findOne({ _id: new ObjectId(req.body.id) })));`,
    // read as a value, whatever it is
    `app.post('/x', async (req, res) => res.json(await User.findOne({ email: { $eq: req.body.email } })));`,
    // tested
    `app.post('/x', async (req, res) => {\n  const { email } = req.body;\n  if (typeof email !== 'string') return res.sendStatus(400);\n  res.json(await User.findOne({ email }));\n});`,
    // a schema says what it is
    `app.post('/x', async (req, res) => {\n  const { email } = schema.parse(req.body);\n  res.json(await User.findOne({ email }));\n});`,
    // operators are taken out
    `import mongoSanitize from 'express-mongo-sanitize';\napp.use(mongoSanitize());\napp.post('/x', async (req, res) => res.json(await User.findOne({ email: req.body.email })));`,
    // a DTO that is validated
    `@Controller('auth')\nexport class Auth {\n  constructor(@InjectModel(User.name) private userModel: Model<User>) {}\n  @Post() login(@Body() dto: LoginDto) { return this.userModel.findOne({ email: dto.email }); }\n}`,
    // a DTO of this file
    `class LoginDto { @IsEmail() email: string; }\n@Controller('auth')\nexport class Auth {\n  @Post() login(@Body() dto: LoginDto) { return this.userModel.findOne({ email: dto.email }); }\n}`,
    // Sequelize takes no operators from texts
    `import { User } from './models';\napp.post('/x', async (req, res) => res.json(await User.findOne({ where: { email: req.body.email } })));`,
    // another mapper
    `import { Repository } from 'typeorm';\napp.post('/x', async (req, res) => res.json(await User.findOne({ email: req.body.email })));`,
    // a list of one's own
    `app.post('/x', (req, res) => res.json(items.find(item => item.id === req.body.id)));`,
    // a map
    `const Cache = new Map();\napp.post('/x', (req, res) => res.json(Cache.find({ id: req.body.id })));`,
    // Fastify reads queries as texts
    `fastify.get('/x', async request => User.findOne({ email: request.query.email }));`,
    // so does a URL
    `export async function GET(request: Request) {\n  const email = new URL(request.url).searchParams.get('email');\n  return Response.json(await User.findOne({ email }));\n}`,
    // and a form
    `'use server';\nexport async function login(form: FormData) {\n  return User.findOne({ email: form.get('email') });\n}`,
    // what is written, not what is sought
    `app.post('/x', async (req, res) => res.json(await User.create({ email: req.body.email })));`,
    // made lower case: only texts can be
    `app.post('/x', async (req, res) => res.json(await User.findOne({ email: req.body.email.toLowerCase() })));`,
    // the user of the session
    `app.get('/x', async (req, res) => res.json(await Order.find({ owner: req.user.id })));`,
    // values of an expression
    `app.get('/x', async (req, res) => res.json(await dynamo.query({ KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': req.query.id } })));`,
    // parameters of Cypher
    "app.get('/x', async (req, res) => res.json(await session.run('MATCH (u:User { name: $name }) RETURN u', { name: req.query.name })));",
    // Redis: a script that is written here
    `app.get('/x', async (req, res) => res.json(await redis.eval('return redis.call("get", KEYS[1])', 1, req.query.key)));`,
    // one of a list
    `app.post('/x', async (req, res) => {\n  if (!['open', 'closed'].includes(req.body.state)) return res.sendStatus(400);\n  res.json(await Order.find({ state: req.body.state }));\n});`,
    // another mapper's model, imported from a file
    `const db = require('./models');\napp.post('/x', async (req, res) => res.json(await db.users.findOne({ where: { email: req.body.email } })));`,
    // an array of rows
    `app.get('/x', (req, res) => res.json(db.users.find(user => user.id === req.query.id)));`,
    // a list of values is no operator
    `app.post('/x', async (req, res) => res.json(await User.find({ state: { $in: [req.body.state] } })));`,
    // a number
    `app.post('/x', async (req, res) => res.json(await User.findOne({ age: Number(req.body.age) })));`,
    // a flag
    `app.post('/x', async (req, res) => res.json(await User.find({ active: req.body.active === 'true' })));`,
    // a date
    `app.post('/x', async (req, res) => res.json(await Order.find({ created: new Date(req.body.since) })));`,
    // hashed
    `app.post('/x', async (req, res) => res.json(await Session.findOne({ token: createHash('sha256').update(req.body.token).digest('hex') })));`,
    // joi says what it is
    `app.post('/x', async (req, res) => {\n  const { value, error } = schema.validate(req.body);\n  if (error) return res.status(400).end();\n  res.json(await User.findOne({ email: value.email }));\n});`,
    // Fastify's schema says what it is
    `fastify.post('/x', { schema: { body: { type: 'object', properties: { email: { type: 'string' } } } } }, async request => User.findOne({ email: request.body.email }));`,
    // Hono's validator
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/x', zValidator('json', schema), async c => c.json(await User.findOne({ email: c.req.valid('json').email })));`,
    // GraphQL says what it is
    `const resolvers = { Query: { user: (_, { email }) => User.findOne({ email }) } };`,
    // an e-mail address, tested
    `app.post('/x', async (req, res) => {\n  if (!validator.isEmail(req.body.email)) return res.status(400).end();\n  res.json(await User.findOne({ email: req.body.email }));\n});`,
    // bytes
    `app.post('/x', async (req, res) => {\n  const credential = JSON.parse(req.body.credential);\n  res.json(await User.findOne({ credentialId: Buffer.from(credential.id, 'base64url') }));\n});`,
    // validated before the handler
    `app.post('/x', validate(loginSchema), async (req, res) => res.json(await User.findOne({ email: req.body.email })));`,
  ],
  invalid: [
    `app.post('/login', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email, password: req.body.password }); // ✗ operator\n  res.json(user);\n});`,
    `router.post('/login', async (req, res) => {\n  const { username, password } = req.body;\n  const user = await db.collection('users').findOne({ username, password }); // ✗ operator\n  res.json(user);\n});`,
    `app.get('/products', async (req, res) => res.json(await Product.find(req.query))); // ✗ filter`,
    `app.post('/search', async (req, res) => res.json(await Product.find({ ...req.body }))); // ✗ filter`,
    `app.get('/reset', async (req, res) => res.json(await User.findOne({ resetToken: req.query.token }))); // ✗ operator`,
    `import mongoose from 'mongoose';\nconst User = mongoose.model('User', schema);\nexport const remove = async (req, res) => {\n  await User.deleteMany({ owner: req.body.owner }); // ✗ operator\n  res.end();\n};`,
    `app.post('/x', async (req, res) => res.json(await User.findOne({ $or: [{ email: req.body.login }, { name: req.body.login }] }))); // ✗ operator`,
    "app.get('/x', async (req, res) => res.json(await User.find({\n  $where: `this.name == '${req.query.name}'`, // ✗ script\n})));",
    `app.post('/x', async (req, res) => {\n  const filter = {};\n  if (req.body.name) filter.name = req.body.name;\n  res.json(await User.find(filter)); // ✗ operator\n});`,
    `@Controller('auth')\nexport class Auth {\n  constructor(@InjectModel(User.name) private userModel: Model<User>) {}\n  @Post() login(@Body() body: any) {\n    return this.userModel.findOne({ email: body.email }); // ✗ operator\n  }\n}`,
    { path: 'app/api/login/route.ts', code: `import clientPromise from '@/lib/mongodb';\nexport async function POST(request: Request) {\n  const { email } = await request.json();\n  const db = (await clientPromise).db();\n  return Response.json(await db.collection('users').findOne({ email })); // ✗ operator\n}` },
    { path: 'pages/api/user.ts', code: `export default async function handler(req, res) {\n  const users = await collection.find({ name: req.body.name }).toArray(); // ✗ operator\n  res.json(users);\n}` },
    `export const handler = async event => {\n  const { token } = JSON.parse(event.body);\n  return Session.findOne({ token }); // ✗ operator\n};`,
    `router.post('/login', async ctx => {\n  ctx.body = await User.findOne({ email: ctx.request.body.email }); // ✗ operator\n});`,
    `fastify.post('/x', async request => fastify.mongo.db.collection('users').findOne({ email: request.body.email })); // ✗ operator`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/x', async c => {\n  const { email } = await c.req.json();\n  return c.json(await User.findOne({ email })); // ✗ operator\n});`,
    { path: 'auth.js', code: `const User_1 = require("./models/User");\nexports.login = (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n  const { email } = req.body;\n  const user = yield User_1.User.findOne({ email }); // ✗ operator\n  res.json(user);\n});` },
    `class Users {\n  byEmail(email) {\n    return User.findOne({ email }); // ✗ operator\n  }\n}\nconst users = new Users();\napp.post('/x', async (req, res) => res.json(await users.byEmail(req.body.email)));`,
    `function find(filter) {\n  return Product.find(filter); // ✗ filter\n}\napp.post('/x', async (req, res) => res.json(await find(req.body)));`,
    `app.post('/x', async (req, res) => res.json(await Order.aggregate([{ $match: { owner: req.body.owner } }]))); // ✗ operator`,
    `app.get('/x', async (req, res) => res.json(await User.find(JSON.parse(req.query.filter)))); // ✗ filter`,
    `io.on('connection', socket => socket.on('login', async ({ token }) => socket.emit('user', await User.findOne({ token })))); // ✗ operator`,
    `app.post('/x', async (req, res) => res.json(await redis.eval(req.body.script, 0))); // ✗ script`,
    "app.get('/x', async (req, res) => res.json(await dynamo.scan({\n  FilterExpression: `price < ${req.query.max}`, // ✗ expression\n})));",
    "app.get('/x', async (req, res) => res.json(await session.run(`MATCH (u:User { name: '${req.query.name}' }) RETURN u`))); // ✗ cypher",
    "app.get('/x', async (req, res) => res.json(await client.search({ index, body: { query: { function_score: { script: {\n  source: `doc.price * ${req.query.factor}`, // ✗ script\n} } } } })));",
    `app.post('/x', async (req, res) => {\n  const user = await User\n    .findOne({ email: req.body.email }) // ✗ operator\n    .lean();\n  res.json(user);\n});`,
    `app.post('/x', async (req, res) => res.json(await User.countDocuments({ email: req.body.email }))); // ✗ operator`,
    `app.post('/x', async (req, res) => {\n  if (!req.body.email) return res.sendStatus(400);\n  res.json(await User.findOneAndUpdate({ email: req.body.email }, { $set: { seen: true } })); // ✗ operator\n});`,
    `'use server';\nexport async function login({ email }: Credentials) {\n  return User.findOne({ email }); // ✗ operator\n}`,
    `app.get('/x', async (req, res) => res.json(await User.find({ active: true, ...(req.query.name && { name: req.query.name }) }))); // ✗ operator`,
    `app.post('/x', async (req, res) => res.json(await db.users.findOne({ email: req.body.email }))); // ✗ operator`,
    `import { Router } from 'express';\nconst router = Router();\nrouter.put('/x', async (req, res) => {\n  await Task.updateMany({ owner: req.body.owner }, { $set: { done: true } }); // ✗ operator\n  res.end();\n});`,
    `export const remove = async (req: Request, res: Response) => {\n  const { ids: owner } = req.body;\n  await this.taskModel.deleteMany({ owner }); // ✗ operator\n  res.end();\n};`,
    `module.exports.find = (req, res, next) => {\n  const criteria = { state: 'open', owner: req.body.owner };\n  Task.find(criteria).then(found => res.json(found), next); // ✗ operator\n};`,
    `fastify.post('/x', async ({ body }) => Task.find({ owner: body.owner })); // ✗ operator`,
    { code: `app.get('/x', async (req, res) => res.json(await User.find({ name: { $regex: req.query.q, $options: 'i' } }))); // ✗ pattern`, minConfidence: 'possible' },
    { code: `app.get('/x', async (req, res) => res.json(await client.search({ body: { query: { query_string: { query: req.query.q } } } }))); // ✗ expression`, minConfidence: 'possible' },
    { code: `app.post('/x', async (req, res) => {\n  const { email } = req.body;\n  res.json(await User.findOne({ email })); // ✗ operator\n});`, trace: [2, 3] },
  ],
});
