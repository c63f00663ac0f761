import { testRule } from '../../testing/test-rule.js';
import { noCodeInjection } from './no-code-injection.js';

testRule(noCodeInjection, {
  valid: [
    // data
    `app.post('/x', (req, res) => res.json(JSON.parse(req.body.settings)));`,
    // code that is written here
    `eval('1 + 1');\nsetTimeout(() => work(), 100);`,
    // a function, not a text
    `app.get('/x', (req, res) => setTimeout(() => res.json(req.query.name), 100));`,
    // the time, not the work
    `app.get('/x', (req, res) => setTimeout(done, Number(req.query.ms)));`,
    // the time again, as it came
    `app.get('/x', (req, res) => setTimeout(done, req.query.ms));`,
    // data of a template that is written here
    `import Handlebars from 'handlebars';\nconst hello = Handlebars.compile('Hello {{name}}');\napp.get('/x', (req, res) => res.send(hello({ name: req.query.name })));`,
    // a view with named fields
    `app.get('/x', (req, res) => res.render('hello', { name: req.query.name }));`,
    // mustache has no code
    `import Mustache from 'mustache';\napp.post('/x', (req, res) => res.send(Mustache.render(req.body.template, { name })));`,
    // js-yaml reads data only, unless told otherwise
    `import yaml from 'js-yaml';\napp.post('/x', (req, res) => res.json(yaml.load(req.body.text)));`,
    // chosen from a map
    `const modules = { de: () => import('./de.js'), en: () => import('./en.js') };\napp.get('/x', async (req, res) => res.json(await modules[req.query.lang]()));`,
    // one of a list
    "app.get('/x', async (req, res) => { if (!LANGUAGES.includes(req.query.lang)) return res.end(); res.json(await import(`./lang/${req.query.lang}.js`)); });",
    // lodash's template of a file of one's own
    `import template from 'lodash/template';\nconst page = template(readFileSync('page.html', 'utf8'));\napp.get('/x', (req, res) => res.send(page({ name: req.query.name })));`,
    // a script over data
    `import vm from 'vm';\nconst script = new vm.Script('sum(values)');\napp.post('/x', (req, res) => res.json(script.runInNewContext({ values: req.body.values })));`,
    // a method of the same name
    `app.get('/x', async (req, res) => res.json(await redis.eval(SCRIPT, 1, req.query.key)));`,
    // the page's own
    `await page.evaluate(name => document.title === name, process.env.TITLE);`,
    // letters only
    "app.get('/x', (req, res) => { if (!/^[a-z]{2}$/.test(req.query.lang)) return res.end(); res.json(require(`./lang/${req.query.lang}`)); });",
    // a number
    "app.get('/x', (req, res) => res.json(eval(`${Number(req.query.a)} + 1`)));",
    // the name of a plugin from the settings of the project
    "const settings = JSON.parse(readFileSync('settings.json', 'utf8'));\nfor (const plugin of settings.plugins) require(plugin);",
    // writes, and does not read
    `import serialize from 'node-serialize';\napp.get('/x', (req, res) => res.send(serialize.serialize(req.query)));`,
    // a worker of a file of its own
    `import { Worker } from 'worker_threads';\napp.post('/x', (req, res) => new Worker('./work.js', { workerData: req.body.job }).on('message', one => res.json(one)));`,
    // a tagged template of another tool
    "app.get('/x', (req, res) => res.send(template`Hello ${req.query.name}`));",
    // a page of a bundler
    { path: 'app/[locale]/page.tsx', code: 'export default async function Page({ params }) { const texts = (await import(`../../texts/${params.locale}.json`)).default; return <h1>{texts.title}</h1>; }' },
    // a method of an object
    `app.get('/x', (req, res) => res.json(handlers.eval(req.query.x)));`,
    // sent as a number
    `app.get('/x', (req, res) => res.json(new Function('n', 'return n * 2')(Number(req.query.n))));`,
    // a template of a file, data from outside
    `import ejs from 'ejs';\napp.get('/x', async (req, res) => res.send(await ejs.renderFile('views/hello.ejs', { name: req.query.name })));`,
    // named data
    `import pug from 'pug';\napp.get('/x', (req, res) => res.send(pug.renderFile('hello.pug', { name: req.query.name })));`,
    // data of a template that is written here
    `import ejs from 'ejs';\napp.get('/x', (req, res) => res.send(ejs.render('<h1><%= name %></h1>', { name: req.query.name })));`,
    // a worker's message
    `import { parentPort } from 'worker_threads';\nparentPort.on('message', job => work(job));`,
    // a regular expression
    `app.get('/x', (req, res) => res.json(/^a/.exec(req.query.x)));`,
    // a module that is written here, with data
    `app.get('/x', async (req, res) => res.json((await import('./work.js')).default(req.query.x)));`,
    // YAML with data only
    `import { load } from 'js-yaml';\nexport async function POST(request) { return Response.json(load(await request.text())); }`,
    // a class of one's own that is called the same
    `class Function { run() {} }\napp.get('/x', (req, res) => res.json(new Function(req.query.x)));`,
    // a callback from a list
    `app.get('/x', (req, res) => { setTimeout(JOBS[req.query.job], 10); res.end(); });`,
    // a name of a list in a switch
    `app.get('/x', (req, res) => { switch (req.query.lang) { case 'de': case 'en': res.json(require('./lang/' + req.query.lang)); break; default: res.end(); } });`,
    // settings of the project
    `const hooks = require(process.cwd() + '/hooks.js');\nhooks.start();`,
    // a function that acknowledges
    `io.on('connection', socket => socket.on('work', done => setTimeout(done, 10)));`,
    // a generated id
    "setInterval(`tick()`, 1000);",
  ],
  invalid: [
    `app.post('/calc', (req, res) => res.json(eval(req.body.expression))); // ✗ code`,
    "app.get('/x', (req, res) => {\n  const f = new Function('a', 'return ' + req.query.expression); // ✗ code\n  res.json(f(1));\n});",
    "app.get('/x', (req, res) => res.json(Function(`return ${req.query.e}`)())); // ✗ code",
    "const e = (0, eval)(location.hash.slice(1)); // ✗ code",
    "window.addEventListener('message', event => eval(event.data)); // ✗ code",
    "import vm from 'node:vm';\nfastify.post('/run', async request => vm.runInNewContext(request.body.code, {})); // ✗ code",
    "import { Script } from 'vm';\nexport const run = (req, res) => {\n  const script = new Script(req.body.code); // ✗ code\n  res.json(script.runInThisContext());\n};",
    "app.get('/x', (req, res) => { setTimeout(\"notify('\" + req.query.name + \"')\", 10); res.end(); }); // ✗ code",
    "import Handlebars from 'handlebars';\napp.post('/preview', (req, res) => res.send(Handlebars.compile(req.body.template)({ name }))); // ✗ template",
    "import ejs from 'ejs';\nrouter.post('/preview', (req, res) => res.send(ejs.render(req.body.template, { name }))); // ✗ template",
    "const pug = require('pug');\napp.get('/x', (req, res) => res.send(pug.render('h1 Hello ' + req.query.name))); // ✗ template",
    "import nunjucks from 'nunjucks';\napp.get('/x', (req, res) => res.send(nunjucks.renderString(`Hello ${req.query.name}`, {}))); // ✗ template",
    "import _ from 'lodash';\napp.post('/x', (req, res) => res.send(_.template(req.body.text)({ user }))); // ✗ template",
    "import ejs from 'ejs';\napp.get('/x', (req, res) => res.send(ejs.render(PAGE, req.query))); // ✗ options",
    "app.get('/lang', (req, res) => res.json(require('./lang/' + req.query.lang))); // ✗ module",
    "export async function GET(request: Request) {\n  const plugin = new URL(request.url).searchParams.get('plugin');\n  const loaded = await import(`./plugins/${plugin}`); // ✗ module\n  return Response.json(loaded.default());\n}",
    "const serialize = require('node-serialize');\napp.get('/x', (req, res) => res.json(serialize.unserialize(req.cookies.profile))); // ✗ deserialised",
    "const serialize = require('node-serialize');\napp.get('/x', (req, res) => {\n  const text = Buffer.from(req.cookies.profile, 'base64').toString();\n  res.json(serialize.unserialize(text)); // ✗ deserialised\n});",
    "import yaml from 'js-yaml';\napp.post('/x', (req, res) => res.json(yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA }))); // ✗ deserialised",
    "import { Worker } from 'worker_threads';\napp.post('/x', (req, res) => { new Worker(req.body.code, { eval: true }); res.end(); }); // ✗ code",
    "@Controller('rules')\nexport class Rules {\n  @Post('test') test(@Body('rule') rule: string) {\n    return new Function('order', `return ${rule}`)(this.order); // ✗ code\n  }\n}",
    { path: 'calc.js', code: "const vm_1 = require(\"vm\");\nexports.run = (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n  const { code } = req.body;\n  res.json((0, vm_1.runInNewContext)(code)); // ✗ code\n});" },
    "function evaluate(text) {\n  return eval(text); // ✗ code\n}\napp.post('/x', (req, res) => res.json(evaluate(req.body.formula)));",
    "import safeEval from 'safe-eval';\napp.get('/x', (req, res) => res.json(safeEval(req.query.e))); // ✗ code",
    "export const handler = async event => {\n  const { code } = JSON.parse(event.body);\n  return eval(code); // ✗ code\n};",
    "router.post('/x', async ctx => {\n  ctx.body = eval('(' + ctx.request.body.json + ')'); // ✗ code\n});",
    "ipcMain.handle('x', () => 1);\napp.get('/x', async (req, res) => res.json(await win.webContents.executeJavaScript(`find('${req.query.q}')`))); // ✗ code",
    "io.on('connection', socket => socket.on('formula', text => socket.emit('value', eval(text)))); // ✗ code",
    "import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/x', async c => c.json(eval(await c.req.text()))); // ✗ code",
    "class Engine {\n  run(code) {\n    return new Function(code)(); // ✗ code\n  }\n}\nconst engine = new Engine();\napp.post('/x', (req, res) => res.json(engine.run(req.body.code)));",
    { path: 'app/api/eval/route.ts', code: "export async function POST(request) {\n  const { expression } = await request.json();\n  return Response.json({ value: eval(expression) }); // ✗ code\n}" },
    "globalThis.eval(new URLSearchParams(window.location.search).get('js')); // ✗ code",
    { code: "app.get('/x', (req, res) => res.render('page', req.query)); // ✗ options", minConfidence: 'possible' },
    { code: "import { VM } from 'vm2';\nconst vm = new VM();\napp.post('/x', (req, res) => res.json(vm.run(req.body.code))); // ✗ code", minConfidence: 'possible' },
    { code: "export const evaluate = expression => new Function(`return ${expression}`)(); // ✗ parameter", minConfidence: 'possible' },
    { code: "app.post('/x', (req, res) => {\n  const { code } = req.body;\n  res.json(eval(code)); // ✗ code\n});", trace: [2, 3] },
  ],
});
