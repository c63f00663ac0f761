import { noErrorLeak as check } from '@postern/catalogue/checks/no-error-leak';
import { debugErrorsOf, isTestFile, leakedErrorsOf, mayLeakErrors, type Module } from '@postern/flow';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'stack' | 'upstream' | 'error' | 'message' | 'debug';

export const noErrorLeak = defineRule<Message>(check, {
  triggers: [
    [
      ['catch', 'err', 'exception', 'reason', 'failure', '.text()', '.json()'],
      ['res.', 'res)', 'res[', 'resp.', 'response.', 'response[', 'reply', 'rep.', 'ctx.', 'ctx[', 'context.', 'c.json', 'c.text', 'c.html', 'c.body', 'c.newresponse', 'ws.', 'socket', 'peer', 'new response', 'response(', 'response.json', 'exception', 'httperror', 'trpcerror', 'graphqlerror', 'apolloerror', 'statuscode', '@remix-run/', '@sveltejs/kit', 'react-router', 'itty-router', 'h3', '#imports', 'nuxt/app', 'createerror', 'eventhandler', 'fastify', 'elysia', '@get', '@post', '@put', '@patch', '@delete', '@all'],
    ],
    'errorhandler', 'youch', 'koa-error', 'express-error-handler', 'ouch', 'poop', "'env'", '"env"', '`env`', '.expose', 'includestacktrace', 'maskederrors', 'exposestack', 'showstack', 'stacktrace', 'apolloserver', 'graphqlmodule', 'formaterror', 'customformaterrorfn', 'errorformatter',
  ],
  mayFind: mayLeakErrors,
  messages: {
    stack: 'The stack is sent to the user and shows paths, packages and code. Log it, and answer with an error id.',
    upstream: 'What the other API answered is sent to the user, with all it tells of it. Log it, and answer in words of your own.',
    error: 'The error itself is sent to the user, with whatever it holds. Log it, and answer with a text of your own.',
    message: 'The message of an unknown error is sent to the user: it may tell of queries, hosts or paths. Answer with a text of your own.',
    debug: '`{{name}}` shows errors from the inside to every user. Set it in development only.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const problem of problemsIn(module)) yield { ...problem, ...(isTest && { confidence: 'possible' }) };
  },
});

function* problemsIn(module: Module): Iterable<RuleProblem<Message>> {
  for (const { node, kind, confidence, answer } of leakedErrorsOf(module)) {
    yield { at: node, message: kind, confidence, ...(kind === 'message' && { severity: 'low' }), ...(node !== answer.node && { related: [{ at: answer.node, label: 'the answer' }] }) };
  }
  for (const { node, name } of debugErrorsOf(module)) yield { at: node, message: 'debug', confidence: 'likely', data: { name } };
}
