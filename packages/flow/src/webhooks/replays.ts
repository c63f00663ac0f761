import { fact, type Module } from '../module.js';
import { rangeOf } from '../syntax.js';
import { reachOf, type Webhook, webhooksOf } from './webhooks.js';

const ONCE = /idempot|already|processed|duplicate|dedup|seen|event_?id|delivery_?id|webhook-id|message_?id|job_?id|exists|setnx|\bnx\b|upsert|on[_\s]?conflict|ignoreDuplicates|unique/i;

/** Webhooks that act on an event without a look whether it came before. */
export const unguardedEventsOf = fact((module: Module): readonly Webhook[] =>
  webhooksOf(module).filter(({ handler, use }) => use !== undefined && !reachOf(handler.fn, module).some(({ fn, env }) => ONCE.test(env.module.text.slice(...rangeOf(fn))))),
);
