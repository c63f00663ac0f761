import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { exposedVariables } from './exposed-variables.js';

// Made at run time: no key stands in a file of the repository.
const live = ['sk', '_live_', 'b7Qm2Lr9Tz4Vx8Nc1Kd6Wf3H'].join('');
const shown = ['pk', '_live_', 'b7Qm2Lr9Tz4Vx8Nc1Kd6Wf3H'].join('');
const value = ['q7Zt4Lm9', 'Xw2Rb6Vc', '8Nd1Kf5H'].join('');

const exposed: readonly (readonly [path: string, text: string, line: number])[] = [
  ['.env', `NEXT_PUBLIC_STRIPE_SECRET_KEY=${live}\n`, 1],
  ['.env.production', `API_URL=/v1\nexport VITE_PARTNER_API_SECRET="${value}"\n`, 2],
  ['.env', `EXPO_PUBLIC_ADMIN_PASSWORD='${value}'\n`, 1],
  ['.env.local', `REACT_APP_OPENAI_API_KEY=${value}\n`, 1],
  ['.env', `GATSBY_CLIENT_SECRET=${value}\n`, 1],
  // the name says nothing, the value does
  ['.env', `NEXT_PUBLIC_STRIPE_KEY=${live}\n`, 1],
  ['Dockerfile', `FROM node:22\nARG NEXT_PUBLIC_API_SECRET\nRUN npm run build\n`, 2],
  ['Dockerfile', `FROM node:22\nARG NEXT_PUBLIC_API_SECRET\nENV NEXT_PUBLIC_API_SECRET=$NEXT_PUBLIC_API_SECRET\n`, 3],
  ['web/Dockerfile', `FROM node:22\nENV VITE_PRIVATE_KEY ${value}\n`, 2],
  ['compose.yaml', `services:\n  web:\n    environment:\n      - NODE_ENV=production\n      - NEXT_PUBLIC_JWT_SECRET=\${JWT_SECRET}\n`, 5],
  ['docker-compose.yml', `services:\n  web:\n    build:\n      args:\n        VITE_PARTNER_SECRET: ${value}\n`, 5],
  ['k8s/web.yaml', `env:\n  - name: NEXT_PUBLIC_SERVICE_ROLE_KEY\n    valueFrom:\n      secretKeyRef:\n        name: web\n        key: role\n`, 2],
  ['k8s/web.yaml', `env:\n  - name: NUXT_PUBLIC_API_SECRET\n    value: "${value}"\n`, 2],
  ['.github/workflows/deploy.yml', 'env:\n  NEXT_PUBLIC_API_SECRET: ${{ secrets.API_SECRET }}\n', 2],
  ['.github/workflows/deploy.yml', 'steps:\n  - run: echo "VITE_PARTNER=${{ secrets.PARTNER_CLIENT_SECRET }}" >> .env\n', 2],
  ['eas.json', `{\n  "build": { "production": { "env": { "EXPO_PUBLIC_API_SECRET": "${value}" } } }\n}\n`, 2],
  ['vercel.json', `{\n  "build": {\n    "env": {\n      "NEXT_PUBLIC_SENDGRID_API_KEY": "@sendgrid"\n    }\n  }\n}\n`, 4],
  ['netlify.toml', `[build.environment]\n  REACT_APP_CLIENT_SECRET = "${value}"\n`, 2],
  ['wrangler.toml', `[vars]\nPUBLIC_WEBHOOK_SECRET = "${value}"\n`, 2],
  ['deploy.sh', `docker build --build-arg NEXT_PUBLIC_API_SECRET=$API_SECRET .\n`, 1],
  ['package.json', `{\n  "scripts": {\n    "build": "VITE_API_SECRET=${value} vite build"\n  }\n}\n`, 3],
];

const silent: readonly (readonly [reason: string, path: string, text: string])[] = [
  ['a publishable key', '.env', `NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=${shown}\n`],
  ['a publishable key under a name that says secret', '.env', `NEXT_PUBLIC_STRIPE_SECRET=${shown}\n`],
  ['keys of maps and analytics are made for pages', '.env', `VITE_GOOGLE_MAPS_API_KEY=${value}\nNEXT_PUBLIC_POSTHOG_KEY=${value}\nREACT_APP_RECAPTCHA_SITE_KEY=${value}\n`],
  ['an address', '.env', 'NEXT_PUBLIC_SECRET_SERVICE_URL=https://api.partner.test\nVITE_PASSWORD_RESET_URL=/reset\n'],
  ['a switch', '.env', 'NEXT_PUBLIC_ENABLE_PASSWORD=true\nVITE_PASSWORD_MIN_LENGTH=12\n'],
  ['a sample without values', '.env.example', 'NEXT_PUBLIC_STRIPE_SECRET_KEY=\nVITE_API_SECRET=your-secret-here\n'],
  ['a placeholder', '.env', 'VITE_API_SECRET=<your-secret>\n'],
  ['a comment', '.env', `# NEXT_PUBLIC_API_SECRET=${value}\n`],
  ['without a public prefix', '.env', `STRIPE_SECRET_KEY=${live}\nMY_PUBLIC_SECRET=${value}\n`],
  ['read, not set', 'deploy.sh', 'test -n "$NEXT_PUBLIC_API_SECRET" || exit 1\n'],
  ['a list of names', 'turbo.json', '{ "globalEnv": ["NEXT_PUBLIC_API_SECRET"] }\n'],
  ['the name of a secret store whose value is public', '.github/workflows/a.yml', 'env:\n  NEXT_PUBLIC_POSTHOG_KEY: ${{ secrets.NEXT_PUBLIC_POSTHOG_KEY }}\n'],
];

test('a secret under a public prefix is found where it is set', async () => {
  for (const [path, text, line] of exposed) assert.equal((await findInText(exposedVariables, path, text)).problems.filter(({ confidence }) => confidence !== 'possible').map(({ span }) => text.slice(0, span[0]).split('\n').length), [line], `${path}\n${text.replaceAll(value, '…')}`);
});

test('what is made to be seen, and what is no value, stays silent', async () => {
  for (const [reason, path, text] of silent) assert.equal((await findInText(exposedVariables, path, text)).problems.filter(({ confidence }) => confidence !== 'possible'), [], reason);
});

test.run();
