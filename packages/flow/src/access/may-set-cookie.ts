/** A look at the text before it is parsed: false only where no cookie is set and no protection is switched. */
export function maySetCookie(text: string): boolean {
  if (/next-auth|@auth\/|better-auth/.test(text) && /httpOnly|secure/.test(text)) return true;
  return /(?<![\w$])(?:cookie|setCookie|setSignedCookie|serialize|serializeCookie|createCookie)\s*(?:<[^>()]{0,80}>)?\s*\(|cookies?(?:store|jar)?\b[\s)(!?]{0,20}\.\s*set\b|\.\s*set\s*\(|set-cookie|['"](?![./])[\w@/-]{0,60}[-/]session['"]|iron-session|sessionstorage|csrf|checkOrigin|disableOriginCheck|useSecureCookies/i.test(text);
}
