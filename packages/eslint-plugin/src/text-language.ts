/** An ESLint language for files that are text to ESLint: `.env`, `.npmrc`, Dockerfiles. One node holds the whole file. */
export const textLanguage = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: 'type',
  visitorKeys: { Document: [] as string[] },
  validateLanguageOptions() {},
  parse({ body }: { body: unknown }) {
    const text = String(body);
    return { ok: true as const, ast: documentOf(text) };
  },
  createSourceCode({ body, path }: { body: unknown; path: string }, { ast }: { ast: TextDocument }) {
    return new TextSourceCode(String(body), path, ast);
  },
};

interface TextDocument {
  type: 'Document';
  range: [number, number];
  loc: { start: Point; end: Point };
}

interface Point {
  line: number;
  column: number;
}

function documentOf(text: string): TextDocument {
  return { type: 'Document', range: [0, text.length], loc: { start: { line: 1, column: 1 }, end: pointAt(text, text.length) } };
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** As much of a source code object as ESLint asks for; a class, because ESLint reads members off its prototype. */
class TextSourceCode {
  constructor(
    readonly text: string,
    readonly path: string,
    readonly ast: TextDocument,
  ) {}

  get lines(): string[] {
    return this.text.split(/\r?\n/);
  }

  getLoc({ loc }: { loc: TextDocument['loc'] }) {
    return loc;
  }

  getRange({ range }: { range: [number, number] }) {
    return range;
  }

  getLocFromIndex(offset: number): Point {
    return pointAt(this.text, offset);
  }

  getIndexFromLoc({ line, column }: Point): number {
    return this.lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  }

  getParent(): undefined {
    return undefined;
  }

  getAncestors(): never[] {
    return [];
  }

  *traverse() {
    yield { type: 'visit', kind: 1, target: this.ast, phase: 1, args: [this.ast, undefined] };
    yield { type: 'visit', kind: 1, target: this.ast, phase: 2, args: [this.ast, undefined] };
  }
}
