import type { Span } from '@postern/catalogue';

export interface Expression {
  /** What stands between `${{` and `}}`, trimmed. */
  text: string;
  span: Span;
}

/** The expressions in a part of a file. Read from the source as it stands, so that places are right in block scalars too. */
export function expressionsIn(source: string, [from, to]: Span): Expression[] {
  const found: Expression[] = [];
  for (let at = source.indexOf('${{', from); at >= 0 && at < to; at = source.indexOf('${{', at + 3)) {
    const end = source.indexOf('}}', at);
    if (end < 0 || end > to) break;
    found.push({ text: source.slice(at + 3, end).trim(), span: [at, end + 2] });
  }
  return found;
}

/** Text that anyone can set who may open an issue, a pull request or a comment. */
const FOREIGN =
  /\bgithub\s*\.\s*(?:head_ref\b|event\s*\.\s*(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:default_branch|description|homepage)))|comment\.body|review\.body|review_comment\.body|discussion\.(?:title|body)|pages(?:\.\*|\[\d+\])\.page_name|commits(?:\.\*|\[\d+\])\.(?:message|author\.(?:email|name))|head_commit\.(?:message|author\.(?:email|name)|committer\.(?:email|name))|workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:email|name))|head_repository\.description|pull_requests(?:\.\*|\[\d+\])\.head\.ref)|client_payload\b))/i;

/** Whole objects that hold such text. */
const WHOLE = /\btojson\s*\(\s*github(?:\s*\.\s*event(?:\s*\.\s*(?:issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run))?)?\s*\)/i;

/** What a caller of the workflow, or somebody with the right to start it, gives. */
const GIVEN = /\b(?:(?:github\.event\.inputs|inputs)\.[\w-]+|github\.ref_name\b|github\.event\.(?:ref\b|release\.(?:name|body|tag_name)))/i;

/** The foreign text that an expression puts out; `undefined` where it puts out none, or only compares. */
export function foreignText(expression: string): string | undefined {
  const rest = withoutTests(expression);
  return (WHOLE.exec(rest) ?? FOREIGN.exec(rest))?.[0];
}

export function givenText(expression: string): string | undefined {
  return GIVEN.exec(withoutTests(expression))?.[0];
}

/** `steps.<id>.outputs.<name>`, in the order they are put out. */
export function stepOutputsIn(expression: string): { id: string; output: string }[] {
  return Array.from(withoutTests(expression).matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/gi), ([, id, output]) => ({ id: id!, output: output! }));
}

export function environmentNameIn(expression: string): string | undefined {
  return /^env\.([\w-]+)$/i.exec(expression)?.[1];
}

/** Functions and comparisons that put out true, false or a hash. */
function withoutTests(expression: string): string {
  return expression
    .replace(/\b(?:contains|startsWith|endsWith|hashFiles)\s*\([^()]*\)/gi, '')
    .replace(/[\w.*[\]-]+\s*(?:==|!=|<=?|>=?)\s*(?:'[^']*'|[\w.*[\]-]+)/g, '')
    .replace(/'[^']*'\s*(?:==|!=)\s*[\w.*[\]-]+/g, '');
}
