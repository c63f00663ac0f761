/**
 * A line of a log that no workflow runner takes for a command of ours: GitHub reads `::name::` at the start of a line
 * and `##[name]` anywhere in it.
 */
export function inertLine(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}

/** The same for JSON, where the sign can be written so that it reads back unchanged. */
export function inertJson(text: string): string {
  return text.replaceAll('##[', '#\\u0023[');
}
