export type { Advisory, AffectedRange } from './advisory.js';
export { severityOf } from './severity-of.js';
export { npmSnapshot, nodeSnapshot } from './sources/snapshot.js';
export { type AdvisoryStore, formatStore, readStore, type StoreHead } from './sources/store.js';
