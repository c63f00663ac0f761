import { handedOnBy, type Taker } from '../values/handed-on.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import type { SecretExposure } from './secret-exposure.js';
import { type ExposedSecret, secretsIn } from './secret-values.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';

export const LEVELS = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'fatal', 'verbose', 'silly', 'notice', 'dir', 'table', 'http', 'write', 'captureMessage', 'captureException', 'setContext', 'setExtra', 'setExtras', 'addBreadcrumb', 'track', 'noticeError', 'addAttribute', 'logEvent', 'capture', 'identify'];
export const LOGGER_NAMES = ['console', 'log', 'logs', 'logger', 'winston', 'pino', 'bunyan', 'signale', 'consola', 'debug', 'Sentry', 'analytics', 'newrelic', 'mixpanel', 'posthog', 'Logger', '\\w*[lL]ogger', '\\w*Log', 'stdout', 'stderr', 'loglevel', 'tracer', 'rollbar', 'bugsnag', 'Bugsnag', 'LogRocket', 'datadogLogs'];

const LOGGERS = new RegExp(`^(?:${LOGGER_NAMES.join('|')})$`);

/** Credentials that reach a log, a console, an error tracker or analytics. */
export const loggedSecretsOf = fact((module: Module): readonly SecretExposure[] => {
  // A logger that is told what to leave out keeps its word for objects.
  const isRedacted = /redact\s*:|redaction|maskFields|fast-redact|pino-noir/.test(module.text);
  const found: SecretExposure[] = [];
  for (const [name, calls] of module.index.callsByName) {
    if (!LEVELS.includes(name) && name !== 'debug') continue;
    for (const call of calls) {
      const own = logSinkOf(call, name, module);
      const handed = own === undefined && call.callee.type === 'Identifier' ? handedOnBy(call, module, logsIn) : [];
      const sink = own ?? handed[0]?.to.name;
      if (sink === undefined) continue;
      for (const arg of own === undefined ? new Set(handed.map(({ given }) => given)) : call.arguments) {
        if (arg.type === 'SpreadElement' || (isRedacted && arg.type === 'ObjectExpression')) continue;
        for (const secret of secretsIn(arg, module.root)) {
          if (isNameOfMissing(arg, secret, module)) continue;
          const isShown = sink === 'the console' && secret.kind === 'value' && ONE_OFF.test(module.path);
          found.push({ node: call, secret, sink, confidence: secret.strength === 'strong' && !isShown ? 'likely' : 'possible' });
        }
      }
    }
  }
  return found;
});

/** The calls of a file that log something; asked of files with a logger of their own. */
const logsIn = fact((module: Module): readonly Taker[] =>
  [...module.index.callsByName].flatMap(([name, calls]) => {
    if (!LEVELS.includes(name)) return [];
    return calls.flatMap(node => {
      const sink = logSinkOf(node, name, module);
      return sink === undefined ? [] : [{ node, values: node.arguments.map(arg => (arg.type === 'SpreadElement' ? arg.argument : arg)), name: sink }];
    });
  }),
);

/** Scripts that a person runs to see what they print. */
const ONE_OFF = /(?:^|\/)(?:bin|scripts?|tools?|examples?|seeds?)\/|(?:^|\/)(?:seed|create|generate|gen|make|setup)[\w.-]*\.[cm]?[jt]s$/i;

/** `Secret "${secretKey}" not found`: the key under which one was looked up. */
function isNameOfMissing(arg: Node, { name }: ExposedSecret, module: Module): boolean {
  return /key$/i.test(name) && arg.type === 'TemplateLiteral' && /not found|does not exist|is missing|no such|not set|not configured/i.test(module.text.slice(...rangeOf(arg)));
}

function logSinkOf(call: CallNode, name: string, module: Module): string | undefined {
  const { callee } = call;
  if (callee.type === 'Identifier') return calleeNames(call, module.root).some(full => full === 'debug()') ? 'the debug log' : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const { object } = callee;
  const holder = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : object.type === 'CallExpression' ? (calleeName(object.callee) ?? '') : '';
  if (name === 'write' && !/^std(?:out|err)$/.test(holder)) return undefined;
  if (!LOGGERS.test(holder)) return undefined;
  if (holder === 'console') return 'the console';
  return /sentry|rollbar|bugsnag/i.test(holder) ? 'the error tracker' : /analytics|mixpanel|posthog/i.test(holder) ? 'analytics' : 'the log';
}
