/** In the text of a file that makes or checks a MAC or a signature: a name that `signaturesOf` reads, or the package it comes from. */
const SIGNS = /hmac|create-?sign|create-?verify|\bsubtle\b(?! {1,20}(?!as\b)[a-z])|\bsign\b[^;]{0,40}\bdetached\b|nacl|crypto-?js|cryptohasher/i;
const HASHES = /create-?hash|cryptohasher|\bsubtle\b(?! {1,20}(?!as\b)[a-z])|crypto-?js|js-(?:sha|md5)|['"`](?:blueimp-)?(?:md5|sha1)['"`]/i;

/** Whether `signaturesOf` can find more than plain hashes in a file of this text. */
export function maySign(text: string): boolean {
  return SIGNS.test(text) || (/\b(?:sign|verify)\b/.test(text) && /crypto/i.test(text));
}

/** Whether `signaturesOf` can find plain hashes in a file of this text. */
export function mayHash(text: string): boolean {
  return HASHES.test(text) || (/\bhash\b/.test(text) && /crypto/i.test(text));
}
