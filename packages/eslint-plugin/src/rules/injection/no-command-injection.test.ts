import { testRule } from '../../testing/test-rule.js';
import { noCommandInjection } from './no-command-injection.js';

testRule(noCommandInjection, {
  valid: [
    // a list of arguments, no shell
    `import { execFile } from 'node:child_process';\napp.get('/i', (req, res) => execFile('identify', ['-format', '%w', req.query.file], done));`,
    // a command that is written here
    `import { exec } from 'child_process';\napp.post('/deploy', (req, res) => exec('systemctl restart api', done));`,
    // a number
    "import { exec } from 'child_process';\napp.get('/kill', (req, res) => exec(`kill ${Number(req.query.pid)}`, done));",
    // execa escapes what stands in its template
    "import { $ } from 'execa';\napp.get('/ls', async (req, res) => res.json(await $`ls ${req.query.folder}`));",
    // so does zx
    "import { $ } from 'zx';\nexport const handler = async event => $`convert ${event.queryStringParameters.file} out.png`;",
    // and Bun
    "app.get('/ls', async (req, res) => res.send(await Bun.$`ls ${req.query.folder}`.text()));",
    // one of a list
    "import { execSync } from 'child_process';\napp.get('/run', (req, res) => { const { task } = req.query; if (!TASKS.includes(task)) return res.sendStatus(400); res.send(execSync(`npm run ${task}`)); });",
    // looked up
    "import { exec } from 'child_process';\nconst COMMANDS = { list: 'ls', free: 'df -h' };\napp.get('/run', (req, res) => exec(COMMANDS[req.query.name], done));",
    // quoted for the shell
    "import { exec } from 'child_process';\nimport { quote } from 'shell-quote';\napp.get('/ping', (req, res) => exec(quote(['ping', '-c', '1', req.query.host]), done));",
    // a pattern of a method of the same name
    `app.get('/x', (req, res) => res.json(/^\\d+$/.exec(req.query.id)));`,
    // a query of a database of the same name
    `app.get('/x', (req, res) => User.findOne({ id: req.query.id }).exec((error, user) => res.json(user)));`,
    // letters and digits only
    "import { exec } from 'child_process';\napp.get('/ping', (req, res) => { if (!/^[a-z0-9.-]+$/.test(req.query.host)) return res.end(); exec(`ping -c 1 ${req.query.host}`, done); });",
    // without a shell, and nothing that could be an option
    "import { spawn } from 'child_process';\napp.get('/thumb', (req, res) => spawn('ffmpeg', ['-i', `uploads/${req.query.id}`, '-frames:v', '1', 'out.png']).stdout.pipe(res));",
    // options end before it
    "import { execFile } from 'child_process';\napp.post('/clone', (req, res) => execFile('git', ['clone', '--', req.body.url, 'repo'], done));",
    // the URL has a beginning that is written here
    "import { execFileSync } from 'child_process';\nexport const handler = async event => execFileSync('curl', ['-s', `https://api.partner.example/${event.pathParameters.id}`]);",
    // a value of the environment
    "import { execSync } from 'child_process';\nexecSync(`docker build -t ${process.env.IMAGE} .`);",
    // the environment of a program, not its arguments
    "import { spawn } from 'child_process';\napp.post('/x', (req, res) => spawn('worker', ['--once'], { env: { JOB: req.body.job } }).on('close', done));",
    // standard input is data
    "import { execFileSync } from 'child_process';\napp.post('/x', (req, res) => res.send(execFileSync('jq', ['.name'], { input: req.body.json })));",
    // shell: false
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => spawn('identify', [req.query.file], { shell: false }).stdout.pipe(res));",
    // a helper that takes a number
    "import { exec } from 'child_process';\nfunction kill(pid: number) { exec(`kill ${pid}`); }\napp.get('/k', (req, res) => { kill(parseInt(req.params.pid, 10)); res.end(); });",
    // a uuid by its pipe
    "import { exec } from 'child_process';\n@Controller('jobs')\nexport class Jobs {\n  @Post(':id') run(@Param('id', ParseUUIDPipe) id: string) { exec(`run-job ${id}`); }\n}",
    // looked up by a switch
    "import { exec } from 'child_process';\napp.post('/run', (req, res) => { let task; switch (req.body.task) { case 'build': task = 'npm run build'; break; default: task = 'npm test'; } exec(task, done); });",
    // a path of one's own
    "import { exec } from 'child_process';\nimport path from 'path';\nexec(`node ${path.join(__dirname, 'work.js')}`);",
    // a name that was made here
    "import { exec } from 'child_process';\nimport { randomUUID } from 'crypto';\napp.post('/x', (req, res) => exec(`mkdir /tmp/${randomUUID()}`, done));",
    // node-pty with a program that is written here
    "import pty from 'node-pty';\napp.get('/x', (req, res) => pty.spawn('htop', [], { cols: Number(req.query.cols) }));",
    // a list of words
    "import { execFile } from 'child_process';\napp.get('/x', (req, res) => execFile('node', ['work.js', req.query.name], done));",
    // a boolean
    "import { execSync } from 'child_process';\napp.get('/x', (req, res) => res.send(execSync(`ls ${req.query.all ? '-a' : ''}`)));",
    // an enum of the DTO
    "import { exec } from 'child_process';\nclass Job { @IsEnum(Task) task: string; }\n@Controller('jobs')\nexport class Jobs { @Post() run(@Body() job: Job) { exec(`npm run ${job.task}`); } }",
    // letters only are left
    "import { exec } from 'child_process';\napp.get('/x', (req, res) => exec(`man ${req.query.page.replace(/[^a-z]/g, '')}`, done));",
    // execa's list
    "import { execa } from 'execa';\napp.get('/x', async (req, res) => res.send((await execa('identify', [req.query.file])).stdout));",
    // git, of a list of one's own repositories
    "import { execFile } from 'child_process';\napp.post('/pull', (req, res) => { const url = REPOSITORIES[req.body.name]; execFile('git', ['clone', url], done); });",
    // a constant of the project
    "import { execSync } from 'child_process';\nimport { version } from './package.json';\nexecSync(`git tag v${version}`);",
    // a script of the page
    `import puppeteer from 'puppeteer';\napp.get('/x', async (req, res) => { const page = await browser.newPage(); await page.exec(req.query.x); });`,
  ],
  invalid: [
    "import { exec } from 'child_process';\napp.get('/ping', (req, res) => exec(`ping -c 1 ${req.query.host}`, (error, out) => res.send(out))); // ✗ shell",
    "const { exec } = require('child_process');\nrouter.post('/convert', (req, res) => {\n  exec('convert ' + req.body.file + ' out.png', error => res.end()); // ✗ shell\n});",
    "import { execSync } from 'node:child_process';\nexport const show = (req, res) => {\n  const { branch } = req.params;\n  res.send(execSync(`git log ${branch}`)); // ✗ shell\n};",
    "const cp = require('child_process');\napp.get('/x', (req, res) => cp.exec(req.query.cmd, done)); // ✗ shell",
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => spawn('ls', ['-l', req.query.folder], { shell: true }).stdout.pipe(res)); // ✗ shell",
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => spawn('sh', ['-c', `ls ${req.query.folder}`]).stdout.pipe(res)); // ✗ shell",
    "import { spawnSync } from 'child_process';\napp.get('/x', (req, res) => res.send(spawnSync('/bin/bash', ['-c', 'ls ' + req.query.folder]).stdout)); // ✗ shell",
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => spawn(req.query.program, ['--version']).stdout.pipe(res)); // ✗ program",
    "import { promisify } from 'util';\nimport { exec } from 'child_process';\nconst run = promisify(exec);\nfastify.get('/x', async request => (await run(`nslookup ${request.query.host}`)).stdout); // ✗ shell",
    "import util from 'util';\nimport child from 'child_process';\nconst execAsync = util.promisify(child.exec);\nexport async function POST(request: Request) {\n  const { name } = await request.json();\n  await execAsync(`useradd ${name}`); // ✗ shell\n  return new Response();\n}",
    "import shell from 'shelljs';\napp.get('/x', (req, res) => res.send(shell.exec('grep ' + req.query.q + ' access.log').stdout)); // ✗ shell",
    "import { execa } from 'execa';\napp.get('/x', async (req, res) => res.send(await execa('ls', [req.query.folder], { shell: true }))); // ✗ shell",
    "import { execaCommand } from 'execa';\napp.get('/x', async (req, res) => res.send(await execaCommand(`${req.query.tool} --version`))); // ✗ program",
    "import spawn from 'cross-spawn';\napp.get('/x', (req, res) => spawn('npm', ['view', req.query.name], { shell: process.platform === 'win32' ? true : false }).stdout.pipe(res)); // ✗ shell",
    "import { execFile } from 'child_process';\napp.post('/clone', (req, res) => execFile('git', ['clone', req.body.url, 'repo'], done)); // ✗ option",
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => spawn('curl', [req.query.url]).stdout.pipe(res)); // ✗ option",
    "import simpleGit from 'simple-git';\nconst git = simpleGit();\napp.post('/x', async (req, res) => { await git.clone(req.body.url, 'repo'); res.end(); }); // ✗ option",
    "import { exec } from 'child_process';\n@Controller('tools')\nexport class Tools {\n  @Get('dig') dig(@Query('name') name: string) {\n    return new Promise(done => exec(`dig ${name}`, (error, out) => done(out))); // ✗ shell\n  }\n}",
    { path: 'tools.js', code: "const child_process_1 = require(\"child_process\");\nexports.ping = (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n  const { host } = req.body;\n  (0, child_process_1.exec)(`ping ${host}`, (e, out) => res.send(out)); // ✗ shell\n});" },
    "import { execSync } from 'child_process';\nfunction sizeOf(file) {\n  return execSync(`du -h \"${file}\"`); // ✗ shell\n}\napp.get('/size', (req, res) => res.send(sizeOf(req.query.file)));",
    "import { exec } from 'child_process';\nclass Mailer {\n  send(to) {\n    exec(`sendmail ${to}`); // ✗ shell\n  }\n}\nconst mailer = new Mailer();\napp.post('/mail', (req, res) => { mailer.send(req.body.to); res.end(); });",
    "import { exec } from 'child_process';\nexport const handler = async event => {\n  const { url } = JSON.parse(event.body);\n  exec(['wkhtmltopdf', url, '/tmp/out.pdf'].join(' ')); // ✗ shell\n};",
    "import { exec } from 'child_process';\nrouter.get('/x', async ctx => {\n  ctx.body = 'ok';\n  exec('touch ' + ctx.request.query.name); // ✗ shell\n});",
    "import { exec } from 'child_process';\napp.post('/upload', upload.single('file'), (req, res) => {\n  exec(`clamscan uploads/${req.file.originalname}`, done); // ✗ shell\n});",
    "import { exec } from 'child_process';\nio.on('connection', socket => socket.on('run', command => exec(command, (e, out) => socket.emit('out', out)))); // ✗ shell",
    "import Docker from 'dockerode';\napp.post('/run', async (req, res) => {\n  await container.exec({\n    Cmd: ['sh', '-c', `python -c \"${req.body.code}\"`], // ✗ shell\n  });\n  res.end();\n});",
    "import { Client } from 'ssh2';\nconst connection = new Client();\napp.get('/x', (req, res) => connection.exec(`tail -n 50 ${req.query.log}`, done)); // ✗ shell",
    { path: 'server/api/ping.get.ts', code: "import { exec } from 'node:child_process';\nexport default defineEventHandler(event => {\n  const { host } = getQuery(event);\n  exec(`ping ${host}`); // ✗ shell\n});" },
    "import { Hono } from 'hono';\nimport { execSync } from 'child_process';\nconst app = new Hono();\napp.get('/x/:name', c => c.text(execSync(`man ${c.req.param('name')}`).toString())); // ✗ shell",
    "import { spawn } from 'child_process';\napp.get('/x', (req, res) => {\n  const args = ['-l'];\n  args.push(req.query.folder);\n  spawn('ls', args, { shell: '/bin/bash' }).stdout.pipe(res); // ✗ shell\n});",
    "import { exec } from 'child_process';\napp.get('/x', (req, res) => {\n  let command = 'ffmpeg -i in.mp4';\n  if (req.query.start) command += ` -ss ${req.query.start}`;\n  exec(command, done); // ✗ shell\n});",
    "'use server';\nimport { exec } from 'child_process';\nexport async function resize(form: FormData) {\n  exec(`mogrify -resize ${form.get('size')} photo.png`); // ✗ shell\n}",
    "import { exec } from 'child_process';\nexports.create = (req, res, next) => {\n  const item = req.body.content;\n  const pattern = /!\\[(http.*)\\]/;\n  if (item.match(pattern)) {\n    const url = item.match(pattern)[1];\n    exec('identify ' + url, next); // ✗ shell\n  }\n};",
    { code: "import { exec } from 'child_process';\nexport function open(url) {\n  exec(`xdg-open ${url}`); // ✗ parameter\n}", minConfidence: 'possible' },
    { code: "import { execSync } from 'child_process';\nexecSync(`git show ${process.argv[2]}`); // ✗ shell", minConfidence: 'possible' },
    { code: "import { exec } from 'child_process';\napp.get('/x', (req, res) => {\n  const { host } = req.query;\n  exec(`ping ${host}`, done); // ✗ shell\n});", trace: [3, 4] },
  ],
});
