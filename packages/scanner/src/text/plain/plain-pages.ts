import type { Span } from '@postern/catalogue';

/** Attributes of a page that load code or send a form: an image or a link is another matter. */
const LOADED = /<(script|iframe|frame|embed|form|object)\b[^<>]{0,600}?\s(src|action|data)\s*=\s*["']?(http:\/\/[^\s"'<>]{1,300})/gi;

const FITTING: Readonly<Record<string, string>> = { script: 'src', iframe: 'src', frame: 'src', embed: 'src', form: 'action', object: 'data' };

/** Addresses in the clear that a page loads code from or sends forms to. */
export function* pageAddressesIn(text: string): Generator<{ url: string; span: Span }> {
  const visible = text.replace(/<!--[^]*?-->/g, part => part.replace(/[^\n]/g, ' '));
  for (const match of visible.matchAll(LOADED)) {
    const [whole, element = '', attribute = '', url = ''] = match;
    if (FITTING[element.toLowerCase()] !== attribute.toLowerCase()) continue;
    const end = match.index + whole.length;
    yield { url, span: [end - url.length, end] };
  }
}
