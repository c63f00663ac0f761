/** Where the line around `at` begins, or `reach` characters further left: a bundle is one line of a megabyte. */
export function startOfLine(text: string, at: number, reach = 300): number {
  const least = Math.max(0, at - reach);
  let start = at;
  while (start > least && text.charCodeAt(start - 1) !== 10) start -= 1;
  return start;
}
