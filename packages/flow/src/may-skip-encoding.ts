import { onceAText } from './once-a-text.js';
import { mayRequest } from './request-texts.js';

/** A look at the text before it is parsed: whether an address is put together, or outside data handed to another file. */
export const maySkipEncoding = onceAText((text, path) => (PUT_TOGETHER.test(text) && mayRequest(text, path)) || (OUTSIDE.test(text) && IMPORTS.test(text)));

const PUT_TOGETHER = /\$\{|['"`]\s{0,20}\+|\+\s{0,20}['"`]|\.concat\b|\.join\b|\+=/;
const OUTSIDE = /\.(?:body|query|params|headers|cookies|searchParams|pathParameters|queryStringParameters|nextUrl)\b|@(?:Body|Query|Param|Req)\b|['"]use server['"]|readBody|getQuery|getRouterParam|formData|searchParams|\bparams\b|location|useParams|useRouter|useRoute|useSearchParams|['"]message['"]/;
const IMPORTS = /\bfrom\s{0,20}['"](?:\.|@\/|~|#)|\brequire\s{0,5}\(\s{0,5}['"]\./;
