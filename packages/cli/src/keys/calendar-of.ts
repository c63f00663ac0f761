/** All-day events for the days on which keys are due, as calendars read them (RFC 5545). */
export function calendarOf(keys: readonly { name: string; due: string }[], today: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Postern//keys//EN', 'CALSCALE:GREGORIAN'];
  for (const { name, due } of keys) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${name.replace(/[^\w.-]/g, '-')}-${due}@postern`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(due)}`,
      `SUMMARY:Rotate ${escaped(name)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:Rotate ${escaped(name)}`,
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR');
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Lines of more than 75 octets go on in the next one, behind a blank. */
function folded(line: string): string[] {
  const parts: string[] = [];
  for (let rest = line; rest !== ''; rest = rest.length > 73 ? ` ${rest.slice(73)}` : '') parts.push(rest.slice(0, 73));
  return parts;
}
