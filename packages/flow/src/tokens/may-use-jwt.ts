/** A look at the text before it is parsed: false only where no token is read, proved, made or set up for. */
export function mayUseJwt(text: string): boolean {
  return /(?<![\w$])(?:decode|decodeJwt|jwtDecode|jwt_decode|verify|verifyAsync|jwtVerify|sign|signAsync|encode|createSigner|createDecoder|createVerifier|Strategy|expressjwt|register|JwtService|SignJWT|UnsecuredJWT|ignoreExpiration|alg|algorithms?|credentialsRequired)(?![\w$])|require\(\s*['"](?:express-jwt|koa-jwt|jwt-decode)|from\s*['"](?:express-jwt|koa-jwt|jwt-decode)|\.split\(\s*['"]\.['"]\s*\)/.test(text);
}
