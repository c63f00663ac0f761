import { onceAText } from './once-a-text.js';

/** A look at the text before it is parsed: whether something that may be of an error can reach an answer. */
export const mayLeakErrors = onceAText(text => DEBUG.test(text) || ((ERROR.test(text) || UPSTREAM.test(text)) && ((RESPONDER.test(text) && SENDING.test(text)) || MAKES.test(text))));

const DEBUG = /errorhandler|youch|koa-error|express-error-handler|\bouch\b|\bpoop\b|['"`]env['"`]\s{0,10},|\.expose\b|includeStacktrace|maskedErrors|exposeStack|showStack|stackTrace|ApolloServer|GraphQLModule|formatError|customFormatErrorFn|errorFormatter/;
const ERROR = /\bcatch\b|\b_?(?:err|error|exception|ex|exc|reason|failure)\b|(?:Error|Err)\s{0,5}[,:)]/;
const UPSTREAM = /\.\s{0,40}(?:text|json)\s{0,5}\(\s{0,5}\)/;
const RESPONDER = /\b_?(?:res|resp|response|reply|rep|ctx|context|c|h|NextResponse|Response|HttpResponse)\b/;
const SENDING = /\.\s{0,20}(?:json|jsonp|send|end|write|render|text|html|body|response|newResponse|status)\b|\[\s{0,5}['"`]/;
const MAKES = /\bnew\s{1,20}(?:Next)?Response\b|\bstatusCode\b|Exception\b|HTTPException|HttpError|TRPCError|GraphQLError|ApolloError|\b(?:json|data|error|fail|createError|sendError)\s{0,5}\(|\b(?:defineEventHandler|eventHandler|fastify|Fastify|elysia|Elysia)\b|@(?:Get|Post|Put|Patch|Delete|All)\b|\.(?:get|post|put|patch|delete|all|route)\s{0,5}\(/;
