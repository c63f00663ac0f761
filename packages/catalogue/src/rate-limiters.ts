/** Packages that hold back how many calls go out at once. Read in their own documentation. */
export const callLimiters: readonly string[] = ['p-limit', 'p-queue', 'p-throttle', 'p-ratelimit', 'p-all', 'p-map-series', 'p-each-series', 'p-series', 'bottleneck', 'limiter', 'async-sema', 'async-mutex', 'axios-rate-limit', 'axios-concurrency', 'promise-limit', 'promise-pool', '@supercharge/promise-pool', 'es6-promise-pool', 'tiny-async-pool', 'throttled-queue', 'promise-throttle', 'fastq', 'better-queue', 'bull', 'bullmq', 'queue-promise', '@octokit/plugin-throttling', 'simple-rate-limiter', 'limiter-es6-compat', '@sindresorhus/p-limit', 'p-batch', 'dataloader', 'superagent-throttle', 'got-throttle', 'async-pool', 'tokenbucket', '@lifeomic/attempt', 'cockatiel', 'yocto-queue', 'opossum'];

/** Calls of libraries that start a task for each item, with the option or position that bounds them; Infinity is their default. */
export const fanOuts: readonly { name: string; bound: string | undefined }[] = [
  { name: 'p-map', bound: 'concurrency' },
  { name: 'bluebird.map', bound: 'concurrency' },
  { name: 'async.each', bound: undefined },
  { name: 'async.forEach', bound: undefined },
  { name: 'async.map', bound: undefined },
  { name: 'async.eachOf', bound: undefined },
];
