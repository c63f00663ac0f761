/** A part of every name by which a credential goes. */
export const secretWords: readonly string[] = ['key', 'token', 'secret', 'pass', 'pwd', 'auth', 'cred', 'jwt', 'bearer', 'cookie', 'pin', 'psk', 'hmac', 'salt', 'seed', 'mnemonic', 'licen', 'session'];
