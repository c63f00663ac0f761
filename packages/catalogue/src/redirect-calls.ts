/** Functions that send a visitor elsewhere: where the target stands, counted from the last argument where below zero. */
export interface RedirectCall {
  /** As `flow` resolves it. */
  name: string;
  target: number;
  source: string;
}

export const redirectCalls: readonly RedirectCall[] = [
  { name: 'next/navigation.redirect', target: 0, source: 'https://nextjs.org/docs/app/api-reference/functions/redirect' },
  { name: 'next/navigation.permanentRedirect', target: 0, source: 'https://nextjs.org/docs/app/api-reference/functions/permanentRedirect' },
  { name: 'next/server.NextResponse.redirect', target: 0, source: 'https://nextjs.org/docs/app/api-reference/functions/next-response' },
  { name: 'globalThis.Response.redirect', target: 0, source: 'https://developer.mozilla.org/docs/Web/API/Response/redirect_static' },
  ...['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', 'react-router', 'react-router-dom'].flatMap((runtime): RedirectCall[] => [
    { name: `${runtime}.redirect`, target: 0, source: 'https://remix.run/docs/en/main/utils/redirect' },
    { name: `${runtime}.redirectDocument`, target: 0, source: 'https://remix.run/docs/en/main/utils/redirectDocument' },
  ]),
  { name: '@sveltejs/kit.redirect', target: 1, source: 'https://svelte.dev/docs/kit/@sveltejs-kit#redirect' },
  { name: 'h3.sendRedirect', target: 1, source: 'https://h3.unjs.io/utils/response' },
  { name: 'globalThis.sendRedirect', target: 1, source: 'https://h3.unjs.io/utils/response' },
];

/** Methods of a page's `location` that lead elsewhere. */
export const locationMethods: readonly string[] = ['assign', 'replace'];
