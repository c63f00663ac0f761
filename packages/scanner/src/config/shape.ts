import { didYouMean } from '../closest.js';
import { UsageError } from '../usage-error.js';

/** Reads one value of the configuration, or says in whose place what was expected. */
export type Reader<T> = (value: unknown, at: Spot) => T;

/** Where a value stands, for messages: the file and the path of keys. */
export interface Spot {
  file: string;
  path: string;
}

export function fault({ file, path }: Spot, wanted: string, value: unknown): UsageError {
  return new UsageError(`${file}: "${path}" is ${textOf(value)}.`, `It takes ${wanted}.`);
}

export const text: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || value.trim() === '') throw fault(at, 'a text', value);
  return value;
};

export const flag: Reader<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw fault(at, 'true or false', value);
  return value;
};

/** A day as in 2026-12-31. */
export const day: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw fault(at, 'a day such as "2026-12-31"', value);
  return value;
};

export function oneOf<T extends string>(known: readonly T[]): Reader<T> {
  return (value, at) => {
    if (known.includes(value as T)) return value as T;
    const advice = `It takes ${known.map(name => `"${name}"`).join(', ')}. ${typeof value === 'string' ? didYouMean(value, known) : ''}`.trimEnd();
    throw new UsageError(`${at.file}: "${at.path}" is ${textOf(value)}.`, advice);
  };
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw fault(at, 'a list', value);
    return value.map((entry, i) => item(entry, { ...at, path: `${at.path}[${i}]` }));
  };
}

/** An object by known keys; any other key is a mistake, with the one that was probably meant. */
export function object<T extends object>(readers: { [K in keyof T]-?: Reader<Exclude<T[K], undefined>> }, required: readonly (keyof T & string)[] = []): Reader<T> {
  const known = Object.keys(readers);
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(at, 'an object', value);
    const result: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      const path = at.path === '' ? key : `${at.path}.${key}`;
      if (!known.includes(key)) throw new UsageError(`${at.file}: "${path}" is not a Postern setting.`, didYouMean(key, known) || `Known here: ${known.join(', ')}.`);
      result[key] = readers[key as keyof T](entry, { ...at, path });
    }
    for (const key of required) if (!(key in result)) throw new UsageError(`${at.file}: ${at.path === '' ? 'the settings have' : `"${at.path}" has`} no "${key}".`, `Add it: every entry needs ${required.join(', ')}.`);
    return result as T;
  };
}

export function byName<T>(known: readonly string[], noun: string, item: Reader<T>): Reader<Record<string, T>> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(at, 'an object', value);
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        if (!known.includes(key)) throw new UsageError(`${at.file}: "${at.path}.${key}" is no ${noun}.`, didYouMean(key, known) || 'See `postern checks`.');
        return [key, item(entry, { ...at, path: `${at.path}.${key}` })];
      }),
    );
  };
}

function textOf(value: unknown): string {
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
