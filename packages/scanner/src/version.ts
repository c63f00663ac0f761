/** Of the whole tool: all packages have the same. A test holds it against package.json. */
export const VERSION = '0.1.0';

declare const POSTERN_BUILD: string | undefined;

/** Names the very code that runs; undefined outside of the bundle, where it changes by the minute and nothing is cached. */
export const BUILD: string | undefined = typeof POSTERN_BUILD === 'string' ? POSTERN_BUILD : undefined;
