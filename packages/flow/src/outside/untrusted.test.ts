import { parseModule } from '@postern/flow/parse';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { moduleOf } from '../module.js';
import { labelOf, untrustedIn } from './untrusted.js';

/** What reaches the first argument of `use(…)`: label, part, confidence, treatments. */
function reaching(code: string, path = 'case.ts'): string[] {
  const syntax = parseModule(path, code);
  if (!('ast' in syntax)) throw new Error(`${syntax.message}\n${code}`);
  const module = moduleOf(syntax);
  return (module.index.callsByName.get('use') ?? []).flatMap(call =>
    untrustedIn(call.arguments[0]!, module.root).map(piece => [labelOf(piece), piece.part, piece.confidence, ...[...piece.treatments].sort()].join(' ')),
  );
}

test('requests of the frameworks', () => {
  assert.equal(reaching(`app.get('/a', (req, res) => use(req.query.name));`), ['req.query.name query likely']);
  assert.equal(reaching(`export const show = async (req, res) => { const { id } = req.params; use(id); };`), ['id params likely']);
  assert.equal(reaching(`fastify.post('/a', async request => use(request.body.name));`), ['request.body.name body likely']);
  assert.equal(reaching(`router.get('/a', async ctx => { ctx.body = use(ctx.query.name); });`), ['ctx.query.name query likely']);
  assert.equal(reaching(`app.get('/a/:id', c => use(c.req.param('id')));`).length, 1);
  assert.equal(reaching(`app.post('/a', async c => { const { name } = await c.req.json(); use(name); });`), ['name body likely']);
  assert.equal(reaching(`@Controller('a') class A { @Get(':name') one(@Param('name') name: string) { return use(name); } }`), ['name params likely text']);
  assert.equal(reaching(`export async function POST(request: Request) { const body = await request.json(); use(body.name); }`, 'app/a/route.ts'), ['body.name body likely']);
  assert.equal(reaching(`export async function GET(request: NextRequest) { const { searchParams } = new URL(request.url); use(searchParams.get('name')); }`, 'app/a/route.ts').map(one => one.split(' ').slice(-2).join(' ')), ['query likely']);
  assert.equal(reaching(`export default function handler(req, res) { use(req.query.name); }`, 'pages/api/a.ts'), ['req.query.name query likely']);
  assert.equal(reaching(`export const handler = async event => use(JSON.parse(event.body).name);`).length, 1);
  assert.equal(reaching(`export const handler = async event => use(event.queryStringParameters.name);`), ['event.queryStringParameters.name query likely']);
  assert.equal(reaching(`export default defineEventHandler(async event => { const body = await readBody(event); use(body.name); });`), ['body.name body likely']);
  assert.equal(reaching(`export default { async fetch(request, env) { use(new URL(request.url).searchParams.get('name')); } };`).length, 1);
  assert.equal(reaching(`export async function action({ request }) { const form = await request.formData(); use(form.get('name')); }`, 'app/routes/a.ts').length, 1);
  assert.equal(reaching(`'use server';\nexport async function rename(form: FormData) { use(form.get('name')); }`).length, 1);
  assert.equal(reaching(`io.on('connection', socket => { socket.on('rename', ({ name }) => use(name)); });`).length, 1);
  assert.equal(reaching(`app.post('/a', upload.single('f'), (req, res) => use(req.file.originalname));`), ['req.file.originalname file likely']);
  assert.equal(reaching(`use(location.hash);`), ['location.hash location likely']);
  assert.equal(reaching(`use(process.argv[2]);`).map(one => one.split(' ')[2]), ['possible']);
});

test('a name alone makes no request', () => {
  assert.equal(reaching(`function search({ query }) { use(query); }`), []);
  assert.equal(reaching(`const render = context => use(context.params.name);`).filter(one => !one.includes('possible')), []);
  assert.equal(reaching(`list.forEach(r => use(r.body));`), []);
  assert.equal(reaching(`const rows = await db.load();\nuse(rows[0].name);`), []);
});

