import type { TSESTree } from '@typescript-eslint/types';
import { modulesBehind, type ImportEdge } from '../values/import-graph.js';
import { fact, type Module } from '../module.js';
import { namesOf } from '../values/names.js';
import type { Node } from '../syntax.js';

/** Why the code of a file is sent to browsers, apps or extensions; undefined where nothing says so. */
export type ClientReason = 'directive' | 'entry' | 'path' | 'component' | 'browser';

/** A file whose code runs where its users can read it. */
export const clientReasonOf = fact((module: Module): ClientReason | undefined => {
  const { path, text, index } = module;
  if (isServerPath(path) || hasDirective(text, 'use server') || index.imports.some(({ source }) => source.value === 'server-only' || /^\$env\/(?:static|dynamic)\/private$|^\$app\/server$/.test(source.value))) return undefined;
  if (hasDirective(text, 'use client') || index.imports.some(({ source }) => source.value === 'client-only')) return 'directive';
  if (index.imports.some(({ source, specifiers }) => CLIENT_PACKAGES.test(source.value) && specifiers.length > 0 && (source.value !== 'next/navigation' || specifiers.some(isHook))) && !index.imports.some(({ source }) => NODE_ALONE.test(source.value))) return 'entry';
  if (CLIENT_PATHS.some(pattern => pattern.test(path))) return 'path';
  if (EXTENSION.test(text)) return 'entry';
  if (/\.(?:vue|svelte)$/.test(path) && !/\+(?:page|layout)\.server/.test(path)) return 'component';
  return usesBrowser(module) ? 'browser' : undefined;
});

/** A plugin or a tool of the build, which imports from `@expo/config` too. */
const NODE_ALONE = /^(?:node:)?(?:fs(?:\/promises)?|child_process)$|^fs-extra$/;

/** `useRouter`, but not `redirect` and `notFound`, which pages of the server call. */
function isHook({ local }: TSESTree.ImportClause): boolean {
  return local.name.startsWith('use');
}

function hasDirective(text: string, directive: string): boolean {
  const at = startOfCode(text);
  const quote = text[at];
  return (quote === '"' || quote === "'") && text.startsWith(directive + quote, at + 1);
}

/** Past blanks and comments: only these may stand before a directive. */
function startOfCode(text: string): number {
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; ; ) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const end = text.startsWith('//', at) ? text.indexOf('\n', at) : text.startsWith('/*', at) ? text.indexOf('*/', at + 2) + 1 : -1;
    if (end <= at) return at;
    at = end + 1;
  }
}

const CLIENT_NAMES = 'react-dom/client|react-native|expo(?:-\\w+)*|@expo/[^\'"\\n]*|vue-router|svelte/store|@angular/(?:core|platform-browser)|react-router-dom|@remix-run/react|webextension-polyfill|next/navigation|@ionic/\\w+|@capacitor/\\w+';
const CLIENT_PACKAGES = new RegExp(`^(?:${CLIENT_NAMES})$`);
const CLIENT_IMPORT = new RegExp(`['"](?:${CLIENT_NAMES}|client-only)['"]`);
const EXTENSION = /\b(?:chrome|browser)\.(?:runtime|storage|tabs|action|scripting)\b/;

/** Conventions of frameworks for files that run in the browser. */
const CLIENT_PATHS = [
  /\.client\.[jt]sx?$/,
  /(?:^|\/)src\/lib\/client\//,
  /(?:^|\/)entry\.client\.[jt]sx?$/,
  /(?:^|\/)src\/(?:renderer|preload)\//,
  /(?:^|\/)src\/(?:main|index|App)\.(?:jsx|tsx)$/,
  /(?:^|\/)(?:frontend|client|web-client|webapp|mobile|public)\/(?!.*(?:server|api|functions)\/).*\.(?:jsx?|tsx?)$/,
];

function isServerPath(path: string): boolean {
  return /\.server\.[jt]sx?$|(?:^|\/)(?:server|api|functions|workers?|scripts|backend|prisma|migrations|netlify\/functions)\/|\+(?:server|page\.server|layout\.server|api|middleware)\.[jt]sx?$|(?:^|\/)(?:route|middleware|instrumentation|next\.config|vite\.config|webpack\.config[\w.]*|nuxt\.config|astro\.config|svelte\.config|app\.config|metro\.config|babel\.config|tailwind\.config|vue\.config|rollup\.config|esbuild[\w.]*)\.[cm]?[jt]s$|[.\-_](?:test|spec)\.[jt]sx?$/.test(path);
}

/** Plain scripts that touch the page. */
function usesBrowser({ index, text }: Module): boolean {
  if (!/\b(?:document|window)\b/.test(text)) return false;
  const touches = index.members.filter(({ object }) => object.type === 'Identifier' && (object.name === 'document' || object.name === 'localStorage')).length;
  const isServer = index.imports.some(({ source }) => /^(?:node:|fs$|path$|http|crypto$|express|fastify|koa|next\/server|puppeteer|playwright|jsdom)/.test(source.value)) || (index.callsByName.get('require') ?? []).length > 0;
  return touches > 0 && !isServer;
}

/** The reason as far as a text can tell it before it is parsed: undefined only where `clientReasonOf` is, `browser` where that has nothing better. */
export function apparentClientReasonOf(text: string, path: string): ClientReason | undefined {
  if (isServerPath(path)) return undefined;
  if (/['"]use client['"]/.test(text)) return 'directive';
  if (CLIENT_IMPORT.test(text) || EXTENSION.test(text)) return 'entry';
  if (CLIENT_PATHS.some(pattern => pattern.test(path))) return 'path';
  if (/\.(?:vue|svelte)$/.test(path)) return 'component';
  return /\b(?:document|localStorage)\b[\s)!]*[.?[/]/.test(text) ? 'browser' : undefined;
}

/** Code that runs in the page of one user, not in a server for many: by more than where it lies, or among components. */
export function isPageCode(module: Module): boolean {
  return (clientReasonOf(module) ?? 'path') !== 'path' || /(?:^|\/)(?:components|hooks|composables)\//.test(module.path);
}

/** A module that client code reaches over imports, with the imports on the way, first to last. */
export interface ReachedModule {
  module: Module;
  way: readonly ImportEdge[];
}

/** The modules of this project that a client file brings with it, itself left out. */
export function clientReachOf(module: Module): readonly ReachedModule[] {
  return clientReasonOf(module) === undefined ? [] : modulesBehind(module, reached => !isServerPath(reached.path) && !hasDirective(reached.text, 'use server'));
}

export function readsEnvironment(node: Node, module: Module): string | undefined {
  for (const name of namesOf(node, module.root)) {
    const variable = /^(?:process\.env|import\.meta\.env)\.([A-Za-z_]\w*)$/.exec(name)?.[1];
    if (variable !== undefined) return variable;
  }
  return undefined;
}
