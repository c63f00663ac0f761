import { sdkWords } from './api-calls.js';
import { mayReceive } from './handler-texts.js';
import { onceAText } from './once-a-text.js';
import { mayRequest } from './request-texts.js';
import { LIMITER } from './unlimited-routes.js';

/** A look at the text before it is parsed: whether calls of an API can go out without a bound, or a route be guessed at. */
export const mayOverrun = onceAText((text, path) => (REPEATS.test(text) && (mayRequest(text) || sdkWords.test(text))) || mayBeGuessedAt(text, path));

const REPEATS = /\bPromise\.all|\ballSettled\b|\bforkJoin\b|\.\s{0,60}(?:forEach|map)\s{0,5}[(<]|\bpMap\b|p-map|bluebird|['"]async['"]|\bwhile\b|\bfor\s{0,5}\(|\bretr|\bcatch\b|429|50\d|\.ok\b/i;
const GUARDED = /['"`/](?:log-?in|sign-?in|authenticate|sessions?|token|password|forgot|reset|change-?password|otp|2fa|mfa|totp|verify|magic|sign-?up|register|send-|resend|pin|api-?key|access-?token|tokens)|hook|ipn|itn|notif|callback|event/i;

function mayBeGuessedAt(text: string, path: string): boolean {
  return (GUARDED.test(text) || GUARDED.test(`/${path}`)) && !LIMITER.test(text) && mayReceive(text, path);
}
