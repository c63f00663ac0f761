import { mayHandOn } from '../outside/may-hand-on.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from '../requests/request-texts.js';

/** A look at the text before it is parsed: whether an address is put together, or outside data handed to another file. */
export const maySkipEncoding = onceAText((text, path) => (PUT_TOGETHER.test(text) && mayRequest(text, path)) || mayHandOn(text, path));

const PUT_TOGETHER = /\$\{|['"`]\s{0,20}\+|\+\s{0,20}['"`]|\.concat\b|\.join\b|\+=/;
