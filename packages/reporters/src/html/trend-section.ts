import { htmlText, prose } from '../escape/html-text.js';
import { grouped } from '../tally/plural.js';
import type { Trend } from '../tally/trend.js';

/** New, known and fixed against the earlier report. */
export function trendSection({ added, known, fixed }: Trend): string {
  const parts = [
    ['new', added.size],
    ['known', known],
    ['fixed', fixed.length],
  ] as const;
  const total = Math.max(added.size + known + fixed.length, 1);
  let x = 0;
  const bars = parts.map(([name, count]) => {
    const width = (100 * count) / total;
    const rect = `<rect class="${name}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="10"/>`;
    x += width;
    return rect;
  });
  const tiles = parts.map(([name, count]) => {
    const text = `<b>${grouped(count)}</b> <span>${name}</span>`;
    return `<li class="tile ${name}">${name === 'fixed' ? `<span>${text}</span>` : `<a href="#findings" data-state="${name}">${text}</a>`}</li>`;
  });
  const gone = fixed.map(({ severity, check, file, message }) => `<li><span class="badge ${severity}">${severity}</span> <code>${htmlText(check)}</code> ${htmlText(file)}: ${prose(message)}</li>`);
  return [
    '<section id="trend" class="card">',
    '<h2>Since the earlier report</h2>',
    `<ul class="tiles">${tiles.join('')}</ul>`,
    `<svg class="trend" role="img" aria-label="${grouped(added.size)} new, ${grouped(known)} known, ${grouped(fixed.length)} fixed" viewBox="0 0 100 10" preserveAspectRatio="none">${bars.join('')}</svg>`,
    ...(gone.length > 0 ? [`<details><summary>What was fixed</summary><ul class="plain">${gone.join('')}</ul></details>`] : []),
    '</section>',
  ].join('\n');
}
