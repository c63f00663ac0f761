import type { Problem } from '@postern/catalogue';
import { type EmbeddedText, embeddedTexts } from '@postern/credentials/embedded-texts';
import type { SourceFile } from '../../finder.js';

/** Sources of the server that a public source map lays open; one problem a map. */
export function serverSourcesIn({ path, text }: SourceFile): Problem[] {
  const sources = (embeddedTexts(path, text) ?? []).filter(isServers);
  const [first] = sources;
  if (!first) return [];
  const more = sources.length > 1 ? ` and ${sources.length - 1} more` : '';
  const start = first.offsetOf(0);
  return [
    {
      check: 'no-client-secrets',
      message: `This map hands out the server's code: ${first.path.slice(-60)}${more}. Keep server code out of the client's build, or maps out of public.`,
      span: [start, start + 1],
      severity: 'medium',
      confidence: 'likely',
      remediation: 'Find the import that brings it into the client, mark it with `server-only`, and upload maps to the error tracker instead of serving them.',
      data: { sources: sources.map(source => source.path).slice(0, 20) },
    },
  ];
}

function isServers({ path, text, source }: EmbeddedText): boolean {
  return source !== undefined && SERVER_PATH.test(path) && !/node_modules\//.test(path) && SERVER_CODE.test(text);
}

const SERVER_PATH = /(?:^|\/)(?:server|api|backend|functions|prisma|db|database)\/|\.server\.[jt]sx?$|(?:^|\/)(?:route|middleware)\.[jt]s$/;
/** What only runs on a server: its modules, its variables. */
const SERVER_CODE = /(?:from\s?|require\(\s?|import\s)["'](?:node:[\w/]+|fs|http|https|net|pg|mysql2?(?:\/promise)?|mongoose|mongodb|express|fastify|koa|@prisma\/client|drizzle-orm(?:\/[\w-]+)?|server-only|stripe|nodemailer|jsonwebtoken|firebase-admin(?:\/\w+)?)["']|\bprocess\.env\.(?!NODE_ENV|NEXT_PUBLIC_|REACT_APP_|VITE_|EXPO_PUBLIC_|PUBLIC_|VUE_APP_)[A-Z_]*(?:SECRET|PASSWORD|TOKEN|DATABASE|PRIVATE)/;
