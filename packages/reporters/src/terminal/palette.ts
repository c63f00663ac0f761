import type { Severity } from '@postern/catalogue';
import pc from 'picocolors';
import type { ReporterOptions } from '../reporter.js';

type Paint = (text: string) => string;

/** Colours, signs and links, as far as the terminal has them. */
export interface Palette {
  bold: Paint;
  dim: Paint;
  good: Paint;
  warn: Paint;
  bad: Paint;
  severity(severity: Severity): Paint;
  signs: Signs;
  /** `text` as a hyperlink; plain where there is no address or the terminal has no links. */
  link(text: string, url: string | undefined): string;
}

export interface Signs {
  top: string;
  side: string;
  bottom: string;
  gap: string;
  under: string;
  marked: string;
  dot: string;
  cut: string;
  check: string;
  alert: string;
  arrow: string;
  rule: string;
}

const drawn: Signs = { top: '╭─', side: '│', bottom: '╰─', gap: '┆', under: '─', marked: '┃', dot: '·', cut: '…', check: '✓', alert: '!', arrow: '→', rule: '─' };
const ascii: Signs = { top: '+-', side: '|', bottom: '+-', gap: ':', under: '^', marked: '>', dot: '-', cut: '...', check: 'ok', alert: '!', arrow: '->', rule: '-' };

export function paletteOf({ color, unicode = true, links }: ReporterOptions): Palette {
  const { bold, dim, green, yellow, red, magenta, blue } = pc.createColors(color);
  const painted = { critical: (text: string) => bold(magenta(text)), high: (text: string) => bold(red(text)), medium: (text: string) => bold(yellow(text)), low: (text: string) => bold(blue(text)) };
  return {
    bold,
    dim,
    good: green,
    warn: yellow,
    bad: red,
    severity: severity => painted[severity] ?? bold,
    signs: unicode ? drawn : ascii,
    link: (text, url) => (links && url ? `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\` : text),
  };
}
