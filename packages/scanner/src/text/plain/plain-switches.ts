/** Settings of clouds and servers that let plain HTTP, or plain connections to databases, through. */
const SWITCHES = /(?<![\w.-])["']?((?:(?:enable|supports?|require)_?)?https?_?(?:traffic_?)?only(?:_?enabled)?|force_?https|viewer_?protocol_?policy|origin_?protocol_?policy|transit_?encryption_?enabled|require_?secure_?transport|enforce_?https|secure_?transport_?only)["']?\s*[:=]\s*["']?([\w-]{1,20})/gi;

export function* plainSwitchesIn(text: string): Generator<{ name: string; value: string; start: number; end: number }> {
  for (const match of text.matchAll(SWITCHES)) {
    const [whole, name = '', value = ''] = match;
    const plain = name.toLowerCase().replace(/[^a-z]/g, '');
    if (!isOff(plain, value.toLowerCase())) continue;
    const start = match.index + whole.indexOf(name);
    yield { name, value, start, end: match.index + whole.length };
  }
}

function isOff(name: string, value: string): boolean {
  if (name === 'viewerprotocolpolicy') return value === 'allow-all';
  if (name === 'originprotocolpolicy') return value === 'http-only';
  // `http_only` is a flag of cookies.
  if (/^httponly/.test(name)) return false;
  return /^(?:false|off|no|0|disabled)$/.test(value);
}
