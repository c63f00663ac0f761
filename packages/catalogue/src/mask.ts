/** Enough to recognise the key in a dashboard, too little to use it. */
export function mask(secret: string): string {
  return secret.length < 12 ? '…' : `${secret.slice(0, 4)}…${secret.slice(-2)}`;
}
