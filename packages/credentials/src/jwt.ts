/** The payload of a JSON Web Token, where header and payload decode to objects. */
export function payloadOf(token: string): Record<string, unknown> | undefined {
  const [header, payload] = token.split('.').map(objectIn);
  return header && payload && typeof header['alg'] === 'string' ? payload : undefined;
}

/** Tokens that documentation prints, and those that are meant for client code. */
export function isHarmless(payload: Readonly<Record<string, unknown>>): boolean {
  return payload['role'] === 'anon' || /^1234567890$|^(?:john|jane) doe$/i.test(`${payload['sub']}`) || /^(?:john|jane) doe$/i.test(`${payload['name']}`);
}

function objectIn(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
