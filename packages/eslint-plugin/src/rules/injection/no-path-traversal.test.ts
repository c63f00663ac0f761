import { testRule } from '../../testing/test-rule.js';
import { noPathTraversal } from './no-path-traversal.js';

testRule(noPathTraversal, {
  valid: [
    // the base name alone
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files/:name', (req, res) => fs.createReadStream(path.join('uploads', path.basename(req.params.name))).pipe(res));`,
    // resolved, and checked to begin with the folder
    `import fs from 'node:fs';\nimport path from 'node:path';\nconst ROOT = path.resolve('uploads');\napp.get('/files', (req, res) => {\n  const file = path.resolve(ROOT, req.query.name);\n  if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(400);\n  fs.createReadStream(file).pipe(res);\n});`,
    // relative to the folder
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files', (req, res) => {\n  const file = path.resolve(ROOT, req.query.name);\n  if (path.relative(ROOT, file).startsWith('..')) return res.sendStatus(400);\n  fs.createReadStream(file).pipe(res);\n});`,
    // with a root, Express keeps inside of it
    `app.get('/files/:name', (req, res) => res.sendFile(req.params.name, { root: '/srv/uploads' }));`,
    // the plugin of Fastify has a root
    `fastify.get('/files/:name', (request, reply) => reply.sendFile(request.params.name));`,
    // koa-send with a root
    `import send from 'koa-send';\nrouter.get('/files/:name', async ctx => send(ctx, ctx.params.name, { root: '/srv/uploads' }));`,
    // one of a list
    `import fs from 'node:fs';\nconst PAGES = ['terms', 'privacy'];\napp.get('/page', (req, res) => {\n  if (!PAGES.includes(req.query.page)) return res.sendStatus(404);\n  fs.createReadStream('pages/' + req.query.page + '.html').pipe(res);\n});`,
    // looked up in a table
    `import fs from 'node:fs';\nconst FILES = { terms: 'terms.html', privacy: 'privacy.html' };\napp.get('/page/:page', (req, res) => fs.createReadStream(FILES[req.params.page]).pipe(res));`,
    // a number
    "import fs from 'node:fs';\napp.get('/invoices/:id', (req, res) => fs.createReadStream(`invoices/${Number(req.params.id)}.pdf`).pipe(res));",
    // an id that is one
    "import fs from 'node:fs';\nimport { validate as isUuid } from 'uuid';\napp.get('/avatars/:id', (req, res) => {\n  if (!isUuid(req.params.id)) return res.sendStatus(400);\n  fs.createReadStream(`avatars/${req.params.id}.png`).pipe(res);\n});",
    // letters and digits alone
    "import fs from 'node:fs';\napp.get('/p/:slug', (req, res) => {\n  if (!/^[a-z0-9-]+$/.test(req.params.slug)) return res.sendStatus(400);\n  fs.createReadStream(`posts/${req.params.slug}.md`).pipe(res);\n});",
    // cleaned by the package for it
    `import fs from 'node:fs';\nimport sanitize from 'sanitize-filename';\napp.post('/files', (req, res) => fs.writeFile('uploads/' + sanitize(req.body.name), req.body.text, done));`,
    // everything else is cut out
    `import fs from 'node:fs';\napp.get('/p', (req, res) => fs.createReadStream('posts/' + req.query.slug.replace(/[^a-z0-9-]/gi, '') + '.md').pipe(res));`,
    // what climbs is cut off
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files', (req, res) => {\n  const name = path.normalize(req.query.name).replace(/^(\\.\\.[/\\\\])+/, '');\n  fs.createReadStream(path.join('uploads', name)).pipe(res);\n});`,
    // two dots are refused
    `import fs from 'node:fs';\napp.get('/files', (req, res) => {\n  if (req.query.name.includes('..')) return res.sendStatus(400);\n  fs.createReadStream('uploads/' + req.query.name).pipe(res);\n});`,
    // the base name, by another function
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files/:name', (req, res) => fs.createReadStream(path.join('uploads', path.parse(req.params.name).base)).pipe(res));`,
    // and taken apart
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files/:name', (req, res) => {\n  const { base } = path.parse(req.params.name);\n  fs.createReadStream(path.join('uploads', base)).pipe(res);\n});`,
    // a slash is refused
    `import path from 'node:path';\napp.get('/keys/:file', (req, res) => {\n  const { file } = req.params;\n  if (file.includes('/')) return res.sendStatus(403);\n  res.sendFile(path.resolve('keys', file));\n});`,
    // a fixed file
    `import fs from 'node:fs';\napp.get('/terms', (req, res) => fs.createReadStream('terms.html').pipe(res));`,
    // what is written, not where
    `import fs from 'node:fs/promises';\napp.post('/notes', async (req, res) => {\n  await fs.writeFile('notes.txt', req.body.text);\n  res.end();\n});`,
    // a name of our own
    "import fs from 'node:fs/promises';\nimport { randomUUID } from 'node:crypto';\napp.post('/files', async (req, res) => {\n  await fs.writeFile(`uploads/${randomUUID()}.txt`, req.body.text);\n  res.end();\n});",
    // the path that multer chose
    `import fs from 'node:fs';\napp.post('/files', upload.single('file'), (req, res) => fs.createReadStream(req.file.path).pipe(target));`,
    // multer, named by us
    `import multer from 'multer';\nexport const storage = multer.diskStorage({\n  destination: 'uploads',\n  filename: (req, file, cb) => cb(null, randomUUID() + path.extname(file.originalname)),\n});`,
    // a command line's own argument
    `import fs from 'node:fs';\nfs.readFileSync(process.argv[2], 'utf8');`,
    // a view of ours
    `app.get('/', (req, res) => res.render('index', { name: req.query.name }));`,
    // a page, given as data
    { code: `import { render } from 'preact-render-to-string';\napp.get('/', (req, res) => res.send(render(h(Page, req.query))));` },
    // entries are checked
    `import AdmZip from 'adm-zip';\nimport fs from 'node:fs';\nimport path from 'node:path';\nexport function unpack(file, folder) {\n  for (const entry of new AdmZip(file).getEntries()) {\n    const target = path.resolve(folder, entry.entryName);\n    if (!target.startsWith(folder + path.sep)) throw new Error('out of the folder');\n    fs.writeFileSync(target, entry.getData());\n  }\n}`,
    // entries by their base name
    `import AdmZip from 'adm-zip';\nimport fs from 'node:fs';\nimport path from 'node:path';\nexport function unpack(file, folder) {\n  for (const entry of new AdmZip(file).getEntries()) fs.writeFileSync(path.join(folder, path.basename(entry.entryName)), entry.getData());\n}`,
    // tar keeps inside by itself
    `import * as tar from 'tar';\nexport const unpack = (file, cwd) => tar.x({ file, cwd });`,
    // a helper checks and throws
    `import fs from 'node:fs';\nimport path from 'node:path';\nfunction inside(name) {\n  const file = path.resolve(ROOT, name);\n  if (!file.startsWith(ROOT)) throw new Error('out of the folder');\n  return file;\n}\napp.get('/files/:name', (req, res) => fs.createReadStream(inside(req.params.name)).pipe(res));`,
    // asked
    `import fs from 'node:fs';\napp.get('/files', (req, res) => {\n  if (!isSafePath(req.query.name)) return res.sendStatus(400);\n  fs.createReadStream(req.query.name).pipe(res);\n});`,
    // no file at all
    `app.get('/files/:name', async (req, res) => res.json(await storage.open(req.params.name)));`,
    // a query of a database
    `app.get('/items/:id', async (req, res) => res.json(await db.read(req.params.id)));`,
    // a test
    { code: `import fs from 'node:fs';\napp.get('/files/:name', (req, res) => fs.createReadStream('x/' + req.params.name).pipe(res));`, path: 'test/server.ts' },
    // a page of a site that is built
    { code: "import fs from 'node:fs';\nexport default function Post({ params }) {\n  return <pre>{fs.readFileSync(`posts/${params.slug}.md`, 'utf8')}</pre>;\n}", path: 'app/posts/[slug]/page.tsx' },
    // the download's shown name, not its path
    `app.get('/report', (req, res) => res.download('/srv/report.pdf', req.query.name));`,
    // Nest: an id
    "import { createReadStream } from 'node:fs';\n@Controller('files')\nexport class Files {\n  @Get(':id')\n  get(@Param('id', ParseUUIDPipe) id: string, @Res() res: Response) {\n    createReadStream(`files/${id}`).pipe(res);\n  }\n}",
  ],
  invalid: [
    `import fs from 'node:fs';\nimport path from 'node:path';\n@Controller('files')\nexport class Files {\n  @Post()\n  async save(@UploadedFile() file: Express.Multer.File) {\n    await fs.promises.writeFile(path.join('uploads', file.originalname), file.buffer); // ✗\n  }\n}`,
    // Express
    `import fs from 'node:fs';\napp.get('/files/:name', (req, res) => {\n  fs.createReadStream('uploads/' + req.params.name).pipe(res); // ✗ path\n});`,
    // joined
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files', (req, res) => {\n  const file = path.join(__dirname, 'uploads', req.query.name);\n  fs.readFile(file, (err, data) => res.send(data)); // ✗ path\n});`,
    // resolved, and not checked
    `import { readFile } from 'node:fs/promises';\nimport path from 'node:path';\napp.get('/files', async (req, res) => {\n  const file = path.resolve('uploads', req.query.name as string);\n  res.send(await readFile(file)); // ✗ path\n});`,
    // in a template
    'import { promises as fs } from "node:fs";\napp.get("/p/:slug", async (req, res) => {\n  res.send(await fs.readFile(`posts/${req.params.slug}.md`, "utf8")); // ✗ path\n});',
    // sendFile without a root
    `import path from 'node:path';\napp.get('/files/:name', (req, res) => {\n  res.sendFile(path.join(__dirname, 'uploads', req.params.name)); // ✗ path\n});`,
    // a download
    `app.get('/download', (req, res) => {\n  res.download('/srv/reports/' + req.query.file); // ✗ path\n});`,
    // written
    `import fs from 'node:fs/promises';\napp.post('/notes', async (req, res) => {\n  await fs.writeFile('notes/' + req.body.name, req.body.text); // ✗ path\n  res.end();\n});`,
    // removed
    `import fs from 'node:fs';\napp.delete('/files/:name', (req, res) => {\n  fs.unlinkSync('uploads/' + req.params.name); // ✗ path\n  res.end();\n});`,
    // renamed: the second path
    `import fs from 'node:fs';\napp.post('/files', upload.single('file'), (req, res) => {\n  fs.renameSync(req.file.path, 'uploads/' + req.body.name); // ✗ path\n  res.end();\n});`,
    // by the name of the upload
    `import fs from 'node:fs';\napp.post('/files', upload.single('file'), (req, res) => {\n  fs.writeFileSync('uploads/' + req.file.originalname, req.file.buffer); // ✗ path\n  res.end();\n});`,
    // express-fileupload
    `app.post('/files', (req, res) => {\n  const file = req.files.photo;\n  file.mv('uploads/' + req.files.photo.name, () => res.end()); // ✗ path\n});`,
    // multer keeps the sender's name
    `import multer from 'multer';\nexport const storage = multer.diskStorage({\n  destination: 'uploads',\n  filename: (req, file, cb) => {\n    cb(null, file.originalname); // ✗ upload\n  },\n});`,
    // node's own server
    `import http from 'node:http';\nimport fs from 'node:fs';\nhttp.createServer((req, res) => {\n  fs.createReadStream('public' + req.url).pipe(res); // ✗ path\n}).listen(80);`,
    // decoded
    `import http from 'node:http';\nimport fs from 'node:fs';\nhttp.createServer((req, res) => {\n  const file = decodeURIComponent(req.url.split('?')[0]);\n  fs.createReadStream('public/' + file).pipe(res); // ✗ path\n}).listen(80);`,
    // Fastify
    `import fs from 'node:fs';\nfastify.get('/files/:name', async (request, reply) => {\n  return reply.send(fs.createReadStream('uploads/' + request.params.name)); // ✗ path\n});`,
    // Koa
    `import fs from 'node:fs';\nrouter.get('/files', async ctx => {\n  ctx.body = fs.createReadStream('uploads/' + ctx.query.name); // ✗ path\n});`,
    // Hono
    `import { readFile } from 'node:fs/promises';\nimport { Hono } from 'hono';\nconst app = new Hono();\napp.get('/files/:name', async c => c.body(await readFile('uploads/' + c.req.param('name')))); // ✗ path`,
    // Nest
    `import { createReadStream } from 'node:fs';\nimport { join } from 'node:path';\n@Controller('files')\nexport class FilesController {\n  @Get()\n  get(@Query('name') name: string, @Res() res: Response) {\n    createReadStream(join('uploads', name)).pipe(res); // ✗ path\n  }\n}`,
    // Next, app
    { code: `import { readFile } from 'node:fs/promises';\nimport path from 'node:path';\nexport async function GET(request) {\n  const name = request.nextUrl.searchParams.get('name');\n  return new Response(await readFile(path.join(process.cwd(), 'files', name))); // ✗ path\n}`, path: 'app/api/file/route.ts' },
    // Next, pages
    { code: `import fs from 'fs';\nexport default function handler(req, res) {\n  res.send(fs.readFileSync('content/' + req.query.doc)); // ✗ path\n}`, path: 'pages/api/doc.ts' },
    // a server action
    { code: `'use server';\nimport { writeFile } from 'node:fs/promises';\nexport async function save(name: string, text: string) {\n  await writeFile('content/' + name, text); // ✗ path\n}`, path: 'app/actions.ts' },
    // Lambda
    `import fs from 'node:fs';\nexport const handler = async event => ({\n  statusCode: 200,\n  body: fs.readFileSync('templates/' + event.queryStringParameters.template, 'utf8'), // ✗ path\n});`,
    // Nuxt
    { code: `import { readFile } from 'node:fs/promises';\nexport default defineEventHandler(async event => {\n  const { name } = getQuery(event);\n  return readFile('content/' + name, 'utf8'); // ✗ path\n});`, path: 'server/api/content.get.ts' },
    // compiled
    `"use strict";\nconst fs_1 = __importDefault(require("fs"));\nconst path_1 = __importDefault(require("path"));\napp.get("/files/:name", (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    const file = path_1.default.join("uploads", req.params.name);\n    res.send(yield fs_1.default.promises.readFile(file)); // ✗ path\n}));`,
    // through a helper
    `import fs from 'node:fs';\nconst load = name => fs.readFileSync('templates/' + name, 'utf8'); // ✗ path\napp.get('/t/:name', (req, res) => res.send(load(req.params.name)));`,
    // a class
    `import fs from 'node:fs';\nexport class Files {\n  constructor(private readonly root: string) {}\n  read(req: Request, res: Response) {\n    fs.createReadStream(this.root + '/' + req.params.name).pipe(res); // ✗ path\n  }\n}`,
    // dots are cut out once: \`....//\` leaves some
    `import fs from 'node:fs';\napp.get('/files', (req, res) => {\n  const name = req.query.name.replace('../', '');\n  fs.createReadStream('uploads/' + name).pipe(res); // ✗ path\n});`,
    // an extension is no check
    `import fs from 'node:fs';\napp.get('/files', (req, res) => {\n  if (!req.query.name.endsWith('.pdf')) return res.sendStatus(400);\n  fs.createReadStream('uploads/' + req.query.name).pipe(res); // ✗ path\n});`,
    // that it is there is no check
    `import fs from 'node:fs';\nimport path from 'node:path';\napp.get('/files/:name', (req, res) => {\n  const file = path.join('uploads', req.params.name);\n  if (!fs.existsSync(file)) return res.sendStatus(404);\n  fs.createReadStream(file).pipe(res); // ✗ path\n});`,
    // a view
    `app.get('/page/:name', (req, res) => {\n  res.render(req.params.name); // ✗ view\n});`,
    // a view in a folder
    "app.get('/page', (req, res) => {\n  res.render(`pages/${req.query.page}`, { title: 'Page' }); // ✗ view\n});",
    // fs-extra
    `import fs from 'fs-extra';\napp.delete('/folders/:name', async (req, res) => {\n  await fs.remove('uploads/' + req.params.name); // ✗ path\n  res.end();\n});`,
    // a folder
    `import fs from 'node:fs';\napp.get('/list', (req, res) => {\n  res.json(fs.readdirSync('uploads/' + req.query.folder)); // ✗ path\n});`,
    // a cookie
    `import fs from 'node:fs';\napp.get('/settings', (req, res) => {\n  res.send(fs.readFileSync('sessions/' + req.cookies.sid)); // ✗ path\n});`,
    // a socket
    `import fs from 'node:fs';\nio.on('connection', socket => {\n  socket.on('open', name => {\n    socket.emit('file', fs.readFileSync('files/' + name, 'utf8')); // ✗ path\n  });\n});`,
    // entries of an archive
    `import AdmZip from 'adm-zip';\nimport fs from 'node:fs';\nimport path from 'node:path';\nexport function unpack(file, folder) {\n  for (const entry of new AdmZip(file).getEntries()) {\n    fs.writeFileSync(path.join(folder, entry.entryName), entry.getData()); // ✗ archive\n  }\n}`,
    // entries of another
    `import unzipper from 'unzipper';\nimport fs from 'node:fs';\nfs.createReadStream('upload.zip').pipe(unzipper.Parse()).on('entry', entry => {\n  const target = 'out/' + entry.path;\n  entry.pipe(fs.createWriteStream(target)); // ✗ archive\n});`,
    // yauzl
    `import yauzl from 'yauzl';\nimport fs from 'node:fs';\nimport path from 'node:path';\nexport const unpack = (zip, folder) => zip.on('entry', entry => {\n  zip.openReadStream(entry, (err, stream) => {\n    stream.pipe(fs.createWriteStream(path.join(folder, entry.fileName))); // ✗ archive\n  });\n}); `,
    // JSZip
    `import JSZip from 'jszip';\nimport fs from 'node:fs';\nimport path from 'node:path';\nexport async function unpack(data, folder) {\n  const zip = await JSZip.loadAsync(data);\n  for (const [name, file] of Object.entries(zip.files)) {\n    fs.writeFileSync(path.join(folder, name), await file.async('nodebuffer')); // ✗ archive\n  }\n}`,
    // JSZip, by its own loop
    `import JSZip from 'jszip';\nimport fs from 'node:fs';\nexport async function unpack(data, folder) {\n  const zip = await JSZip.loadAsync(data);\n  zip.forEach((relativePath, file) => {\n    fs.mkdirSync(folder + '/' + relativePath); // ✗ archive\n  });\n}`,
    // multer's folder
    "import multer from 'multer';\nexport const storage = multer.diskStorage({\n  destination(req, file, cb) {\n    cb(null, `uploads/${req.body.folder}`); // ✗ path\n  },\n});",
    // tar told to follow whatever it finds
    `import * as tar from 'tar';\nexport const unpack = (file, cwd) => tar.x({\n  file,\n  cwd,\n  preservePaths: true, // ✗ archive\n});`,
    // Bun
    `app.get('/files/:name', req => new Response(Bun.file('uploads/' + req.params.name))); // ✗ path`,
    // asked, nobody knows what
    { code: `import fs from 'node:fs';\napp.get('/files', (req, res) => {\n  checkName(req.query.name);\n  fs.createReadStream('uploads/' + req.query.name).pipe(res); // ✗ path\n});`, minConfidence: 'possible' },
  ],
});
