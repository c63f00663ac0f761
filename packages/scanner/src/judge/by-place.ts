import type { Finding } from '@postern/catalogue';
import { byCodeUnit } from '../by-code-unit.js';

/** By file, range, check: the order of every report. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    byCodeUnit(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    a.range.end.line - b.range.end.line ||
    a.range.end.column - b.range.end.column ||
    byCodeUnit(a.check, b.check) ||
    byCodeUnit(a.message, b.message) ||
    byCodeUnit(a.fingerprint, b.fingerprint)
  );
}
