/** A look at the text before it is parsed: false only where no list of addresses in it can be open or compared as text. */
export function mayOpenAllowlist(text: string): boolean {
  return RANGE.test(text) || PEER.test(text) || (COMPARED.test(text) && NAMED.test(text));
}

const RANGE = /['"`,\s](?:0\.0\.0\.0(?:\/0|['"`])|0\/0|::\/0|0:0:0:0:0:0:0:0\/0|\d{1,3}(?:\.0){3}\/[1-7]\b|[\da-f:]{1,39}:\/(?:[1-9]|1[0-5])\b)|(?:ip|cidr|addr|range|subnet|network|source|list)\w{0,20}['"\]]?\s*(?::[^=\n]{0,40})?(?:[:=]|\?\?|\|\||,)\s*\[?\s*['"`](?:\*|any)['"`]/i;
const PEER = /anyIpv[46]|AnyIpv[46]/;
const COMPARED = /\.(?:startsWith|includes|indexOf|endsWith|match|test|search|has)\b/;
/** What is compared, or what it is compared with; `description` and `script` are no addresses. */
const WORD = String.raw`(?:(?<![A-Za-z])(?:ip|addr|peer)|(?:[a-z]|_)(?:Ip|IP|Addr)|(?<![A-Z])IP|ADDR|[aA]ddress)(?:v4|_?[aA]ddr)?(?:ess|ESS)?`;
const NAMED = new RegExp(String.raw`${WORD}[)!?\s]{0,4}\.(?:startsWith|includes|indexOf|endsWith|match|search)\b|\.(?:includes|indexOf|test|has)\(\s*[\w.?!]{0,60}?${WORD}\b`);
