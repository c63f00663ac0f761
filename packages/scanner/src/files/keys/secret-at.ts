export interface SecretAtPlace {
  secret: string;
  kind: string;
  provider?: string;
  /** The provider's page where it is revoked. */
  revoke?: string;
}

/** The credential on a line of a file. */
export async function secretAt(path: string, text: string, line: number): Promise<SecretAtPlace | undefined> {
  const { findCredentialsIn } = await import('@postern/credentials');
  const found = findCredentialsIn(path, text).find(({ start, end }) => line >= lineOf(text, start) && line <= lineOf(text, end));
  if (!found) return undefined;
  const { secret, kind, provider, format } = found;
  return { secret, kind, ...(provider !== undefined && { provider }), ...(format?.revoke !== undefined && { revoke: format.revoke }) };
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
