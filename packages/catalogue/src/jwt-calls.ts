/** A function of a JWT library, and where its parts stand. */
export interface JwtCall {
  /** As `flow` resolves it. */
  name: string;
  does: 'decode' | 'verify' | 'sign';
  /** Positions of the arguments. `token` of `decode` and `verify`, `payload` of `sign`. */
  token?: number;
  payload?: number;
  key?: number;
  options?: number;
  /** How a `sign` is told when the token ends: an option of this name, a method of the builder, or `exp` in the payload alone. */
  expiry?: { option: string } | { method: string } | 'payload';
  /** Whether `verify` takes whatever algorithm the token names where none is pinned. */
  takesAnyAlgorithm?: boolean;
}

const expiresIn = { option: 'expiresIn' } as const;

/** Sources: the readme of each package at the version named. */
export const jwtCalls: readonly JwtCall[] = [
  // npm:jsonwebtoken@9.0.2:README.md
  { name: 'jsonwebtoken.decode', does: 'decode', token: 0 },
  { name: 'jsonwebtoken.verify', does: 'verify', token: 0, key: 1, options: 2, takesAnyAlgorithm: true },
  { name: 'jsonwebtoken.sign', does: 'sign', payload: 0, key: 1, options: 2, expiry: expiresIn },
  // npm:jose@5.9.6: key types bind the algorithm
  { name: 'jose.decodeJwt', does: 'decode', token: 0 },
  { name: 'jose.UnsecuredJWT.decode', does: 'decode', token: 0 },
  { name: 'jose.jwtVerify', does: 'verify', token: 0, key: 1, options: 2 },
  { name: 'jose.compactVerify', does: 'verify', token: 0, key: 1, options: 2 },
  { name: 'jose.jwtDecrypt', does: 'verify', token: 0, key: 1, options: 2 },
  { name: 'jose.SignJWT', does: 'sign', payload: 0, expiry: { method: 'setExpirationTime' } },
  // npm:jwt-decode@4.0.0:README.md
  { name: 'jwt-decode', does: 'decode', token: 0 },
  { name: 'jwt-decode.jwtDecode', does: 'decode', token: 0 },
  { name: 'jwt-decode.jwt_decode', does: 'decode', token: 0 },
  // npm:jwt-simple@0.5.6:README.md
  { name: 'jwt-simple.decode', does: 'verify', token: 0, key: 1 },
  { name: 'jwt-simple.encode', does: 'sign', payload: 0, key: 1, expiry: 'payload' },
  // npm:@nestjs/jwt@10.2.0:README.md
  { name: '@nestjs/jwt.JwtService().decode', does: 'decode', token: 0 },
  { name: '@nestjs/jwt.JwtService().verify', does: 'verify', token: 0, options: 1 },
  { name: '@nestjs/jwt.JwtService().verifyAsync', does: 'verify', token: 0, options: 1 },
  { name: '@nestjs/jwt.JwtService().sign', does: 'sign', payload: 0, options: 1 },
  { name: '@nestjs/jwt.JwtService().signAsync', does: 'sign', payload: 0, options: 1 },
  // npm:fast-jwt@4.0.5:README.md
  { name: 'fast-jwt.createDecoder()', does: 'decode', token: 0 },
  { name: 'fast-jwt.createVerifier()', does: 'verify', token: 0 },
  { name: 'fast-jwt.createSigner()', does: 'sign', payload: 0 },
  // https://hono.dev/docs/helpers/jwt
  { name: 'hono/jwt.decode', does: 'decode', token: 0 },
  { name: 'hono/jwt.verify', does: 'verify', token: 0, key: 1, options: 2 },
  { name: 'hono/jwt.sign', does: 'sign', payload: 0, key: 1, expiry: 'payload' },
  // npm:@tsndr/cloudflare-worker-jwt@3.1.3:README.md
  { name: '@tsndr/cloudflare-worker-jwt.decode', does: 'decode', token: 0 },
  { name: '@tsndr/cloudflare-worker-jwt.verify', does: 'verify', token: 0, key: 1, options: 2 },
  { name: '@tsndr/cloudflare-worker-jwt.sign', does: 'sign', payload: 0, key: 1, expiry: 'payload' },
  // npm:njwt@2.0.1:README.md
  { name: 'njwt.verify', does: 'verify', token: 0, key: 1 },
];

/** Calls that set up how tokens are checked; where their options stand. */
export const jwtSetups: readonly { name: string; options: number; verifier: boolean; key?: string }[] = [
  { name: 'passport-jwt.Strategy', options: 0, verifier: true, key: 'secretOrKey' }, // npm:passport-jwt@4.0.1:README.md
  { name: 'express-jwt', options: 0, verifier: true, key: 'secret' }, // npm:express-jwt@8.4.1:README.md
  { name: 'express-jwt.expressjwt', options: 0, verifier: true, key: 'secret' },
  { name: 'koa-jwt', options: 0, verifier: true, key: 'secret' }, // npm:koa-jwt@4.0.4:README.md
  { name: 'hono/jwt.jwt', options: 0, verifier: false },
  { name: 'fast-jwt.createVerifier', options: 0, verifier: false },
];

/** Claims that say who somebody is or what they may do. */
export const identityClaims = /^(?:sub|id|_id|uid|oid|user|users?_?ids?|user_?name|preferred_username|email|upn|login|account(?:_?id)?|customer(?:_?id)?|client_?id|tenant(?:_?id)?|org(?:ani[sz]ation)?(?:_?id)?|workspace(?:_?id)?|team(?:_?id)?|member(?:_?id)?|roles?|is_?(?:super_?)?admin|admin|super_?user|permissions?|perms|scopes?|scp|groups?|type|user_?type|plan|entitlements?|claims?|cognito:\w+|custom:\w+|payload)$/i;

/** Claims that say nothing about who somebody is: read to choose a key, or to renew in time. */
export const technicalClaims = /^(?:exp|iat|nbf|kid|alg|typ|header|jti|iss|aud|nonce|azp|at_hash|c_hash|auth_time|amr|acr|signature|expires?(?:_?at|In)?)$/i;
