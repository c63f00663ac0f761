import type { CookieFault } from './cookie-faults.js';
import { constantsOf } from '../values/constants.js';
import type { Module } from '../module.js';
import { type Node, writtenKey } from '../syntax.js';

interface CsrfSwitch {
  name: string;
  off: boolean;
  /** What the file has to speak of for the name to mean this. */
  near: RegExp;
  source: string;
}

const SWITCHES: readonly CsrfSwitch[] = [
  { name: 'csrf', off: false, near: /['"](?:lusca|kraken-js|csurf)['"]|@adonisjs\/shield|sails/, source: 'npm:lusca@1.7.0:README.md' },
  { name: 'checkOrigin', off: false, near: /csrf|security|defineConfig/, source: 'https://svelte.dev/docs/kit/configuration#csrf' },
  { name: 'csrfPrevention', off: false, near: /apollo/i, source: 'https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf' },
  { name: 'disableCSRFCheck', off: true, near: /better-?auth/i, source: 'https://www.better-auth.com/docs/reference/options' },
  { name: 'disableOriginCheck', off: true, near: /better-?auth/i, source: 'https://www.better-auth.com/docs/reference/options' },
  { name: 'useSecureCookies', off: false, near: /better-?auth|next-auth|@auth\//i, source: 'https://authjs.dev/reference/core#usesecurecookies' },
];

/** Protection against requests that other sites make their visitors send, switched off. */
export function* csrfSwitchesIn(module: Module): Iterable<CookieFault> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const name = writtenKey(property);
      const known = SWITCHES.find(one => one.name === name);
      if (known?.near.test(module.text)) {
        const { values, complete } = constantsOf(property.value, module.root);
        if (complete && values.length > 0 && values.every(value => value === known.off)) yield fault(property, known.name);
      }
      if (name === 'skipCSRFCheck' && /@auth\/|next-auth/.test(module.text)) yield fault(property, name);
    }
  }
}

function fault(node: Node, name: string): CookieFault {
  return { node, kind: 'csrf', name, missing: [], confidence: 'likely', severity: 'medium' };
}
