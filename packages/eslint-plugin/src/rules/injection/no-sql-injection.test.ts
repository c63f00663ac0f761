import { testRule } from '../../testing/test-rule.js';
import { noSqlInjection } from './no-sql-injection.js';

testRule(noSqlInjection, {
  valid: [
    // a value as a parameter
    `app.get('/users', async (req, res) => res.json(await pool.query('SELECT * FROM users WHERE id = $1', [req.query.id])));`,
    // placeholders of mysql2
    `router.post('/login', async (req, res) => {\n  const [rows] = await db.execute('SELECT * FROM users WHERE email = ? AND active = 1', [req.body.email]);\n  res.json(rows);\n});`,
    // a tagged template passes its holes as parameters
    "app.get('/users/:id', async (req, res) => res.json(await prisma.$queryRaw`SELECT * FROM users WHERE id = ${req.params.id}`));",
    // so does postgres.js
    "import postgres from 'postgres';\nconst sql = postgres();\napp.get('/u', async (req, res) => res.json(await sql`select * from users where name = ${req.query.name}`));",
    // and drizzle
    "import { sql } from 'drizzle-orm';\nexport async function GET(request: Request) { const id = new URL(request.url).searchParams.get('id'); return Response.json(await db.execute(sql`select * from users where id = ${id}`)); }",
    // a number
    "app.get('/users', (req, res) => { const id = Number(req.query.id); db.query(`SELECT * FROM users WHERE id = ${id}`, answer(res)); });",
    // a number, parsed
    "app.get('/page', (req, res) => db.query('SELECT * FROM items LIMIT 20 OFFSET ' + (parseInt(req.query.page, 10) - 1) * 20, done));",
    // one of a list
    "app.get('/users', (req, res) => {\n  const { sort } = req.query;\n  if (!['name', 'created_at'].includes(sort)) return res.sendStatus(400);\n  db.query(`SELECT * FROM users ORDER BY ${sort}`, done);\n});",
    // a choice between two texts that are written here
    "app.get('/users', (req, res) => db.query(`SELECT * FROM users ORDER BY name ${req.query.dir === 'desc' ? 'DESC' : 'ASC'}`, done));",
    // looked up in a table
    "const COLUMNS = { name: 'u.name', age: 'u.age' };\napp.get('/users', (req, res) => db.query(`SELECT * FROM users ORDER BY ${COLUMNS[req.query.sort] ?? 'u.id'}`, done));",
    // knex escapes what is compared
    `app.get('/users', async (req, res) => res.json(await knex('users').where('name', req.query.name).orderBy(req.query.sort)));`,
    // bindings
    `app.get('/users', async (req, res) => res.json(await knex.raw('select * from users where name = ?', [req.query.name])));`,
    // replacements
    `app.get('/users', async (req, res) => res.json(await sequelize.query('SELECT * FROM users WHERE name = :name', { replacements: { name: req.query.name } })));`,
    // a parameter of the builder
    `@Controller('users')\nexport class Users {\n  @Get() list(@Query('name') name: string) {\n    return this.repo.createQueryBuilder('u').where('u.name = :name', { name }).getMany();\n  }\n}`,
    // the escaper of the driver
    "app.get('/users', (req, res) => db.query(`SELECT * FROM users WHERE name = ${db.escape(req.query.name)}`, done));",
    // no SQL: a GraphQL client
    'app.get("/users", async (req, res) => res.json(await client.query({ query: USERS, variables: { name: req.query.name } })));',
    // no SQL: a DOM query
    "export function select(event) { return document.querySelector(`[data-id='${event.target.id}']`); }",
    // English, to no database
    'app.post("/x", (req, res) => { logger.info(`select a plan from ${req.body.plan}`); res.end(); });',
    // a number by its pipe
    "@Controller('users')\nexport class Users {\n  @Get(':id') one(@Param('id', ParseIntPipe) id: number) { return this.db.query(`SELECT * FROM users WHERE id = ${id}`); }\n}",
    // an enum of the DTO
    "class Page { @IsIn(['asc', 'desc']) dir: string; }\n@Controller('users')\nexport class Users {\n  @Get() list(@Query() page: Page) { return this.db.query(`SELECT * FROM users ORDER BY id ${page.dir}`); }\n}",
    // the name of a table that is written here
    "const TABLE = 'users';\nexport const load = () => db.query(`SELECT * FROM ${TABLE} WHERE active = true`);",
    // only placeholders are joined
    "app.get('/users', (req, res) => { const ids = String(req.query.ids).split(','); db.query(`SELECT * FROM users WHERE id IN (${ids.map(() => '?').join(',')})`, ids, done); });",
    // numbers, each of them
    "app.get('/users', (req, res) => db.query(`SELECT * FROM users WHERE id IN (${req.query.ids.split(',').map(Number).join(',')})`, done));",
    // letters only
    "app.get('/t/:table', (req, res) => { if (!/^[a-z_]+$/.test(req.params.table)) return res.sendStatus(404); db.query(`SELECT * FROM ${req.params.table}`, done); });",
    // the answer of a switch
    "app.get('/t', (req, res) => {\n  let column;\n  switch (req.query.by) { case 'name': column = 'name'; break; default: column = 'id'; }\n  db.query(`SELECT * FROM users ORDER BY ${column}`, done);\n});",
    // prepared
    `import Database from 'better-sqlite3';\nconst db = new Database('a.db');\napp.get('/u', (req, res) => res.json(db.prepare('SELECT * FROM users WHERE name = ?').get(req.query.name)));`,
    // a uuid
    "import { validate as isUuid } from 'uuid';\napp.get('/u', (req, res) => { if (!validator.isUUID(req.query.id)) throw new Error('id'); db.query(`DELETE FROM users WHERE id = '${req.query.id}'`, done); });",
    // an identifier, escaped by pg
    "app.get('/u', (req, res) => pool.query(`SELECT * FROM ${client.escapeIdentifier(req.query.table)}`, done));",
    // a callback of the array that has the same name
    "app.get('/x', (req, res) => { const found = list.find(one => one.select(`update ${req.query.x}`)); });",
    // a helper that answers a name of a list, or its own
    "const columnOf = name => (COLUMNS.includes(name) ? name : 'id');\napp.get('/u', async (req, res) => res.json(await db.query(`SELECT * FROM users ORDER BY ${columnOf(req.query.sort)}`)));",
    // the same with a return
    "function columnOf(name) {\n  if (COLUMNS.includes(name)) return name;\n  return 'id';\n}\napp.get('/u', async (req, res) => res.json(await db.query(`SELECT * FROM users ORDER BY ${columnOf(req.query.sort)}`)));",
    // a function that throws where it is none
    "function assertColumn(name) { if (!COLUMNS.includes(name)) throw new Error(name); }\napp.get('/u', async (req, res) => { assertColumn(req.query.sort); res.json(await db.query(`SELECT * FROM users ORDER BY ${req.query.sort}`)); });",
    // all of it is a number
    "app.get('/u/:id', async (req, res) => { const { id } = req.params; if (Number.isNaN(Number(id))) return res.sendStatus(400); res.json(await db.query(`SELECT * FROM users WHERE id = ${id}`)); });",
    // a DTO of another file, which may say that it is a number
    "@Controller('u')\nexport class Users {\n  @Get() list(@Query() page: PageDto) { return this.db.query(`SELECT * FROM users LIMIT ${page.limit}`); }\n}",
    // only the number of the placeholder is written
    "app.get('/u', async (req, res) => {\n  const values = [];\n  const conditions = [];\n  if (req.query.name) {\n    values.push(req.query.name);\n    conditions.push(`name = $${values.length}`);\n  }\n  res.json(await pool.query(`SELECT * FROM users WHERE ${conditions.join(' AND ')}`, values));\n});",
    // the driver's own format escapes
    "import mysql from 'mysql2';\napp.get('/u', (req, res) => db.query(mysql.format('SELECT * FROM users WHERE name = ?', [req.query.name]), done));",
    // and that of pg-format
    "import format from 'pg-format';\napp.get('/u', async (req, res) => res.json(await pool.query(format('SELECT * FROM users WHERE name = %L', req.query.name))));",
    // keys that are filtered
    "app.patch('/u', async (req, res) => {\n  const keys = Object.keys(req.body).filter(key => EDITABLE.includes(key));\n  await db.query(`UPDATE users SET ${keys.map(key => `${key} = ?`).join(', ')}`, keys.map(key => req.body[key]));\n  res.end();\n});",
    // keys that are tested one by one
    "app.patch('/u', async (req, res) => {\n  const sets = [];\n  for (const [key, value] of Object.entries(req.body)) {\n    if (!EDITABLE.has(key)) continue;\n    sets.push(`${key} = ?`);\n  }\n  await db.query(`UPDATE users SET ${sets.join(', ')}`, Object.values(req.body));\n  res.end();\n});",
    // a page that is counted
    "function pagination(page, size) { const limit = size ? +size : 20; return { limit, offset: page ? page * limit : 0 }; }\napp.get('/u', async (req, res) => { const { limit, offset } = pagination(req.query.page, req.query.size); res.json(await db.query(`SELECT * FROM users LIMIT ${limit} OFFSET ${offset}`)); });",
    // the user of the session
    "app.get('/me', async (req, res) => res.json(await db.query(`SELECT * FROM users WHERE id = ${req.user.id}`)));",
    // found in a list of one's own
    "app.get('/u', async (req, res) => { const column = COLUMNS.find(one => one === req.query.sort); res.json(await db.query(`SELECT * FROM users ORDER BY ${column}`)); });",
    // not a request: what a client asks of another service
    "export const search = async ({ query }: Props) => { const rows = await load(query); return rows.map(row => `SELECT ${row}`); };",
    // Kysely builds it
    "app.get('/u', async (req, res) => res.json(await db.selectFrom('users').where('name', '=', req.query.name).execute()));",
    // tRPC with a schema that allows two words
    "export const users = router({ list: publicProcedure.input(z.object({ dir: z.enum(['asc', 'desc']) })).query(({ input }) => db.query(`SELECT * FROM users ORDER BY id ${input.dir}`)) });",
    // a number of a schema
    "const Page = z.object({ page: z.coerce.number().int() });\napp.get('/u', async (req, res) => { const parsed = Page.safeParse(req.query); if (!parsed.success) return res.end(); res.json(await db.query(`SELECT * FROM users OFFSET ${parsed.data.page}`)); });",
    // the value was checked by a schema that allows two words
    "app.get('/u', async (req, res) => { const { dir } = z.object({ dir: z.enum(['asc', 'desc']) }).parse(req.query); res.json(await db.query(`SELECT * FROM users ORDER BY id ${dir}`)); });",
  ],
  invalid: [
    "app.get('/users', async (req, res) => res.json(await pool.query(`SELECT * FROM users WHERE id = ${req.query.id}`))); // ✗ value",
    "app.get('/users', (req, res) => {\n  const sql = \"SELECT * FROM users WHERE name = '\" + req.query.name + \"'\";\n  db.query(sql, (error, rows) => res.json(rows)); // ✗ value\n});",
    "import mysql from 'mysql2/promise';\nconst pool = mysql.createPool(process.env.DATABASE_URL);\nexport const show = async (req, res) => {\n  const { id } = req.params;\n  const [rows] = await pool.execute(`SELECT * FROM orders WHERE id = ${id}`); // ✗ value\n  res.json(rows);\n};",
    "app.get('/users', (req, res) => db.query(`SELECT * FROM users ORDER BY ${req.query.sort} DESC`, done)); // ✗ name",
    "export const list = async (req: Request, res: Response) => res.json(await prisma.$queryRawUnsafe(`SELECT * FROM \"User\" WHERE name LIKE '%${req.query.q}%'`)); // ✗ value",
    "app.get('/x', async (req, res) => res.json(await knex('users').whereRaw(`name = '${req.query.name}'`))); // ✗",
    "app.get('/x', async (req, res) => res.json(await knex('users').orderByRaw(req.query.sort))); // ✗ statement",
    "app.get('/x', async (req, res) => res.json(await knex.raw('select * from users where id = ' + req.query.id))); // ✗ value",
    "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(url);\nrouter.get('/u', async (req, res) => {\n  res.json(await sequelize.query(`SELECT * FROM users WHERE email = '${req.query.email}'`, { type: QueryTypes.SELECT })); // ✗ value\n});",
    "router.get('/u', async (req, res) => res.json(await User.findAll({ where: sequelize.literal(`name = '${req.query.name}'`) }))); // ✗",
    "@Controller('users')\nexport class Users {\n  constructor(private readonly dataSource: DataSource) {}\n  @Get(':name') find(@Param('name') name: string) {\n    return this.dataSource.query(`SELECT * FROM users WHERE name = '${name}'`); // ✗ value\n  }\n}",
    "@Controller('users')\nexport class Users {\n  @Get() list(@Query('q') q: string) {\n    return this.repo\n      .createQueryBuilder('u')\n      .where(`u.name LIKE '%${q}%'`) // ✗\n      .getMany();\n  }\n}",
    "router.get('/u', async (req, res) => {\n  const qb = repo.createQueryBuilder('u');\n  qb.andWhere('u.city = ' + req.query.city); // ✗\n  res.json(await qb.getMany());\n});",
    "router.get('/u', async ctx => {\n  ctx.body = await ctx.db.query(`SELECT * FROM users WHERE name = '${ctx.query.name}'`); // ✗ value\n});",
    "fastify.get('/u', async (request, reply) => {\n  const { rows } = await fastify.pg.query('SELECT * FROM users WHERE name = \\'' + request.query.name + '\\''); // ✗ value\n  return rows;\n});",
    "import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/u/:id', async c => {\n  const id = c.req.param('id');\n  const { results } = await c.env.DB.prepare(`SELECT * FROM users WHERE id = ${id}`).all(); // ✗ value\n  return c.json(results);\n});",
    { path: 'app/api/users/route.ts', code: "import { sql } from '@vercel/postgres';\nexport async function GET(request: NextRequest) {\n  const name = request.nextUrl.searchParams.get('name');\n  const { rows } = await sql.query(`SELECT * FROM users WHERE name = '${name}'`); // ✗ value\n  return Response.json(rows);\n}" },
    { path: 'pages/api/users.ts', code: "export default async function handler(req, res) {\n  const result = await query('SELECT * FROM users WHERE id = ' + req.query.id); // ✗ value\n  res.json(result);\n}" },
    "export const handler = async event => {\n  const { id } = event.pathParameters;\n  const [rows] = await connection.query(`SELECT * FROM orders WHERE id = '${id}'`); // ✗ value\n  return { statusCode: 200, body: JSON.stringify(rows) };\n};",
    "export const handler = async event => {\n  const { name } = JSON.parse(event.body);\n  await client.execute({ sql: `INSERT INTO names VALUES ('${name}')` }); // ✗ value\n};",
    "class UserStore {\n  find(name) {\n    return this.db.query(`SELECT * FROM users WHERE name = '${name}'`); // ✗ value\n  }\n}\nconst store = new UserStore();\napp.get('/u', async (req, res) => res.json(await store.find(req.query.name)));",
    "function byName(name) { return \"SELECT * FROM users WHERE name = '\" + name + \"'\"; }\napp.get('/u', (req, res) => db.all(byName(req.query.name), (e, rows) => res.json(rows))); // ✗ value",
    "app.get('/u', async (req, res) => {\n  let sql = 'SELECT * FROM users WHERE 1 = 1';\n  if (req.query.name) sql += ` AND name = '${req.query.name}'`;\n  const rows = await db.query(sql); // ✗ value\n  res.json(rows);\n});",
    "app.get('/u', async (req, res) => {\n  const conditions = [];\n  if (req.query.name) conditions.push(`name = '${req.query.name}'`);\n  res.json(await db.query(`SELECT * FROM users WHERE ${conditions.join(' AND ')}`)); // ✗ value\n});",
    { path: 'users.js', code: "const pg_1 = require(\"pg\");\nconst pool = new pg_1.Pool();\nexports.show = (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n  const { id } = req.params;\n  const result = yield pool.query(`SELECT * FROM users WHERE id = '${id}'`); // ✗ value\n  res.json(result.rows);\n});" },
    "'use server';\nexport async function search(form: FormData) {\n  const q = form.get('q');\n  return db.query(`SELECT * FROM posts WHERE title LIKE '%${q}%'`); // ✗ value\n}",
    "export default defineEventHandler(async event => {\n  const { name } = getQuery(event);\n  return db.prepare(`SELECT * FROM users WHERE name = '${name}'`).all(); // ✗ value\n});",
    "io.on('connection', socket => {\n  socket.on('search', async term => socket.emit('found', await pool.query(`SELECT * FROM posts WHERE title = '${term}'`))); // ✗ value\n});",
    "import { BigQuery } from '@google-cloud/bigquery';\nconst bigquery = new BigQuery();\napp.get('/r', async (req, res) => res.json(await bigquery.query({ query: `SELECT * FROM t WHERE c = '${req.query.c}'` }))); // ✗ value",
    "import snowflake from 'snowflake-sdk';\nconst connection = snowflake.createConnection(options);\napp.get('/r', (req, res) => connection.execute({ sqlText: `SELECT * FROM t WHERE c = '${req.query.c}'`, complete })); // ✗ value",
    "app.get('/u', async (req, res) => res.json(await db.query('SELECT * FROM ' + req.query.table))); // ✗ name",
    "app.post('/sql', async (req, res) => res.json(await pool.query(req.body.sql))); // ✗ statement",
    "import { sql } from 'drizzle-orm';\napp.get('/u', async (req, res) => res.json(await db.execute(sql`select * from users order by ${sql.raw(req.query.sort)}`))); // ✗",
    "import neo from 'pg-promise';\nconst db = neo()(url);\napp.get('/u', async (req, res) => res.json(await db.any(\"SELECT * FROM users WHERE name = '\" + req.query.name + \"'\"))); // ✗ value",
    "import sql from 'mssql';\napp.get('/u', async (req, res) => {\n  const request = new sql.Request();\n  const { recordset } = await request.query(`SELECT * FROM users WHERE name = '${req.query.name}'`); // ✗ value\n  res.json(recordset);\n});",
    "import oracledb from 'oracledb';\napp.get('/u', async (req, res) => {\n  const connection = await oracledb.getConnection();\n  res.json(await connection.execute(`SELECT * FROM users WHERE name = '${req.query.name}'`)); // ✗ value\n});",
    "app.delete('/u/:id', async (req, res) => {\n  await db.run('DELETE FROM users WHERE id = '.concat(req.params.id)); // ✗ value\n  res.end();\n});",
    "app.get('/u', async (req, res) => {\n  const { sort = 'id', dir = 'asc' } = req.query;\n  res.json(await db.query(`SELECT * FROM users ORDER BY ${sort} ${dir}`)); // ✗ name\n});",
    "app.get('/u', async (req, res) => {\n  if (!req.query.ids) return res.end();\n  const ids = req.query.ids.split(',').map(id => `'${id}'`).join(',');\n  res.json(await db.query(`SELECT * FROM users WHERE id IN (${ids})`)); // ✗ value\n});",
    "import { Elysia } from 'elysia';\nconst app = new Elysia().get('/u', async ({ query }) => db.query(`SELECT * FROM users WHERE name = '${query.name}'`).all()); // ✗ value",
    { path: 'src/routes/users/+server.ts', code: "export async function GET({ url }) {\n  const name = url.searchParams.get('name');\n  return json(await db.query(`SELECT * FROM users WHERE name = '${name}'`)); // ✗ value\n}" },
    "app.patch('/u/:id', async (req, res) => {\n  const sets = Object.keys(req.body).map(key => `${key} = ?`).join(', ');\n  await db.query(`UPDATE users SET ${sets} WHERE id = ?`, [...Object.values(req.body), req.params.id]); // ✗ value\n  res.end();\n});",
    "import util from 'util';\napp.get('/u', async (req, res) => res.json(await db.query(util.format(\"SELECT * FROM users WHERE name = '%s'\", req.query.name)))); // ✗",
    "app.get('/u', async (req, res) => res.json(await db.query(\"SELECT * FROM users WHERE name = ':name'\".replace(':name', req.query.name)))); // ✗",
    "const quoted = text => `'${text}'`;\napp.get('/u', async (req, res) => res.json(await db.query(`SELECT * FROM users WHERE a = ${quoted('b')} AND name = ${quoted(req.query.name)}`))); // ✗",
    "const resolvers = {\n  Query: {\n    users: (_, { name }) => db.query(`SELECT * FROM users WHERE name = '${name}'`), // ✗ value\n  },\n};",
    "@Resolver()\nexport class Users {\n  @Query() find(@Args('name') name: string) {\n    return this.dataSource.query(`SELECT * FROM users WHERE name = '${name}'`); // ✗ value\n  }\n}",
    "export const users = router({\n  search: publicProcedure.input(z.object({ q: z.string() })).query(({ input }) => db.query(`SELECT * FROM users WHERE name = '${input.q}'`)), // ✗ value\n});",
    "app.get('/u', async (req, res) => {\n  const { sort } = z.object({ sort: z.string().default('id') }).parse(req.query);\n  res.json(await db.query(`SELECT * FROM users ORDER BY ${sort}`)); // ✗ name\n});",
    "function Users(db) {\n  this.find = (name, done) => db.query(`SELECT * FROM users WHERE name = '${name}'`, done); // ✗ value\n}\nconst users = new Users(pool);\napp.get('/u', (req, res) => users.find(req.query.name, (error, rows) => res.json(rows)));",
    "function Users() {}\nUsers.prototype.find = function (name) {\n  return db.query(`SELECT * FROM users WHERE name = '${name}'`); // ✗ value\n};\nconst users = new Users();\napp.get('/u', async (req, res) => res.json(await users.find(req.query.name)));",
    { code: "export const byEmail = (email: string) => db.query(`SELECT * FROM users WHERE email = '${email}'`); // ✗ parameter", minConfidence: 'possible' },
    { code: "app.get('/u', (req, res) => {\n  const name = req.query.name;\n  db.query(`SELECT * FROM users WHERE name = '${name}'`, done); // ✗ value\n});", trace: [2, 3] },
  ],
});
