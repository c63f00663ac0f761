import { htmlText } from '../escape/html-text.js';

/** Coloured terminal text as a page that looks like a terminal. Knows the codes that our own output uses. */
export function terminalPage(text: string): string {
  // eslint-disable-next-line no-control-regex -- our own colour codes
  const parts = text.split(/\x1b\[(\d+)m/);
  const on = new Set<string>();
  const body = parts.map((part, index) => {
    if (index % 2 === 0) return part === '' ? '' : `<span class="${[...on].join(' ')}">${part.split('\n').map(htmlText).join('\n')}</span>`;
    applied(part, on);
    return '';
  });
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><pre>${body.join('')}</pre>`;
}

function applied(code: string, on: Set<string>): void {
  if (code === '22') for (const name of ['c1', 'c2']) on.delete(name);
  else if (code === '39') for (const name of on) name.startsWith('c3') && on.delete(name);
  else on.add(`c${code}`);
}

const style = `html{background:#12161b}body{margin:0;padding:22px 26px}
pre{margin:0;color:#d5dae0;font:14px/1.42 "DejaVu Sans Mono",monospace}
.c1{font-weight:700;color:#fff}.c2{color:#8b95a1}.c31{color:#ff7b72}.c32{color:#7ee0a0}.c33{color:#f2c063}.c34{color:#79b8ff}.c35{color:#e29af0}`;
