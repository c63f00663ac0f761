/** What a file is that users receive: built code, its map, a page, the resources of an app. */
export type ClientOutput = 'bundle' | 'map' | 'page' | 'app';

/** Files that go to browsers and devices as they are, by their path or by what a bundler leaves in them; `undefined` for all others. */
export function clientOutputOf(path: string, text: string): ClientOutput | undefined {
  if (isServers(path)) return undefined;
  if (APP.test(path)) return 'app';
  if (/\.html?$/i.test(path)) return PAGE.test(text.slice(0, 2000)) ? 'page' : undefined;
  if (/\.map$/i.test(path)) return PUBLISHED.test(path) || HASHED.test(path) ? 'map' : undefined;
  if (!/\.(?:[cm]?js|css|json|jsbundle)$/i.test(path)) return undefined;
  if (PUBLISHED.test(path)) return 'bundle';
  return /\.[cm]?js$/i.test(path) && isBrowserBundle(path, text) ? 'bundle' : undefined;
}

/** Whether a path alone may be one; cheap, to be asked of every file. */
export function mayBeClientOutput(path: string): boolean {
  return /\.(?:[cm]?js|css|json|jsbundle|map|html?|xml|plist|gradle|kts)$|environment(?:\.\w+)?\.ts$/i.test(path) && !isServers(path);
}

/** Folders whose files a server hands out, as frameworks and bundlers name them. */
const PUBLISHED = /(?:^|\/)(?:\.next\/static|_next\/static|\.output\/public|_nuxt|_app\/immutable|\.svelte-kit\/output\/client|\.vercel\/output\/static|(?:build|dist|out)\/(?:client|browser|assets|static|public|renderer|web|www)|public|static|www|wwwroot|htdocs|storybook-static|web-build|app\/src\/main\/assets)\//;
/** `index-B3x9kQ2a.js.map`: named by what is in it. */
const HASHED = /(?:^|\/)(?:dist|build|out|assets|js|chunks)\/(?:.*\/)?[\w~@.-]+[.-][A-Za-z0-9_-]{8,20}\.(?:[cm]?js|css)(?:\.map)?$/;
/** Compiled into an app: its resources, its build fields, Angular's environments. */
const APP = /(?:^|\/)src\/\w+\/res\/values[\w-]*\/[\w.-]+\.xml$|(?:^|\/)[\w-]*Info\.plist$|(?:^|\/)src\/environments\/environment(?:\.[\w-]+)?\.ts$|\.jsbundle$/;
const PAGE = /<!doctype html|<html|<head|<script/i;

function isServers(path: string): boolean {
  return /(?:^|\/)(?:server|ssr|functions|lambda|api|backend|node_modules|__tests__|tests?|fixtures?|mocks?|e2e|docs?|emails?|templates?)\//i.test(path) || /\.(?:test|spec|server|node)\.[cm]?js/.test(path);
}

/** Built, and for a page: it touches one, and nothing that only a server has. */
function isBrowserBundle(path: string, text: string): boolean {
  if (!/(?:^|\/)(?:dist|build|out|bundle|chunks|assets|js)\/|\.(?:min|bundle|chunk)\.js$/.test(path) && path.includes('/')) return false;
  if (!/\b(?:document|window|self|globalThis|navigator)[.[]/.test(text) || !isBuilt(text)) return false;
  return !/\brequire\(\s?["'](?:node:)?(?:fs|https?|path|net|tls|os|child_process|express|fastify|koa|pg)["']\s?\)|\bfrom\s?["'](?:node:[\w/]+|fs|path|https?|express|fastify)["']|\bprocess\.exit\(/.test(text);
}

/** By a bundler's own words, or in lines that no person writes. */
function isBuilt(text: string): boolean {
  return /webpackChunk|__webpack_require__|__vite__|__vitePreload|modulepreload|parcelRequire|System\.register\(|__NUXT__|_N_E\b/.test(text) || text.length > (text.split('\n', 40).length + 1) * 400;
}
