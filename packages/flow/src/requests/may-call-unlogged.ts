import { sdkWords } from './api-calls.js';
import { mayReceive } from '../handlers/handler-texts.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from './request-texts.js';

/** A look at the text before it is parsed: whether it calls an API or receives webhooks at all. */
export const mayCallUnlogged = onceAText((text, path) => (CHANGES.test(text) && (sdkWords.test(text) || mayRequest(text, path))) || (HOOKS.test(text + path) && mayReceive(text, path)));

const CHANGES = /post|put|patch|del|create|update|cancel|refund|send|charge|transfer|capture|remove|confirm|pay|void|close|submit|add|set|revoke|upload/i;
const HOOKS = /hook|ipn|itn|notif|callback|event|signature/i;
