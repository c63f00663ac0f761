import { createHash } from 'node:crypto';

/** Whether a value is a sample that documentation prints: known by its hash, so that no key stands here. */
export function isDocumentedSample(value: string): boolean {
  return value.length > 12 && SAMPLES.has(createHash('sha256').update(value).digest('hex').slice(0, 16));
}

/** First 16 hex digits of the SHA-256 of each sample. */
const SAMPLES = new Set([
  '2cafc0970149a84f', // Stripe test key of the API reference
  'f2d6ca16515033e5',
  'b1471f544ceeea31',
  '1a5d44a2dca19669', // AWS documentation
  '78314b11be2e5815',
  'c6ea27c534f993d3',
  '0011cc25eb432071', // Azurite, the storage emulator
  'aa6547439583c3a2', // Cosmos DB emulator
  '7f75367e78812551', // jwt.io
  'da816f9f2c16e6c5',
  'bf1725a8f98bea37', // Supabase local anon and service_role
  '70541e07fd4f900b',
  '60a09e4357868c1e', // Hardhat account 0
  'bc1a50966c9e6486',
  'b8e148545b13c78b', // RFC 7519 and RFC 6749 samples
  '6c96130f130ab0d6',
  '00cf4c781dc37003',
  'ca7459e2b26776de',
  'cf4d418ed3de92d7',
  'e4da07ad200089ce',
  '0e9d220616f08345',
  '15cef4b629cc2d07',
  'b5f1743a394ce39b', // QStash development server
  '54c3b917bfd471e1', // QStash development server
  '86021db6fc0f81d1', // QStash development server
]);
