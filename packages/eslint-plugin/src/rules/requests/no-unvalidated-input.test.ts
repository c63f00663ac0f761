import { testRule } from '../../testing/test-rule.js';
import { noUnvalidatedInput } from './no-unvalidated-input.js';

testRule(noUnvalidatedInput, {
  valid: [
    // a schema judges it
    `import Stripe from 'stripe';\nimport { z } from 'zod';\nconst stripe = new Stripe(key);\nconst Order = z.object({ amount: z.number().int().positive().max(100_000) });\napp.post('/pay', async (req, res) => {\n  const { amount } = Order.parse(req.body);\n  res.json(await stripe.paymentIntents.create({ amount, currency: 'eur' }));\n});`,
    // middleware judges it
    `import Stripe from 'stripe';\nimport { body } from 'express-validator';\nconst stripe = new Stripe(key);\napp.post('/pay', body('amount').isInt({ min: 1 }), async (req, res) => {\n  res.json(await stripe.paymentIntents.create({ amount: req.body.amount, currency: 'eur' }));\n});`,
    // Fastify's own schema
    `import Fastify from 'fastify';\nimport Stripe from 'stripe';\nconst app = Fastify();\nconst stripe = new Stripe(key);\napp.post('/pay', { schema: { body: payBody } }, async request => stripe.paymentIntents.create({ amount: request.body.amount, currency: 'eur' }));`,
    // a DTO that Nest validates
    `import { Body, Controller, Post } from '@nestjs/common';\nimport Stripe from 'stripe';\n@Controller()\nexport class Pay {\n  private readonly stripe = new Stripe(key);\n  @Post('pay')\n  pay(@Body() dto: PayDto) { return this.stripe.paymentIntents.create({ amount: dto.amount, currency: 'eur' }); }\n}`,
    // by hand
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const { amount } = req.body;\n  if (!Number.isInteger(amount) || amount < 50 || amount > 100_000) return res.status(400).end();\n  res.json(await stripe.paymentIntents.create({ amount, currency: 'eur' }));\n});`,
    // a function judges it
    `import Stripe from 'stripe';\nimport { validateOrder } from './orders';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  validateOrder(req.body);\n  res.json(await stripe.paymentIntents.create({ amount: req.body.amount, currency: 'eur' }));\n});`,
    // the price is our own
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const product = await db.product.findUnique({ where: { sku: 'a' } });\n  res.json(await stripe.paymentIntents.create({ amount: product.price, currency: 'eur' }));\n});`,
    // written down
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = () => stripe.paymentIntents.create({ amount: 1999, currency: 'eur' });`,
    // rounded
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = (price: number) => stripe.paymentIntents.create({ amount: Math.round(price * 100), currency: 'eur' });`,
    // a whole number of hundreds
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = () => stripe.paymentIntents.create({ amount: 20 * 100, currency: 'eur' });`,
    // a percentage is no money
    `const share = (part: number, total: number) => (part / total) * 100;\nexport const report = (part: number, total: number) => fetch('https://api.acme.test/stats', { method: 'POST', body: JSON.stringify({ share: share(part, total) }) });`,
    // one of a list
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst CURRENCIES = ['eur', 'usd'];\napp.post('/pay', async (req, res) => {\n  if (!CURRENCIES.includes(req.body.currency)) return res.status(400).end();\n  res.json(await stripe.paymentIntents.create({ amount: 500, currency: req.body.currency }));\n});`,
    // a label among fields, in a text of ours
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  res.json(await stripe.paymentIntents.create({ amount: 500, currency: 'eur', description: \`Order \${req.body.note}\` }));\n});`,
    // the number is judged after it was made
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const amount = Number(req.body.amount);\n  if (!Number.isSafeInteger(amount) || amount <= 0) return res.status(400).end();\n  res.json(await stripe.paymentIntents.create({ amount, currency: 'eur' }));\n});`,
    // milliseconds, no money
    `export const wait = (seconds: number) => fetch('https://api.acme.test/timers', { method: 'POST', body: JSON.stringify({ delay: seconds * 1000 }) });`,
    // no API
    `app.post('/orders', async (req, res) => { res.json({ amount: req.body.amount }); });`,
    // a function of a library that knows nothing of its callers
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = (amount: number, currency: string) => stripe.paymentIntents.create({ amount, currency });`,
    // Hono's validator
    `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst app = new Hono();\napp.post('/pay', zValidator('json', payBody), async c => c.json(await stripe.paymentIntents.create({ amount: c.req.valid('json').amount, currency: 'eur' })));`,
    // tests
    { path: 'test/pay.test.ts', code: `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => res.json(await stripe.paymentIntents.create({ amount: req.body.amount, currency: 'eur' })));` },
    // other fields are less than money (possible only)
    `app.post('/contact', async (req, res) => {\n  await fetch('https://crm.acme.test/contacts', { method: 'POST', body: JSON.stringify({ name: req.body.name }) });\n  res.end();\n});`,
    // ajv by hand
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst isPayment = ajv.compile(paymentSchema);\napp.post('/pay', async (req, res) => {\n  if (!isPayment(req.body)) return res.status(400).end();\n  res.json(await stripe.paymentIntents.create({ amount: 500, currency: 'eur', metadata: { order: order.id } }));\n});`,
  ],
  invalid: [
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const intent = await stripe.paymentIntents.create({\n    amount: req.body.amount, // ✗ money\n    currency: 'eur',\n  });\n  res.json(intent);\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const { amount, currency } = req.body;\n  res.json(await stripe.paymentIntents.create({ amount, currency })); // ✗ money\n});`,
    `const stripe = require('stripe')(key);\napp.post('/payout', async (req, res) => {\n  res.json(await stripe.transfers.create({ amount: 500, currency: 'eur', destination: req.body.account })); // ✗ money\n});`,
    `import axios from 'axios';\napp.post('/pay', async (req, res) => {\n  const { data } = await axios.post('https://pay.acme.test/charges', { amount: req.body.amount, currency: 'EUR' }); // ✗ money\n  res.json(data);\n});`,
    `app.post('/pay', async (req, res) => {\n  const answer = await fetch('https://pay.acme.test/charges', {\n    method: 'POST',\n    body: JSON.stringify({\n      amount: req.body.amount, // ✗ money\n    }),\n  });\n  res.json(await answer.json());\n});`,
    { path: 'app/api/checkout/route.ts', code: `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport async function POST(request: Request) {\n  const { price } = await request.json();\n  const session = await stripe.checkout.sessions.create({\n    mode: 'payment',\n    line_items: [{\n      quantity: 1,\n      price_data: {\n        currency: 'usd',\n        unit_amount: price, // ✗ money\n      },\n    }],\n  });\n  return Response.json(session);\n}` },
    { path: 'pages/api/pay.ts', code: `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport default async function handler(req, res) {\n  res.json(await stripe.charges.create({ amount: req.body.amount, currency: 'usd' })); // ✗ money\n}` },
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  res.json(await stripe.paymentIntents.create(req.body)); // ✗ whole\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  res.json(await stripe.paymentIntents.create({ ...req.body, currency: 'eur' })); // ✗ whole\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = (price: number) => stripe.paymentIntents.create({ amount: price * 100, currency: 'eur' }); // ✗ float`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport async function pay(cart: Cart) {\n  const total = cart.items.reduce((sum, item) => sum + item.price, 0);\n  const amount = total * 100; // ✗ float\n  return stripe.paymentIntents.create({ amount, currency: 'eur' });\n}`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const pay = (text: string) => stripe.charges.create({ amount: parseFloat(text) * 100, currency: 'usd' }); // ✗ float`,
    `import Razorpay from 'razorpay';\nconst razorpay = new Razorpay({ key_id, key_secret });\nexport const order = (price: number) => razorpay.orders.create({ amount: price * 100, currency: 'INR' }); // ✗ float`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  res.json(await stripe.paymentIntents.create({ amount: Number(req.body.amount), currency: 'eur' })); // ✗ number\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  const amount = parseInt(req.body.amount); // ✗ number\n  res.json(await stripe.paymentIntents.create({ amount, currency: 'eur' }));\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/pay', async (req, res) => {\n  res.json(await stripe.paymentIntents.create({ amount: Math.round(Number(req.body.amount) * 100), currency: 'eur' })); // ✗ number\n});`,
    `import { Controller, Post, Req } from '@nestjs/common';\nimport Stripe from 'stripe';\n@Controller()\nexport class Pay {\n  private readonly stripe = new Stripe(key);\n  @Post('pay')\n  pay(@Req() req) { return this.stripe.paymentIntents.create({ amount: req.body.amount, currency: 'eur' }); } // ✗ money\n}`,
    `import { Hono } from 'hono';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst app = new Hono();\napp.post('/pay', async c => {\n  const { amount } = await c.req.json();\n  return c.json(await stripe.paymentIntents.create({ amount, currency: 'eur' })); // ✗ money\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const handler = async event => {\n  const body = JSON.parse(event.body);\n  const intent = await stripe.paymentIntents.create({ amount: body.amount, currency: 'eur' }); // ✗ money\n  return { statusCode: 200, body: JSON.stringify(intent) };\n};`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\napp.post('/refund', async (req, res) => {\n  if (!req.body.amount) return res.status(400).end();\n  res.json(await stripe.refunds.create({ charge: req.user.charge, amount: req.body.amount })); // ✗ money\n});`,
    { minConfidence: 'possible', code: `app.post('/withdraw', async (req, res) => {\n  await wallet.transfer({\n    to: req.body.to, // ✗ money\n  });\n  res.end();\n});` },
    { minConfidence: 'possible', code: `app.post('/contact', async (req, res) => {\n  await fetch('https://crm.acme.test/contacts', { method: 'POST', body: JSON.stringify({ name: req.body.name }) }); // ✗ field\n  res.end();\n});` },
    { minConfidence: 'possible', code: `import axios from 'axios';\napp.post('/lead', async (req, res) => {\n  await axios.post('https://crm.acme.test/leads', req.body); // ✗ whole\n  res.end();\n});` },
    { path: 'dist/pay.js', code: `"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nconst stripe_1 = __importDefault(require("stripe"));\nconst stripe = new stripe_1.default(key);\nfunction pay(req, res) {\n    return __awaiter(this, void 0, void 0, function* () {\n        res.json(yield stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" })); // ✗ money\n    });\n}\nexports.pay = pay;` },
  ],
});
