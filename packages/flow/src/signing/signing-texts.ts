import { BEFORE_ARGUMENTS } from '../values/call-texts.js';
import { hasName } from '../values/is-prose.js';
import { onceAText } from '../values/once-a-text.js';

// Not the adjective.
const SUBTLE = String.raw`\bsubtle\b(?! {1,20}(?!as\b)[a-z])`;
/** In the text of a file that makes or checks a MAC or a signature: a name that `signaturesOf` reads, or the package it comes from. */
const SIGNS = new RegExp(String.raw`hmac|create-?sign|create-?verify|${SUBTLE}|\bsign\b[^;]{0,40}\bdetached\b|nacl|crypto-?js|cryptohasher`, 'i');
const HASHES = new RegExp(String.raw`create-?hash|cryptohasher|${SUBTLE}|crypto-?js|js-(?:sha|md5)|(?:\bfrom|\bimport|[(/])\s{0,20}['"${'`'}](?:blueimp-)?(?:md5|sha1)['"${'`'}]|\b(?:md5|sha\d{1,3})${BEFORE_ARGUMENTS}`, 'i');

/** One of these stands in any file with one of those: most files have none. */
const mayHaveEither = onceAText(text => /hmac|crypto|nacl|subtle|detached|create-?(?:sign|verify|hash)|md5|sha-?\d|js-sha/i.test(text));

/** Whether `signaturesOf` can find more than plain hashes in a file of this text. */
export const maySign = onceAText(text => mayHaveEither(text) && (SIGNS.test(text) || (/crypto/i.test(text) && hasName(text, /\b(?:sign|verify)\b/g))));

/** Whether `signaturesOf` can find plain hashes in a file of this text. */
export const mayHash = onceAText(text => mayHaveEither(text) && (HASHES.test(text) || (/crypto/i.test(text) && hasName(text, /\bhash\b/g))));
