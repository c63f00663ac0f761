import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parseSync } from 'oxc-parser';
import type { Syntax } from '../syntax.js';
import { type Dialect, scriptOf } from './script.js';

/** A file that is not valid in any dialect it may be written in. */
export interface SyntaxFault {
  message: string;
  /** Where the parser gave up, in UTF-16 units from 0. */
  offset: number;
}

/** Parses a script, or the scripts of a component file; offsets are those of `text`. */
export function parseModule(path: string, text: string, load?: Syntax['load']): Syntax | SyntaxFault {
  const script = scriptOf(path, text);
  let fault: SyntaxFault | undefined;
  for (const dialect of script.dialects) {
    // A tree without places for types is half as long; it comes as text.
    const astType = dialect.startsWith('ts') ? 'ts' : 'js';
    const { errors, program } = parseSync(path, script.text, { lang: dialect, sourceType: sourceTypeOf(path, script.text), astType, preserveParens: false });
    // On an error the tree is empty and looks clean, so the errors have to be read.
    const [error] = errors;
    if (error) {
      fault ??= { message: error.message, offset: error.labels[0]?.start ?? 0 };
      continue;
    }
    return {
      ast: program as unknown as Syntax['ast'],
      text,
      path,
      visitorKeys,
      ...(load && { load }),
    };
  }
  return fault ?? { message: 'No parser takes this kind of file.', offset: 0 };
}

function sourceTypeOf(path: string, text: string): 'module' | 'commonjs' | 'unambiguous' {
  if (/\.[cm]?ts$|\.tsx$|\.mjs$|\.(vue|svelte|astro)$/.test(path)) return path.endsWith('.cts') ? 'commonjs' : 'module';
  if (path.endsWith('.cjs')) return 'commonjs';
  // A script may return at its top level in Node; a file with import or export may not.
  return /\b(?:import|export)\b/.test(text) ? 'unambiguous' : 'commonjs';
}

export type { Dialect };
