import { mayHandOn, mayTakeIn } from '../outside/may-hand-on.js';
import { onceAText } from '../values/once-a-text.js';

const REDIRECTING = /\b(?:redirect|permanentRedirect|redirectDocument|sendRedirect)\s{0,4}\(|['"]?\blocation['"]?\s{0,4}(?:[:,]|\]?\s{0,4}=[^=])|\blocation\s{0,4}\.\s{0,4}(?:href\s{0,4}=[^=]|assign|replace)|\.location\(|@Redirect\b|\bredirect\s{0,4}:\s{0,4}\{/i;
const HAND = /redirect|navigat|respond|reply|response/i;

/** A look at the text before it is parsed: false only where nobody is sent anywhere that somebody outside says. */
export const mayRedirect = onceAText((text, path) => (mayTakeIn(text, path) && REDIRECTING.test(text)) || (HAND.test(text) && mayHandOn(text, path)));
