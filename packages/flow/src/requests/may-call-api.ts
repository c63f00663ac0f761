import { sdkWords } from './api-calls.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from './request-texts.js';

/** Whether a file of this text can call an API: by a client, or by an SDK. */
export const mayCallApi = onceAText((text, path) => mayRequest(text, path) || sdkWords.test(text));
