/** A call that lets other origins in. */
export interface CorsLibrary {
  /** As `flow` resolves the call; `()` names what a plugin is registered on. */
  name: string;
  /** Position of the options. */
  options: number;
  /** Whom it lets in where no origin is named. */
  origin: 'any' | 'reflected' | 'none';
  /** Whether it lets cookies through where nothing is said. */
  credentials: boolean;
  source: string;
}

export const corsLibraries: readonly CorsLibrary[] = [
  { name: 'cors', options: 0, origin: 'any', credentials: false, source: 'npm:cors@2.8.5:README.md' },
  { name: '@koa/cors', options: 0, origin: 'any', credentials: false, source: 'npm:@koa/cors@5.0.0:README.md' },
  { name: 'koa2-cors', options: 0, origin: 'reflected', credentials: false, source: 'npm:koa2-cors@2.0.6:README.md' },
  { name: 'kcors', options: 0, origin: 'reflected', credentials: false, source: 'npm:kcors@2.2.2:README.md' },
  { name: 'hono/cors.cors', options: 0, origin: 'any', credentials: false, source: 'https://hono.dev/docs/middleware/builtin/cors' },
  { name: '@elysiajs/cors', options: 0, origin: 'reflected', credentials: true, source: 'https://elysiajs.com/plugins/cors' },
  { name: '@elysiajs/cors.cors', options: 0, origin: 'reflected', credentials: true, source: 'https://elysiajs.com/plugins/cors' },
  { name: 'h3.handleCors', options: 1, origin: 'any', credentials: false, source: 'https://h3.unjs.io/utils/security' },
  { name: '@middy/http-cors', options: 0, origin: 'any', credentials: false, source: 'https://middy.js.org/docs/middlewares/http-cors' },
];

/** Plugins of Fastify that are registered with their options. */
export const corsPlugins: readonly string[] = ['@fastify/cors', 'fastify-cors'];

/** Options that belong together: whom to let in, and whether with cookies. */
export const corsOptionNames: readonly (readonly [origin: string, credentials: string])[] = [
  ['origin', 'credentials'],
  ['origins', 'credentials'], // @middy/http-cors
  ['allowOrigins', 'allowCredentials'], // AWS CDK
  ['allowedOrigins', 'allowCredentials'],
  ['allowOrigin', 'allowCredentials'],
];
