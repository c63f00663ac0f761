import { paymentCalls, paymentPackages } from '@postern/catalogue';
import { sdkWords } from './api-calls.js';
import { callsOf } from '../values/call-texts.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from './request-texts.js';

/** A look at the text before it is parsed: whether outside data, or money, can go out to an API. */
export const maySendInput = onceAText((text, path) => (INPUT.test(text) || TIMES.test(text)) && (PAYS.test(text) || sdkWords.test(text) || mayRequest(text, path)));

const INPUT = /\b(?:body|query|params|cookies|message|payload|searchParams|formData|pathParameters|queryStringParameters|nextUrl)\b|@(?:Body|Query|Param|Req)\b|['"]use server['"]|readBody|readFormData|getQuery|getRouterParam|\.json\(\)|\bdata\b/;
const TIMES = /\*\s{0,10}1e?0|1000?\s{0,10}\*/;
const PAYS = new RegExp(`['"](?:${paymentPackages.map(name => name.replaceAll('.', '\\.')).join('|')})['"/]|${callsOf(...paymentCalls)}`);
