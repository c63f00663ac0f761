/** Of the whole tool: all packages have the same. A test holds it against package.json. */
export const VERSION = '0.1.0';
