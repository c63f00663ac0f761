export interface PageLooks {
  width: number;
  color: boolean;
  unicode: boolean;
}

/** A page of the documentation for a terminal: wrapped, code set apart, marks of Markdown turned into looks. */
export function terminalPage(markdown: string, looks: PageLooks): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    const [first = ''] = paragraph;
    const [bullet = ''] = /^\s*(?:[-*]|\d+\.)\s+/.exec(first) ?? [];
    const text = paragraph.join(' ').slice(bullet.length).replace(/\s+/g, ' ');
    if (paragraph.length > 0) out.push(...wrapped(text, looks, looks.unicode ? bullet.replace(/[-*]/, '•') : bullet).map(line => styled(line, looks)));
    paragraph = [];
  };
  for (const line of markdown.split('\n')) {
    const opening = /^```+\s*(.*)$/.exec(line);
    if (fence !== undefined) {
      if (opening) fence = undefined;
      else out.push(`    ${line}`);
    } else if (opening) {
      flush();
      fence = opening[1]!;
      out.push('', paint(`  ${labelOf(fence, looks)}`, fence.includes('vulnerable') ? 31 : 32, looks));
    } else if (/^#+ /.test(line)) {
      flush();
      out.push('', paint(line.replace(/^#+ /, ''), 1, looks));
    } else if (line.trim() === '' || /^\s*(?:[-*]|\d+\.)\s/.test(line) || line.startsWith('|')) {
      flush();
      if (line.startsWith('|')) out.push(line);
      else if (line.trim() === '') out.push('');
      else paragraph.push(line);
    } else paragraph.push(line);
  }
  flush();
  return `${out.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

function labelOf(fence: string, { unicode }: PageLooks): string {
  const [, verdict = '', file = ''] = /\b(vulnerable|safe)\b\s*(.*)$/.exec(fence) ?? [];
  const sign = verdict === 'vulnerable' ? (unicode ? '✗ ' : '- ') : verdict === 'safe' ? (unicode ? '✓ ' : '+ ') : '';
  return `${sign}${[verdict || fence, file].filter(word => word !== '').join('  ')}`;
}

/** Marks count for nothing in the width; a word that is longer than the line stands alone. */
function wrapped(text: string, { width }: PageLooks, bullet: string): string[] {
  const most = Math.max(20, Math.min(width, 100)) - bullet.length;
  const lines: string[] = [];
  let line = '';
  // Code in marks stays together, as long as it fits.
  for (const word of text.match(/(?:[^\s`]*`[^`]{1,30}`[^\s`]*|\S)+/g) ?? []) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((each, i) => (i === 0 ? bullet : ' '.repeat(bullet.length)) + each);
}

function lengthOf(text: string): number {
  return text.replace(/\*\*|`/g, '').length;
}

function styled(line: string, looks: PageLooks): string {
  return line
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, title: string, link: string) => (title === link ? title : `${title} (${link})`))
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => paint(text, 1, looks))
    .replace(/`([^`]+)`/g, (_, text: string) => (looks.color ? paint(text, 36, looks) : `\`${text}\``));
}

function paint(text: string, code: number, { color }: PageLooks): string {
  return color ? `\u001b[${code}m${text}\u001b[${code === 1 ? 22 : 39}m` : text;
}
