import { sdkWords } from './api-calls.js';
import { onceAText } from './once-a-text.js';
import { mayRequest } from './request-texts.js';

/** A look at the text before it is parsed: whether a failed call of an API, or a failed verification, can get lost. */
export const maySwallow = onceAText((text, path) => mayRequest(text, path) || (/catch|then/.test(text) && (sdkWords.test(text) || VERIFYING.test(text))) || (sdkWords.test(text) && /;/.test(text)));

const VERIFYING = /constructEvent|verif|ignature|ebhook|Hmac|timingSafeEqual|validateRequest|unwrap/;
