import { onceAText } from '../values/once-a-text.js';

/** A look at the text before it is parsed: whether something that may be of an error can reach an answer. */
export const mayLeakErrors = onceAText(text => DEBUG.test(text) || ((ERROR.test(text) || UPSTREAM.test(text)) && (SENDS.test(text) || MAKES.test(text))));

const DEBUG = /errorhandler|youch|koa-error|express-error-handler|\bouch\b|\bpoop\b|['"`]env['"`]\s{0,10},|\.expose\b|includeStacktrace|maskedErrors|exposeStack|showStack|stackTrace|ApolloServer|GraphQLModule|formatError|customFormatErrorFn|errorFormatter/;
const ERROR = /\bcatch\b|\b_?(?:err|error|exception|ex|exc|reason|failure)\b|(?:Error|Err)\s{0,5}[,:)]/;
const UPSTREAM = /\.\s{0,40}(?:text|json)\s{0,5}\(\s{0,5}\)/;
/** A responder with what it sends; without arguments it reads an answer that came in. */
const SENDS = /\b_?(?:ws|socket|web[sS]ocket|peer|res|resp|response|reply|rep|ctx|context|c|h|NextResponse|Response|HttpResponse)\b[^;]{0,200}?[.\]'"`]\s{0,20}(?:json|jsonp|send|end|write|render|text|html|body|response|newResponse|status)\b['"`\]]{0,2}(?:<[^>]{0,60}>)?\s{0,5}(?:\(\s{0,60}[^)\s]|=[^=])/;
const MAKES = /\bnew\s{1,20}(?:[\w$]{1,40}\.)?(?:(?:Next)?Response|\w{0,40}Exception|HTTPException|HttpError|TRPCError|GraphQLError|ApolloError)\b|\bstatusCode\b|['"](?:@remix-run\/|@sveltejs\/kit|react-router|itty-router|h3|#imports|nuxt\/app)|\bcreateError\b|\b(?:defineEventHandler|eventHandler)\b|fastify|elysia|@(?:Get|Post|Put|Patch|Delete|All)\b/i;
