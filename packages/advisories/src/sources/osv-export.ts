import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Advisory } from '../advisory.js';
import { advisoriesOfOsv } from './osv-record.js';
import { type AdvisoryStore, formatStore, readStore } from './store.js';

/** Not to be read as what it was named as, and what to do about it. */
export class SourceError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
    this.name = 'SourceError';
  }
}

export interface OsvProgress {
  records: number;
  bytes: number;
}

/** Larger than any record there is; beyond it a zip is out to fill the memory. */
const LARGEST_RECORD = 8_000_000;
const MOST_RECORDS = 2_000_000;

/** An OSV export (`all.zip`, one JSON a record) as the text of a store. Streamed: no more than one record is unpacked at a time. */
export async function storeFromOsv(path: string, onProgress?: (progress: OsvProgress) => void): Promise<string> {
  await checkZip(path);
  const { Unzip, UnzipInflate } = await import('fflate');
  const advisories: Advisory[] = [];
  let records = 0;
  let broken = 0;
  let bytes = 0;
  let fault: Error | undefined;
  let open = 0;
  const unzip = new Unzip(file => {
    if (!file.name.endsWith('.json') || file.name.includes('..')) return;
    if (++records > MOST_RECORDS) {
      fault ??= new SourceError(`${path} holds more than ${MOST_RECORDS} files`, 'Take the export of one ecosystem: npm/all.zip.');
      return;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    open++;
    file.ondata = (error, chunk, isLast) => {
      if (error) {
        fault ??= error;
        return;
      }
      size += chunk.length;
      if (size <= LARGEST_RECORD) chunks.push(chunk.slice());
      else if (size - chunk.length <= LARGEST_RECORD) file.terminate?.();
      if (!isLast && size <= LARGEST_RECORD) return;
      open--;
      if (size > LARGEST_RECORD) {
        broken++;
        return;
      }
      try {
        advisories.push(...advisoriesOfOsv(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      } catch {
        broken++;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      unzip.push(new Uint8Array(chunk as Buffer));
      bytes += (chunk as Buffer).length;
      if (fault) throw fault;
      onProgress?.({ records, bytes });
    }
    unzip.push(new Uint8Array(0), true);
    if (fault) throw fault;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${path} is no zip that can be read to its end (${error instanceof Error ? error.message : String(error)})`, 'Fetch it again, and compare its size with what the server says.');
  }
  if (open > 0) throw new SourceError(`${path} ends in the middle of a record`, 'Fetch it again: the download was cut off.');
  if (advisories.length === 0) throw new SourceError(`${path} holds no npm advisories`, 'Take the OSV export of npm: npm/all.zip.');
  // One record in a hundred may be newer than this reader; more than that, and something else is wrong.
  if (broken > records / 100) throw new SourceError(`${broken} of ${records} records in ${path} cannot be read`, 'Fetch it again.');
  const date = advisories.reduce((newest, { published }) => (published && published > newest ? published : newest), '');
  return formatStore({ date, sources: [{ name: 'OSV export', licence: 'CC-BY-4.0, Apache-2.0' }] }, unique(advisories));
}

/** A store, or an export that is read into one first. */
export async function openStore(path: string): Promise<AdvisoryStore> {
  if (await isZip(path)) return readStore(await storeFromOsv(path));
  const { readFile } = await import('node:fs/promises');
  try {
    return readStore(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw unreadable(path, error as NodeJS.ErrnoException);
    throw new SourceError(`${path} is neither an OSV export (zip) nor a store of Postern`, 'Make one with `postern advisories update --from <all.zip>`.');
  }
}

async function checkZip(path: string): Promise<void> {
  if (!(await isZip(path))) throw new SourceError(`${path} is no zip file`, 'Take the OSV export of npm: npm/all.zip.');
}

async function isZip(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, { code, message }: NodeJS.ErrnoException): SourceError {
  return code === 'ENOENT' ? new SourceError(`There is no file ${path}`, 'Check the path.') : new SourceError(`${path} cannot be read (${code ?? message})`, 'Check the path and its rights.');
}

/** The same record can come under two names in one archive. */
function unique(advisories: readonly Advisory[]): Advisory[] {
  return [...new Map(advisories.map(advisory => [`${advisory.package}\t${advisory.id}`, advisory])).values()];
}
