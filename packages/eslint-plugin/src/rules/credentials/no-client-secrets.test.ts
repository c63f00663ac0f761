import { testRule } from '../../testing/test-rule.js';
import { noClientSecrets } from './no-client-secrets.js';

testRule(noClientSecrets, {
  valid: [
    // comments as far as the eye reaches, which no expression may try in all ways
    `${'/* a */ /** b */\n// c /* d */\n'.repeat(400)}const document = load(process.env.API_SECRET);`,
    // made to be seen
    `const stripe = loadStripe(process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY!);`,
    `const config = { apiKey: import.meta.env.VITE_FIREBASE_API_KEY, projectId: import.meta.env.VITE_FIREBASE_PROJECT_ID };`,
    `const map = new Map({ accessToken: process.env.REACT_APP_MAPBOX_TOKEN });`,
    `const url = process.env.NEXT_PUBLIC_API_URL;\nconst id = process.env.NEXT_PUBLIC_GA_MEASUREMENT_ID;`,
    `const client = createClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!);`,
    // on the server
    { path: 'app/api/charge/route.ts', code: `const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);` },
    { path: 'src/lib/server/db.ts', code: `export const key = process.env.API_SECRET;` },
    // a server component
    { path: 'app/page.tsx', code: `export default async function Page() { const data = await load(process.env.API_SECRET); return <p>{data}</p>; }` },
    // a server action
    { path: 'app/actions.ts', code: `'use server';\nexport async function pay() { return charge(process.env.STRIPE_SECRET_KEY); }` },
    // a page whose server part is taken out
    { path: 'pages/index.tsx', code: `export async function getServerSideProps() { return { props: await load(process.env.API_SECRET) }; }\nexport default function Page() { return <p/>; }` },
    // a middleware and a route of Expo Router, which run on the server
    { path: 'app/+middleware.ts', code: `import { Linking } from 'expo-linking';\nimport { createClerkClient } from '@clerk/backend';\nconst clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY, url: Linking });` },
    { path: 'app/pay+api.ts', code: `import Constants from 'expo-constants';\nexport const POST = () => charge(process.env.STRIPE_SECRET_KEY, Constants);` },
    // a plugin of the build
    { path: 'provider/src/index.ts', code: `import { getConfig } from '@expo/config';\nimport fs from 'fs-extra';\nexport const upload = () => send(getConfig(), fs, process.env.GITHUB_TOKEN);` },
    // the publishable key of Magic
    `const magic = new Magic(process.env.EXPO_PUBLIC_MAGIC_API_KEY);`,
    // a version number
    { path: 'vite.config.ts', code: `export default defineConfig({ define: { __VERSION__: JSON.stringify(pkg.version), 'process.env.NODE_ENV': '"production"' } });` },
    // a type alone
    { path: 'components/Price.tsx', code: `'use client';\nimport type Stripe from 'stripe';\nexport const Price = ({ p }: { p: Stripe.Price }) => <b>{p.id}</b>;` },
    // the browser's SDK of the same company
    { path: 'components/Pay.tsx', code: `'use client';\nimport { loadStripe } from '@stripe/stripe-js';\nexport const pay = () => loadStripe(key);` },
    // off
    `const openai = new OpenAI({ apiKey, dangerouslyAllowBrowser: false });`,
    // private part of the runtime configuration
    { path: 'nuxt.config.ts', code: `export default defineNuxtConfig({ runtimeConfig: { apiSecret: process.env.API_SECRET, public: { apiBase: '/api' } } });` },
    // which mode the build is in
    { path: 'components/Dev.tsx', code: `'use client';\nexport const isDev = process.env.NODE_ENV === 'development';` },
    // read on the server, and only a flag handed over
    { path: 'pages/index.tsx', code: `export const getServerSideProps = async () => ({ props: { hasKey: Boolean(process.env.OPENAI_API_KEY), items: await load(process.env.DB_PASSWORD) } });` },
    // a page of the server, which redirects
    { path: 'app/pay/page.tsx', code: `import { redirect } from 'next/navigation';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\nexport default async function Page() { redirect((await stripe.checkout.sessions.create({})).url); }` },
  ],
  invalid: [
    `const key = process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY; // ✗ prefix`,
    `const secret = import.meta.env.VITE_API_SECRET; // ✗ prefix`,
    `const { REACT_APP_DB_PASSWORD } = process.env; // ✗ prefix`,
    `const openai = new OpenAI({ apiKey: process.env.NEXT_PUBLIC_OPENAI_API_KEY }); // ✗ prefix`,
    `import { PUBLIC_JWT_SECRET } from '$env/static/public'; // ✗ prefix`,
    { path: 'components/Pay.tsx', code: `'use client';\nexport function Pay() {\n  const key = process.env.STRIPE_SECRET_KEY; // ✗ read\n  return <button onClick={() => charge(key)}>Pay</button>;\n}` },
    { path: 'vite.config.ts', code: `export default defineConfig(({ mode }) => {\n  const env = loadEnv(mode, process.cwd(), '');\n  return {\n    define: {\n      'process.env.API_SECRET': JSON.stringify(env.API_SECRET), // ✗ inlined\n    },\n  };\n});` },
    { path: 'vite.config.ts', code: `export default defineConfig({\n  define: { 'process.env': process.env }, // ✗ whole\n});` },
    { path: 'next.config.js', code: `module.exports = {\n  env: {\n    STRIPE_SECRET_KEY: process.env.STRIPE_SECRET_KEY, // ✗ inlined\n  },\n};` },
    { path: 'webpack.config.js', code: `module.exports = {\n  plugins: [\n    new webpack.DefinePlugin({\n      'process.env': JSON.stringify(process.env), // ✗ whole\n    }),\n    new webpack.EnvironmentPlugin(['NODE_ENV', 'AWS_SECRET_ACCESS_KEY']), // ✗ inlined\n  ],\n};` },
    { path: 'nuxt.config.ts', code: `export default defineNuxtConfig({\n  runtimeConfig: {\n    public: {\n      apiSecret: process.env.API_SECRET, // ✗ inlined\n    },\n  },\n});` },
    { path: 'app.config.js', code: `export default {\n  expo: {\n    extra: {\n      stripeSecretKey: process.env.STRIPE_SECRET_KEY, // ✗ inlined\n    },\n  },\n};` },
    `import OpenAI from 'openai';\nconst openai = new OpenAI({ apiKey, dangerouslyAllowBrowser: true }); // ✗ browser-flag`,
    { path: 'components/Admin.tsx', code: `'use client';\nimport admin from 'firebase-admin'; // ✗ sdk\nexport const users = () => admin.auth().listUsers();` },
    { path: 'components/Charge.tsx', code: `'use client';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(key); // ✗ sdk` },
    { path: 'components/Order.tsx', code: `'use client';\nimport CryptoJS from 'crypto-js';\nexport const sign = (body: string) => CryptoJS.HmacSHA256(body, apiSecret).toString(); // ✗ signing` },
    { path: 'components/Chat.tsx', code: `'use client';\nexport async function ask(prompt: string) {\n  return fetch('https://api.openai.com/v1/chat/completions', { // ✗ call\n    method: 'POST', signal, headers: { Authorization: \`Bearer \${key}\` }, body: JSON.stringify({ prompt }),\n  });\n}` },
    { path: 'src/Settings.vue', code: `<template><p/></template>\n<script setup lang="ts">\nconst secret = import.meta.env.VITE_CLIENT_SECRET; // ✗ prefix\n</script>` },
    // laid out in ways that a look at the text alone could miss
    `const key = import.meta . env ["VITE_API_SECRET"]; // ✗ prefix`,
    { path: 'a.js', code: `var{NEXT_PUBLIC_JWT_SECRET:a}=process.env // ✗ prefix` },
    `import { API_SECRET as secret } from '@env'; // ✗ prefix`,
    { path: 'build-it.ts', code: `import { build } from "esbuild";\nbuild({ "define" : /* all */ { "process.env": process.env } }); // ✗ whole` },
    { path: 'src/page.js', code: `/* page */ const key = "api secret of seven";\ndocument.forms[0].onsubmit = () => CryptoJS // ✗ signing\n  ["HmacSHA256"](body, apiSecret);` },
    { path: 'src/Pay.tsx', code: `// first\n"use client"\nconst k = process.env["STRIPE_SECRET_KEY"] // ✗ read` },
    { path: 'pages/index.tsx', code: `export const getServerSideProps = async () => ({ props: { apiKey: process.env.DASHBOARD_API_KEY } }); // ✗` },
    { path: 'app/root.tsx', code: `import { json } from '@remix-run/node';\nexport async function loader() {\n  return json({ ENV: { SESSION_SECRET: process.env.SESSION_SECRET } }); // ✗\n}` },
    { path: 'src/pay.ts', code: `import Config from 'react-native-config';\nexport const headers = { Authorization: Config.STRIPE_SECRET_KEY }; // ✗` },
    { path: 'pages/stats.jsx', code: `export async function getStaticProps() {\n  const token = process.env.STATS_API_TOKEN; // ✗\n  return { props: { token } };\n}` },
  ],
});
