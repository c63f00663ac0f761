import { profiles } from '@postern/catalogue/profiles';
import { customVerifiersOf } from '../requests/apis.js';
import { callsOf } from '../values/call-texts.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { handlerAround } from '../handlers/handlers.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { maySign } from '../signing/signing-texts.js';
import { purposeOf, signaturesOf } from '../signing/signatures.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A signature that is checked over a body that is not as it arrived. */
export interface ParsedBody {
  node: Node;
  why: 'printed' | 'parsed' | 'parser';
  /** The parser that runs before. */
  parser?: Node;
}

export const parsedBodiesOf = fact((module: Module): readonly ParsedBody[] => {
  const found: ParsedBody[] = [];
  for (const input of verifiedInputs(module)) {
    const body = parsedBodyOf(input, module);
    if (body && !found.some(({ node }) => node === body.node)) found.push(body);
  }
  return found;
});

const rawVerifiers = new Set(profiles.flatMap(({ webhook }) => (webhook?.rawBody === true ? (webhook.verifyFunctions ?? []).map(name => name.slice(name.lastIndexOf('.') + 1)) : [])));

/** What is signed anew to be compared, and what is handed to an SDK's verifier. */
function* verifiedInputs(module: Module): Iterable<Node> {
  for (const signature of signaturesOf(module)) {
    if (signature.kind !== 'hmac') continue;
    const purpose = purposeOf(signature, module);
    if (purpose !== 'verification' && !(purpose === 'unknown' && /web-?hook/i.test(module.path))) continue;
    for (const payload of signature.payloads) for (const part of payload) if (!('text' in part) && part.env.module === module) yield part.node;
  }
  const own = Array.from(customVerifiersOf(module)).flatMap(([name, { webhook }]) => (webhook?.rawBody === true ? [name] : []));
  for (const name of new Set([...rawVerifiers, ...own])) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      if (!isVerifier(call, name, module)) continue;
      for (const arg of call.arguments) {
        if (arg.type === 'SpreadElement') continue;
        if (arg.type === 'ObjectExpression') {
          for (const property of arg.properties) if (property.type === 'Property' && /^(?:body|payload|rawBody|data)$/.test(writtenKey(property) ?? '')) yield property.value;
        } else yield arg;
      }
    }
  }
}

/** Whether `parsedBodiesOf` can find anything in a file of this text. */
export function mayVerifyBodies(text: string): boolean {
  return maySign(text) || VERIFIES.test(text) || VERIFIES_PLAINLY.test(text);
}

/** Names of many things, which are a verifier's only on something that is called a webhook. */
const PLAIN_VERIFIER = /^(?:verify|validate|parse|receive|unwrap|process|handle|middleware)$/;
const OF_WEBHOOK = String.raw`web-?hook|hook|\bwh\b|svix|sign`;
const SOME_ARGUMENT = String.raw`(?!\s{0,60}\))`;
const VERIFIES = new RegExp(callsOf(...[...rawVerifiers].filter(name => !PLAIN_VERIFIER.test(name))) + SOME_ARGUMENT);
const VERIFIES_PLAINLY = new RegExp(`(?:${OF_WEBHOOK})[^;]{0,200}?${callsOf(...[...rawVerifiers].filter(name => PLAIN_VERIFIER.test(name)))}${SOME_ARGUMENT}`, 'i');

function isVerifier(call: CallNode, name: string, module: Module): boolean {
  if (!PLAIN_VERIFIER.test(name)) return true;
  return new RegExp(OF_WEBHOOK, 'i').test(module.text.slice(...rangeOf(call.callee))) && call.arguments.length >= 2 && calleeNames(call, module.root).every(full => !full.startsWith('jsonwebtoken'));
}

function parsedBodyOf(input: Node, module: Module): ParsedBody | undefined {
  for (const { node, env } of originsOf(input, module.root)) {
    if (node.type === 'CallExpression' && calleeName(node.callee) === 'stringify' && node.arguments[0] && calleeNames(node, env).some(name => PRINTERS.test(name))) {
      const part = requestPartOf(node.arguments[0], env);
      const text = module.text.slice(...rangeOf(node.arguments[0]));
      if (part?.part === 'body' || part?.part === 'request' || (!part && /^(?:[\w.]*\.)?(?:body|payload|event|data)$/.test(text) && isParameterLike(node.arguments[0], module))) return { node: rangeOf(input)[0] <= rangeOf(node)[0] && env.module === module ? node : input, why: 'printed' };
      continue;
    }
    const part = requestPartOf(input, module.root);
    if (part?.part !== 'body' || part.key !== undefined) continue;
    // `await request.json()` is an object for sure; `req.body` is what the parser made of it.
    if (node.type === 'CallExpression' && /^(?:json|readBody|parse|formData)$/.test(calleeName(node.callee) ?? '')) return { node: input, why: 'parsed' };
    const parser = parserBefore(input, module);
    if (parser) return { node: input, why: 'parser', parser };
  }
  return undefined;
}

/** Also a form that is put together again: `qs.stringify(req.body)`. */
const PRINTERS = /^(?:globalThis\.JSON|qs|querystring|query-string)(?:\.default)?\.stringify$/;

/** A parameter of the function at hand: what a handler passes on. */
function isParameterLike(node: Node, module: Module): boolean {
  return originsOf(node, module.root).some(({ kind }) => kind === 'parameter');
}

/** The JSON parser that has taken `req.body` apart by the time the handler runs, if there is one and nothing keeps the bytes. */
function parserBefore(body: Node, module: Module): Node | undefined {
  const handler = handlerAround(body, module);
  if (!handler) return undefined;
  if (handler.framework === 'next' && /(?:^|\/)pages\/api\//.test(module.path)) return hasBodyParserOff(module) ? undefined : handler.fn;
  if (handler.framework !== 'express') return undefined;
  const words = (node: Node) => module.text.slice(...rangeOf(node));
  if (handler.before.some(node => /\braw\b|rawBody|verify/i.test(words(node)))) return undefined;
  const own = handler.before.find(node => /(?:express|bodyParser|body_parser_1\.default)\.json\(/.test(words(node)));
  if (own) return own;
  const uses = (module.index.callsByName.get('use') ?? []).filter(call => rangeOf(call)[0] < rangeOf(handler.registration)[0]);
  if (uses.some(call => /\braw\(|rawBody|verify\s*[:(]/i.test(words(call)))) return undefined;
  return uses.find(call => {
    const [first] = call.arguments;
    if (first?.type === 'Literal' && typeof first.value === 'string' && !handler.path.startsWith(first.value)) return false;
    return call.arguments.some(arg => arg.type === 'CallExpression' && isJsonParser(arg, module));
  });
}

function isJsonParser(call: CallNode, module: Module): boolean {
  const isJson = calleeNames(call, module.root).some(name => /^(?:express|body-parser)\.json$/.test(name)) || /^(?:express|bodyParser)\.json$/.test(module.text.slice(...rangeOf(call.callee)));
  if (!isJson) return false;
  const [options] = call.arguments;
  return !options || options.type === 'SpreadElement' || memberAt(options, 'verify', module.root).presence === 'no';
}

/** `export const config = { api: { bodyParser: false } }`. */
function hasBodyParserOff({ text }: Module): boolean {
  return /bodyParser\s*:\s*false/.test(text);
}
