/** A look at the text before it is parsed: false only where no address of a client is read that the client can choose. */
export function mayBeSpoofed(text: string): boolean {
  return HEADER.test(text) || TRUST.test(text) || LIBRARY.test(text) || (HELPER.test(text) && DECIDES.test(text));
}

const HEADER = /['"`](?:http[_-])?(?:x[-_](?:forwarded|real|client|cluster|originating|remote|original|appengine|azure)[\w-]*|forwarded(?:-for)?|(?:true-|fastly-|wl-proxy-|proxy-)?client-ip|cf-connecting-ip(?:v6)?)['"`]/i;
const TRUST = /trust proxy|trustProxy|\.proxy\s*=\s*(?:true|!0)/;
const LIBRARY = /['"`](?:request-ip|@supercharge\/request-ip|ipware|get-client-ip|forwarded)['"`]|getRequestIP/;
const HELPER = /\b\w*(?:client|real|remote|user|visitor|source|caller)_?(?:ip|addr)\w*\s*\(|\b(?:get|extract|resolve|read|find)_?ip\w*\s*\(/i;
const DECIDES = /limit|throttl|allow|block|ban|trust|whitelist|cidr|range|attempt/i;
