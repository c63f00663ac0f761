/** A look at the text before it is parsed: false only where no origin is let in. */
export function mayAllowOrigins(text: string): boolean {
  if (/access-control-allow-origin/i.test(text)) return true;
  if (/['"]@elysiajs\/cors['"]/.test(text)) return true;
  if (!/(?<![\w$])(?:origins?|allow(?:ed)?Origins?|credentials)['"]?\s*[:(,}]/.test(text)) return false;
  return /\bcredentials['"]?\s*[:,}]|allowCredentials|cors|requestOrigin|\borigin\s*[:,=(]/i.test(text);
}
