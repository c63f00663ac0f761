import { sdkWords } from './api-calls.js';
import { callsOf } from '../values/call-texts.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from './request-texts.js';

/** A look at the text before it is parsed: whether a failed call of an API, or a failed verification, can get lost. */
export const maySwallow = onceAText((text, path) => mayRequest(text, path) || sdkWords.test(text) || (/\bcatch\b/.test(text) && VERIFYING.test(text)));

const VERIFYING = new RegExp(callsOf('constructEvent(?:Async)?', 'verify\\w{0,60}', '(?:is|validate|check|assert)\\w{0,60}(?:Signature|Webhook|Hmac)\\w{0,60}', 'validateRequest(?:WithBody)?', 'timingSafeEqual', 'unwrap'));
