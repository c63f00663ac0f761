import { onceAText } from '../values/once-a-text.js';

const REQUEST = /\b(?:req|request|ctx|context|c|event|evt)\s{0,4}[!?]?\.\s{0,4}(?:body|query|params|headers|cookies|files?|request|req|url|originalUrl|json|formData|text|queryStringParameters|pathParameters|param|header|nextUrl|get)\b|@(?:Body|Query|Param|Params|Headers|QueryParam|BodyParam|Req|Request|UploadedFiles?)\s{0,4}\(|\b(?:readBody|getQuery|getRouterParam|searchParams|formData)\b|['"]use server['"]|@(?:Args?|MessageBody|Payload)\s{0,4}\(/;
const OTHER = /\binput\s{0,4}[}.,:]|\b(?:Query|Mutation|Subscription)\b|\{[^}]{0,120}\b(?:body|query|params|input|request)\b[^}]{0,120}\}\s{0,4}[=:),]|\.on\(\s{0,4}['"]connect(?:ion)?['"]|\blocation\s{0,4}\.|\bprocess\.argv\b|['"`]message['"`]|\b(?:on|each|handle)Message\b|[({,]\s{0,4}(?:message|msg)\s{0,4}[,})]/;

/** Whether data from outside may come into this file. */
export const mayTakeIn = onceAText(text => REQUEST.test(text) || OTHER.test(text));

const OWN_FILES = /\bfrom\s{0,4}['"](?:\.{1,2}\/|@\/|~|#|src\/)|\brequire\(\s{0,4}['"](?:\.{1,2}\/|@\/|~|#)/;

/** Whether a request may be handed on to another file of the project. */
export const mayHandOn = onceAText(text => REQUEST.test(text) && OWN_FILES.test(text));
