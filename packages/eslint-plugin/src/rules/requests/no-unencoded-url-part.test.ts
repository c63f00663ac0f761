import { testRule } from '../../testing/test-rule.js';
import { noUnencodedUrlPart } from './no-unencoded-url-part.js';

testRule(noUnencodedUrlPart, {
  valid: [
    // encoded
    'app.get("/users/:id", async (req, res) => {\n  const answer = await fetch(`https://api.acme.test/users/${encodeURIComponent(req.params.id)}`);\n  res.json(await answer.json());\n});',
    // encoded before
    'app.get("/users/:id", async (req, res) => {\n  const id = encodeURIComponent(req.params.id);\n  res.json(await (await fetch(`https://api.acme.test/users/${id}`)).json());\n});',
    // URLSearchParams encodes
    'app.get("/find", async (req, res) => {\n  const query = new URLSearchParams({ q: req.query.q });\n  res.json(await (await fetch(`https://api.acme.test/find?${query}`)).json());\n});',
    // so does a URL
    'app.get("/find", async (req, res) => {\n  const url = new URL("https://api.acme.test/find");\n  url.searchParams.set("q", req.query.q);\n  res.json(await (await fetch(url)).json());\n});',
    // axios encodes its params
    'import axios from "axios";\napp.get("/find", async (req, res) => {\n  const { data } = await axios.get("https://api.acme.test/find", { params: { q: req.query.q } });\n  res.json(data);\n});',
    // a number
    'app.get("/users/:id", async (req, res) => {\n  const id = Number(req.params.id);\n  res.json(await (await fetch(`https://api.acme.test/users/${id}`)).json());\n});',
    // parsed to a number in place
    'app.get("/users/:id", async (req, res) => {\n  res.json(await (await fetch(`https://api.acme.test/users/${parseInt(req.params.id, 10)}`)).json());\n});',
    // one of a list
    'const KINDS = ["a", "b"];\napp.get("/:kind", async (req, res) => {\n  if (!KINDS.includes(req.params.kind)) return res.status(404).end();\n  res.json(await (await fetch(`https://api.acme.test/${req.params.kind}`)).json());\n});',
    // nothing from outside
    'const id = "42";\nawait fetch(`https://api.acme.test/users/${id}`);',
    // from the environment
    'await fetch(`https://api.acme.test/accounts/${process.env.ACCOUNT_ID}`);',
    // its own record's id
    'export async function sync() {\n  const user = await db.user.findFirst();\n  await fetch(`https://api.acme.test/users/${user.id}`);\n}',
    // the body carries it
    'app.post("/users", async (req, res) => {\n  await fetch("https://api.acme.test/users", { method: "POST", body: JSON.stringify(req.body) });\n  res.end();\n});',
    // Hono, encoded
    'import { Hono } from "hono";\nconst app = new Hono();\napp.get("/users/:id", async c => c.json(await (await fetch("https://api.acme.test/users/" + encodeURIComponent(c.req.param("id")))).json()));',
    // a numeric parameter of Nest
    'import { Controller, Get, Param, ParseIntPipe } from "@nestjs/common";\n@Controller("users")\nexport class Users {\n  @Get(":id")\n  one(@Param("id", ParseIntPipe) id: number) { return fetch(`https://api.acme.test/users/${id}`); }\n}',
    // the caller has encoded the whole query
    'app.get("/find", async (req, res) => {\n  const { search } = new URL(req.url, "http://localhost");\n  res.json(await (await fetch(`https://api.acme.test/find${search}`)).json());\n});',
    // a library: who knows what it is given (possible only)
    'export const user = (id: string) => fetch(`https://api.acme.test/users/${id}`);',
    // an id that a pattern has judged
    'app.get("/users/:id", async (req, res) => {\n  if (!/^[a-z0-9]+$/.test(req.params.id)) return res.status(400).end();\n  res.json(await (await fetch(`https://api.acme.test/users/${req.params.id}`)).json());\n});',
    // the status alone is outside data of a header
    'app.get("/x", async (req, res) => {\n  await fetch("https://api.acme.test/x", { headers: { "x-lang": req.headers["accept-language"] } });\n  res.end();\n});',
    // got encodes searchParams
    'import got from "got";\napp.get("/find", async (req, res) => res.json(await got("https://api.acme.test/find", { searchParams: { q: req.query.q } }).json()));',
    // no request
    'app.get("/go/:id", (req, res) => res.json({ link: `https://acme.test/users/${req.params.id}` }));',
    // tests
    { path: 'test/users.test.ts', code: 'app.get("/users/:id", async (req, res) => res.json(await (await fetch(`https://api.acme.test/users/${req.params.id}`)).json()));' },
    // a length is a number
    'app.get("/find", async (req, res) => {\n  res.json(await (await fetch(`https://api.acme.test/find?n=${req.query.q.length}`)).json());\n});',
  ],
  invalid: [
    'app.get("/users/:id", async (req, res) => {\n  const answer = await fetch(`https://api.acme.test/users/${req.params.id}`); // ✗ raw\n  res.json(await answer.json());\n});',
    'app.get("/weather", async (req, res) => {\n  const { city } = req.query;\n  const answer = await fetch("https://api.acme.test/weather?q=" + city + "&units=metric"); // ✗ raw\n  res.json(await answer.json());\n});',
    'import axios from "axios";\napp.get("/users/:id/orders", async (req, res) => {\n  const { id } = req.params;\n  const { data } = await axios.get(`${process.env.API_URL}/users/${id}/orders`); // ✗ raw\n  res.json(data);\n});',
    { code: 'app.get("/users/:id", async (req, res) => {\n  const url = `https://api.acme.test/users/${req.params.id}`; // ✗ raw\n  const answer = await fetch(url);\n  res.json(await answer.json());\n});' },
    'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.acme.test" });\napp.get("/users/:id", async (req, res) => {\n  const { data } = await api.get("/users/" + req.params.id); // ✗ raw\n  res.json(data);\n});',
    { path: 'pages/api/user.ts', code: 'export default async function handler(req, res) {\n  const answer = await fetch(`https://api.acme.test/users/${req.query.id}`); // ✗ raw\n  res.json(await answer.json());\n}' },
    { path: 'app/api/find/route.ts', code: 'export async function GET(request: Request) {\n  const { searchParams } = new URL(request.url);\n  const q = searchParams.get("q");\n  const answer = await fetch(`https://api.acme.test/find?q=${q}`); // ✗ raw\n  return Response.json(await answer.json());\n}' },
    'import { Hono } from "hono";\nconst app = new Hono();\napp.get("/users/:id", async c => {\n  const answer = await fetch("https://api.acme.test/users/" + c.req.param("id")); // ✗ raw\n  return c.json(await answer.json());\n});',
    'import Fastify from "fastify";\nimport got from "got";\nconst app = Fastify();\napp.get("/users/:id", async request => got(`https://api.acme.test/users/${request.params.id}`).json()); // ✗ raw',
    'import { Controller, Get, Param } from "@nestjs/common";\nimport { HttpService } from "@nestjs/axios";\n@Controller("users")\nexport class Users {\n  constructor(private readonly http: HttpService) {}\n  @Get(":id")\n  one(@Param("id") id: string) { return this.http.get(`https://api.acme.test/users/${id}`); } // ✗ raw\n}',
    'app.get("/users/:id", async (req, res) => {\n  res.json(await user(req.params.id));\n});\nasync function user(id) {\n  const answer = await fetch(`https://api.acme.test/users/${id}`); // ✗ raw\n  return answer.json();\n}',
    'export const handler = async event => {\n  const { id } = event.pathParameters;\n  const answer = await fetch(`https://api.acme.test/users/${id}`); // ✗ raw\n  return { statusCode: 200, body: await answer.text() };\n};',
    { path: 'server/api/find.get.ts', code: 'export default defineEventHandler(async event => {\n  const { q } = getQuery(event);\n  return $fetch(`https://api.acme.test/find?q=${q}`); // ✗ raw\n});' },
    'app.post("/lookup", async (req, res) => {\n  const answer = await fetch(`https://api.acme.test/companies/${req.body.name}/profile`); // ✗ raw\n  res.json(await answer.json());\n});',
    'import axios from "axios";\napp.get("/users/:id", async (req, res) => {\n  const { data } = await axios({ method: "get", url: `https://api.acme.test/users/${req.params.id}` }); // ✗ raw\n  res.json(data);\n});',
    'import https from "node:https";\napp.get("/users/:id", (req, res) => {\n  https.get({ hostname: "api.acme.test", path: `/users/${req.params.id}` }, answer => answer.pipe(res)); // ✗ raw\n});',
    'app.use(async ctx => {\n  const answer = await fetch(`https://api.acme.test/find?q=${ctx.request.query.q}`); // ✗ raw\n  ctx.body = await answer.json();\n});',
    { path: 'dist/users.js', code: '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nconst axios_1 = require("axios");\nfunction user(req, res) {\n    return __awaiter(this, void 0, void 0, function* () {\n        const { data } = yield axios_1.default.get(`https://api.acme.test/users/${req.params.id}`); // ✗ raw\n        res.json(data);\n    });\n}\nexports.user = user;' },
    'app.get("/find", async (req, res) => {\n  let url = "https://api.acme.test/find?page=1";\n  if (req.query.q) url += "&q=" + req.query.q;\n  const answer = await fetch(url); // ✗ raw\n  res.json(await answer.json());\n});',
    'app.get("/users/:id", async (req, res) => {\n  const id = req.params.id.trim();\n  const answer = await fetch(`https://api.acme.test/users/${id}`); // ✗ raw\n  res.json(await answer.json());\n});',
    { minConfidence: 'possible', code: 'export const user = (name: string) => fetch(`https://api.acme.test/users/${name}`); // ✗ raw' },
    { path: 'app/routes/users.$id.tsx', code: 'export async function loader({ params }: LoaderFunctionArgs) {\n  const answer = await fetch(`https://api.acme.test/users/${params.id}`); // ✗ raw\n  return answer.json();\n}' },
    'export default {\n  async fetch(request) {\n    const url = new URL(request.url);\n    return fetch(`https://api.acme.test/find?q=${url.searchParams.get("q")}`); // ✗ raw\n  },\n};',
  ],
});
