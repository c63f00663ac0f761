import { mayReceive } from '../handlers/handler-texts.js';
import { onceAText } from '../values/once-a-text.js';

/** What holds back who tries again and again, by any name. */
export const LIMITER = /rate[-_ ]?limit|ratelimit|throttl|limiter|slow[-_]?down|arcjet|brute|bottleneck|turnstile|recaptcha|hcaptcha|captcha|too many|\b429\b|lockout|max_?attempts|login_?attempts|failed_?attempts/i;

/** Whether a file of this text can have a route that is worth guessing at, and shows no limiter. */
export const mayBeGuessedAt = onceAText((text, path) => (GUARDED.test(text) || GUARDED.test(`/${path}`) || CONTROLLED.test(text)) && !LIMITER.test(text) && mayReceive(text, path));

/** An address, or the name of a route, with a word of logins; those that mean other things too only behind a slash or in a controller. */
const GUARDED = /['"`/](?:log-?in|sign-?in|authenticate|password|forgot|reset-?password|change-?password|otp|2fa|mfa|totp|verify-|magic|sign-?up|send-(?:code|otp)|resend-|api-?keys?|access-?tokens?)|\/(?:sessions?|token|tokens|register|reset|verify)\b|web-?hook|\bipn\b/i;
const CONTROLLED = /@(?:Json)?Controller\b[^]{0,20000}?['"`](?:sessions?|tokens?|register|reset|verify)['"`]/i;
