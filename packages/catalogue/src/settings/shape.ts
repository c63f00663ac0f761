import { didYouMean } from './closest.js';
import { UsageError } from './usage-error.js';

/** Reads one value of the configuration, or says in whose place what was expected. */
export interface Reader<T> {
  (value: unknown, at: Spot): T;
  /** The same as JSON Schema, for editors. */
  schema: JsonSchema;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export function reader<T>(schema: JsonSchema, read: (value: unknown, at: Spot) => T): Reader<T> {
  return Object.assign((value: unknown, at: Spot) => read(value, at), { schema });
}

/** With a sentence that editors show. */
export function described<T>(description: string, read: Reader<T>): Reader<T> {
  return reader({ description, ...read.schema }, read);
}

/** Where a value stands, for messages: the file and the path of keys. */
export interface Spot {
  file: string;
  path: string;
}

export function fault({ file, path }: Spot, wanted: string, value: unknown): UsageError {
  return new UsageError(`${file}: "${path}" is ${textOf(value)}.`, `It takes ${wanted}.`);
}

export const text = reader({ type: 'string', minLength: 1 }, (value, at) => {
  if (typeof value !== 'string' || value.trim() === '') throw fault(at, 'a text', value);
  return value;
});

export const flag = reader({ type: 'boolean' }, (value, at) => {
  if (typeof value !== 'boolean') throw fault(at, 'true or false', value);
  return value;
});

/** A day as in 2026-12-31. */
export const day = reader({ type: 'string', format: 'date' }, (value, at) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw fault(at, 'a day such as "2026-12-31"', value);
  return value;
});

export function oneOf<T extends string>(known: readonly T[]): Reader<T> {
  return reader({ enum: known }, (value, at) => {
    if (known.includes(value as T)) return value as T;
    const advice = `It takes ${known.map(name => `"${name}"`).join(', ')}. ${typeof value === 'string' ? didYouMean(value, known) : ''}`.trimEnd();
    throw new UsageError(`${at.file}: "${at.path}" is ${textOf(value)}.`, advice);
  });
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return reader({ type: 'array', items: item.schema }, (value, at) => {
    if (!Array.isArray(value)) throw fault(at, 'a list', value);
    return value.map((entry, i) => item(entry, { ...at, path: `${at.path}[${i}]` }));
  });
}

/** An object by known keys; any other key is a mistake, with the one that was probably meant. */
export function object<T extends object>(readers: { [K in keyof T]-?: Reader<Exclude<T[K], undefined>> }, required: readonly (keyof T & string)[] = []): Reader<T> {
  const known = Object.keys(readers);
  const properties = Object.fromEntries(known.map(key => [key, readers[key as keyof T].schema]));
  return reader({ type: 'object', additionalProperties: false, properties, ...(required.length > 0 && { required }) }, (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(at, 'an object', value);
    const result: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      const path = at.path === '' ? key : `${at.path}.${key}`;
      if (!known.includes(key)) throw new UsageError(`${at.file}: "${path}" is not a Postern setting.`, didYouMean(key, known) || `Known here: ${known.join(', ')}.`);
      result[key] = readers[key as keyof T](entry, { ...at, path });
    }
    for (const key of required) if (!(key in result)) throw new UsageError(`${at.file}: ${at.path === '' ? 'the settings have' : `"${at.path}" has`} no "${key}".`, `Add it: every entry needs ${required.join(', ')}.`);
    return result as T;
  });
}

export function byName<T>(known: readonly string[], noun: string, item: Reader<T>): Reader<Record<string, T>> {
  const properties = Object.fromEntries(known.map(key => [key, item.schema]));
  return reader({ type: 'object', additionalProperties: false, properties }, (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(at, 'an object', value);
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        if (!known.includes(key)) throw new UsageError(`${at.file}: "${at.path}.${key}" is no ${noun}.`, didYouMean(key, known) || 'See `postern checks`.');
        return [key, item(entry, { ...at, path: `${at.path}.${key}` })];
      }),
    );
  });
}

function textOf(value: unknown): string {
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
