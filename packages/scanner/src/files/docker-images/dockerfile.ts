import type { Span } from '@postern/catalogue';

export interface Instruction {
  keyword: string;
  /** After the keyword, continuation lines joined; comments inside are left out. */
  value: string;
  span: Span;
}

/** Instructions of a Dockerfile, in order; heredocs belong to the instruction that opens them. */
export function parseDockerfile(text: string): Instruction[] {
  const instructions: Instruction[] = [];
  const sign = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 500)) ? '`' : '\\';
  let open: { keyword: string; parts: string[]; start: number } | undefined;
  let heredoc: string | undefined;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).trimEnd();
    const start = at;
    at = end + 1;
    if (heredoc !== undefined) {
      open!.parts.push(line);
      if (line.trim() === heredoc) {
        heredoc = undefined;
        instructions.push(closed(open!, start + line.length));
        open = undefined;
      }
      continue;
    }
    if (/^\s*(?:#|$)/.test(line)) continue;
    const continues = line.endsWith(sign);
    const body = continues ? line.slice(0, -1) : line;
    if (open) open.parts.push(body);
    else {
      const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)\s*(.*)$/s.exec(body) ?? [];
      open = { keyword: keyword.toUpperCase(), parts: [rest], start: start + (line.length - line.trimStart().length) };
    }
    heredoc = /^(?:RUN|COPY|ADD)$/.test(open.keyword) ? /<<-?\s*(["']?)(\w+)\1/.exec(body)?.[2] : undefined;
    if (continues || heredoc !== undefined) continue;
    instructions.push(closed(open, start + line.length));
    open = undefined;
  }
  if (open) instructions.push(closed(open, text.length));
  return instructions;
}

function closed({ keyword, parts, start }: { keyword: string; parts: string[]; start: number }, end: number): Instruction {
  return { keyword, value: parts.join('\n').trim(), span: [start, end] };
}

export function isDockerfilePath(path: string): boolean {
  return /(?:Docker|Container)file/i.test(path) && /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.(?:Docker|Container)file)$/i.test(path) && !/\.(?:md|[jt]s|json|ya?ml|dockerignore)$/i.test(path);
}

/** Stages with the image each starts from, `ARG` defaults filled in. */
export interface Stage {
  image: string;
  /** Name it is called by further down. */
  as: string;
  span: Span;
}

export function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const defaults = new Map<string, string>();
  const stages: Stage[] = [];
  for (const { keyword, value, span } of instructions) {
    if (keyword === 'ARG' && stages.length === 0) {
      const [, name, given] = /^(\w+)=["']?([^"'\s]*)/.exec(value) ?? [];
      if (name && given !== undefined) defaults.set(name, given);
    }
    if (keyword !== 'FROM') continue;
    const words = value.replace(/--\w+=\S+/g, '').trim().split(/\s+/);
    const image = (words[0] ?? '').replace(/\$\{?(\w+)(?::-([^}]*))?\}?/g, (whole, name: string, fallback?: string) => defaults.get(name) ?? fallback ?? whole);
    stages.push({ image, as: words[1]?.toLowerCase() === 'as' ? (words[2] ?? '') : '', span });
  }
  return stages;
}
