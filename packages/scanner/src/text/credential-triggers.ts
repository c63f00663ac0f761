import type { Triggers } from '@postern/catalogue';
import { keyPrefixes } from '@postern/catalogue/key-prefixes';

/** A file without any of these holds no credential that can be told from other text. */
export const credentialTriggers: Triggers = [
  ...'key secret token pass pwd auth cred cookie jwt psk pat= pin= bearer basic mnemonic salt pepper seed xpriv licen kennwort senha contrase identified ://'.split(' '),
  ...'-----begin ssh2 putty-user eyj .atlasv1. :aa 0q~ 1q~ 2q~ 3q~ 4q~ 5q~ 6q~ 7q~ 8q~ 9q~ +acr azdo nral nrma _mmk jqqj -us'.split(' '),
  ...keyPrefixes,
];
