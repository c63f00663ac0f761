import type { Confidence, Severity } from '@postern/catalogue';
import type { KeyFormat, KeyKind } from '@postern/catalogue/key-formats';

/** A credential in a text. Offsets are UTF-16 units from 0. */
export interface FoundCredential {
  start: number;
  end: number;
  secret: string;
  kind: KeyKind;
  /** Whose it is, where that is known. */
  provider?: string;
  format?: KeyFormat;
  /** What it is called where it stands; empty where nothing names it. */
  name: string;
  /** The file it comes from, where it was found in a source map. */
  source?: string;
  severity: Severity;
  confidence: Confidence;
}
