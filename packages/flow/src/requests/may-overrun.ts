import { mayBeGuessedAt } from './guessable-texts.js';
import { mayCallApi } from './may-call-api.js';
import { onceAText } from '../values/once-a-text.js';

/** A look at the text before it is parsed: whether calls of an API can go out without a bound, or a route be guessed at. */
export const mayOverrun = onceAText((text, path) => (REPEATS.test(text) && mayCallApi(text, path)) || mayBeGuessedAt(text, path));

const REPEATS = /\bPromise\.all|\ballSettled\b|\bforkJoin\b|\.\s{0,60}(?:forEach|map)\s{0,5}[(<]|\bpMap\b|p-map|bluebird|['"]async['"]|\bwhile\b|\bfor\s{0,5}\(|\bretr|\bcatch\b|429|50\d|\.ok\b/i;
