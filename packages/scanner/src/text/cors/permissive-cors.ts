import type { Confidence, Problem } from '@postern/catalogue';
import { placeOf } from '@postern/credentials/place';
import type { TextFinder } from '../../finder.js';
import { isComment } from '../asides.js';

/** Origins that servers, gateways and hosting settings let in; code is the business of the rule of the same name. */
export const permissiveCors: TextFinder = {
  checks: ['no-permissive-cors'],
  wants: path => SETTINGS.test(path),
  triggers: ['access-control-allow-origin', ['allow', 'origin', 'credentials']],
  find({ path, text }) {
    const place = placeOf(path);
    const problems = [...headersIn(text), ...optionsIn(text)].filter(({ span }) => !isComment(text, span[0], place));
    problems.sort((a, b) => a.span[0] - b.span[0]);
    return problems.map(problem => (place.test || place.sample ? { ...problem, confidence: 'possible' as const } : problem));
  },
};

const SETTINGS = /(?:^|\/)(?:_headers|Caddyfile|\.htaccess|vercel\.json|firebase\.json|staticwebapp\.config\.json|netlify\.toml|httpd[^/]*\.conf)$|\.(?:conf|conf\.(?:template|tmpl|j2|erb)|ya?ml|toml|vcl|tf)$/i;

/** How far from each other the lines of one block stand. */
const NEAR = 1_500;
const ALLOW_ORIGIN = /access-control-allow-origin['"]?(?:\s{0,9}[,:=]?\s{1,40}|\s{0,9}[,:=]\s{0,40})(?:value\s{0,9}[:=]\s{0,9}|['"]value['"]\s{0,9}:\s{0,9}|set\s{1,9})?['"]?(\*|null|\$http_origin|\$\{?http_origin\}?|\{(?:http\.request\.)?header\.Origin\}|%\{[^}\n]{1,40}\}e)(?![\w.-])/gi;
const ALLOW_CREDENTIALS = /access-control-allow-credentials['"]?[^\n]{0,12}(?:\n[^\n]{0,20}value[^\n]{0,6})?[,:=\s]['"]?true\b/i;

function* headersIn(text: string): Iterable<Problem> {
  const isCompared = /\bif\s{0,4}\(\s{0,4}\$http_origin|\bmap\s{1,4}\$http_origin|SetEnvIf\s{1,4}Origin/i.test(text);
  for (const { 0: found, 1: value = '', index } of text.matchAll(ALLOW_ORIGIN)) {
    const around = text.slice(Math.max(0, index - NEAR), index + found.length + NEAR);
    const span = [index, index + found.length] as const;
    if (value === 'null') yield problem(span, '`null` is the origin of every sandboxed frame and local file. Name the exact origins instead.', 'likely');
    else if (ALLOW_CREDENTIALS.test(around)) {
      if (value === '*') yield problem(span, '`*` lets every site in, and credentials are allowed. Name the exact origins that may read answers.', 'likely');
      else if (!isCompared) yield problem(span, `\`${value}\` allows whichever site asks, as if there were no rule. Compare it with a list of exact origins.`, 'likely');
    }
  }
}

const ORIGIN_OPTION = /(?:allow(?:ed)?_?origins?|cors-allow-origin|accesscontrolalloworiginlist|\borigins?)['"]?\s{0,20}[:=]\s{0,4}(?:\n\s{0,40}-\s{0,4}|\[\s{0,9})?['"]?\*['"]?(?=\s|\]|,|$)/gi;
const CREDENTIALS_OPTION = /(?:allow_?credentials|cors-allow-credentials|accesscontrolallowcredentials)['"]?\s{0,20}[:=]\s{0,4}['"]?true\b/i;

/** `allowedOrigins: ['*']` beside `allowCredentials: true`, of gateways, ingresses and functions. */
function* optionsIn(text: string): Iterable<Problem> {
  for (const { 0: found, index } of text.matchAll(ORIGIN_OPTION)) {
    const around = text.slice(Math.max(0, index - 400), index + found.length + 400);
    if (CREDENTIALS_OPTION.test(around)) yield problem([index, index + found.length], '`*` lets every site in, and credentials are allowed. Name the exact origins that may read answers.', 'likely');
  }
}

function problem(span: readonly [number, number], message: string, confidence: Confidence): Problem {
  return { check: 'no-permissive-cors', message, span, confidence };
}