test('followed through texts, helpers and lists', () => {
  assert.equal(reaching('app.get("/a", (req, res) => { const q = `name = ${req.query.name}`; use("select " + q); });'), ['req.query.name query likely text']);
  assert.equal(reaching(`const sqlOf = name => "a" + name;\napp.get("/a", (req, res) => use(sqlOf(req.query.name)));`), ['req.query.name query likely text']);
  assert.equal(reaching(`function find(name) { use(name); }\napp.get("/a", (req, res) => find(req.query.name));`), ['req.query.name query likely']);
  assert.equal(reaching('app.get("/a", (req, res) => { const parts = []; parts.push(`name = ${req.query.name}`); use(parts.join(" and ")); });'), ['req.query.name query likely text']);
  assert.equal(reaching('app.get("/a", (req, res) => { let q = "a"; if (req.query.b) q += req.query.b; use(q); });'), ['req.query.b query likely text']);
  assert.equal(reaching('app.get("/a", (req, res) => use({ ...req.body }));'), ['req.body body likely']);
  assert.equal(reaching('class A { find(name) { use(name); } }\nconst a = new A();\napp.get("/a", (req, res) => a.find(req.query.name));').length, 1);
  assert.equal(reaching('app.post("/a", (req, res) => use(req.body.names.map(name => `<${name}>`).join()));').length, 1);
  assert.equal(reaching(`app.get("/a", (req, res) => use(encodeURIComponent(req.query.name)));`), ['req.query.name query likely encoded']);
});

test('compiled output', () => {
  assert.equal(reaching(`exports.show = (req, res) => __awaiter(void 0, void 0, void 0, function* () { const { name } = req.body; use(name); });`, 'a.js'), ['name body likely']);
});

test('what is harmless anywhere', () => {
  const silent = (body: string) => assert.equal(reaching(`app.get('/a', (req, res) => { ${body} });`).filter(one => one.includes('likely')), [], body);
  silent('use(Number(req.query.n));');
  silent('use(parseInt(req.query.n, 10));');
  silent('use(+req.query.n);');
  silent('use(req.query.n.length);');
  silent('use(req.query.n === "asc" ? "asc" : "desc");');
  silent('if (!ALLOWED.includes(req.query.n)) return res.status(400).end();\nuse(req.query.n);');
  silent('const n = req.query.n;\nif (!ALLOWED.has(n)) throw new Error("no");\nuse(n);');
  silent('const n = ALLOWED.includes(req.query.n) ? req.query.n : "id";\nuse(n);');
  silent('const { n } = req.query;\nconst m = ["a", "b"].includes(n) ? n : "a";\nuse(m);');
  silent('switch (req.query.n) { case "a": case "b": use(req.query.n); }');
  silent('const n = COLUMNS[req.query.n];\nuse(n);');
  silent('if (!/^[a-z]+$/.test(req.query.n)) return res.end();\nuse(req.query.n);');
  silent('if (!isValidName(req.query.n)) return res.end();\nuse(req.query.n);');
  silent('const n = req.query.n;\nif (!Number.isInteger(n)) return;\nuse(n);');
  silent('const { n } = req.query;\nif (n !== "a" && n !== "b") return;\nuse(n);');
  silent('use(ids.map(Number));');
  silent('use(schema.parse(req.body).name);');
  silent('use(req.query.n.replace(/[^a-z]/g, ""));');
  silent('const n = req.query.n;\nif (typeof n !== "number") return;\nuse(n);');
  silent('const index = LIST.indexOf(req.query.n);\nif (LIST.indexOf(req.query.n) === -1) return;\nuse(req.query.n);');
});

test('declared shapes', () => {
  assert.equal(reaching(`@Controller() class A { @Get(':id') one(@Param('id', ParseIntPipe) id: number) { use(id); } }`), []);
  assert.equal(reaching(`class Q { @IsEnum(Sort) sort: string; @IsString() name: string; }\n@Controller() class A { @Get() one(@Query() q: Q) { use(q.sort); use(q.name); } }`), ['q.name query likely text']);
  assert.equal(reaching(`app.get('/a/:id(\\\\d+)', (req, res) => use(req.params.id));`), []);
  assert.equal(reaching(`app.get('/a/:id', [param('id').isInt()], (req, res) => use(req.params.id));`), []);
  assert.equal(reaching(`fastify.get('/a', { schema: { querystring: { type: 'object', properties: { n: { type: 'integer' }, m: { type: 'string' } } } } }, async request => { use(request.query.n); use(request.query.m); });`), ['request.query.m query likely text']);
});

test('chains and nesting without end are answered', () => {
  assert.ok(reaching(`app.get('/a', (req, res) => use(${'req.query.a + '.repeat(4000)}''));`).length > 0);
  reaching(`app.get('/a', (req, res) => use(${'f('.repeat(800)}req.query.a${')'.repeat(800)}));`);
  reaching(`let s = '';\n${'s += s + req.query.a;\n'.repeat(400)}use(s);`);
});

test.run();
