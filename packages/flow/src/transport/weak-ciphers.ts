import { weakCipher } from '@postern/catalogue';

/** The first weak part of a list of ciphers as OpenSSL reads it: `HIGH:RC4-SHA:!aNULL` gives `RC4-SHA`. */
export function weakCipherIn(list: string): string | undefined {
  const items = list.split(/[:,\s]+/).slice(0, 400);
  const excluded = new Set(items.filter(item => /^[!-]/.test(item)).map(item => item.slice(1).toUpperCase()));
  const isExcluded = (...names: string[]) => names.some(name => excluded.has(name));
  for (const item of items) {
    if (/@SECLEVEL=0$/i.test(item)) return item;
    // A "+" only moves what is there to the end.
    if (item === '' || /^[!+-]/.test(item)) continue;
    const word = weakCipher.exec(item)?.[1]?.toUpperCase();
    if (word !== undefined) {
      const names = [word, item.toUpperCase(), ...(word === 'DES' && /CBC3|3DES/i.test(item) ? ['3DES'] : [])];
      if (/^EXP/.test(word)) names.push('EXP', 'EXPORT');
      if (/NULL/.test(word)) names.push('NULL', 'ENULL');
      if (/^ADH|AECDH|ANULL/.test(word)) names.push('ANULL', 'ADH');
      if (!isExcluded(...names)) return item;
    } else if (OLD_SUITES.test(item)) return item;
    else if (/^(?:ALL|COMPLEMENTOFALL|COMPLEMENTOFDEFAULT)$/.test(item) && !isExcluded('ANULL', 'ADH', 'NULL', 'LOW', 'RC4', 'EXP', 'EXPORT')) return item;
  }
  return undefined;
}

/** The suites of that version alone: none with authenticated encryption among them. */
const OLD_SUITES = /^(?:SSLv[23]|TLSv1(?:\.0)?)$/;
