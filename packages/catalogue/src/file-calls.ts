/** A function that opens, writes or removes a file, and the positions of its paths. */
export interface FileCall {
  /** Last name of the call. */
  method: string;
  /** What the full name has to begin with, as `flow` resolves it. */
  of: RegExp;
  paths: readonly number[];
  /** Where an option confines the path: `root` of `sendFile`. */
  confinedBy?: string;
}

const FS = /^(?:fs|fs\.promises|fs-extra|graceful-fs|fs-jetpack|memfs)\b/;
const one = [0] as const;
const two = [0, 1] as const;

/** Sources: the Node.js reference for node:fs, the readme of each package, the API of Express, Koa and Fastify. */
export const fileCalls: readonly FileCall[] = [
  ...['readFile', 'readFileSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createReadStream', 'createWriteStream', 'open', 'openSync', 'openAsBlob', 'unlink', 'unlinkSync', 'rm', 'rmSync', 'rmdir', 'rmdirSync', 'readdir', 'readdirSync', 'opendir', 'mkdir', 'mkdirSync', 'truncate', 'chmod', 'chown', 'utimes', 'readlink', 'watch', 'watchFile'].map((method): FileCall => ({ method, of: FS, paths: one })),
  ...['copyFile', 'copyFileSync', 'rename', 'renameSync', 'link', 'symlink', 'cp', 'cpSync'].map((method): FileCall => ({ method, of: FS, paths: two })),
  ...['readJson', 'readJsonSync', 'readJSON', 'writeJson', 'writeJsonSync', 'writeJSON', 'outputFile', 'outputFileSync', 'outputJson', 'remove', 'removeSync', 'ensureDir', 'ensureFile', 'emptyDir'].map((method): FileCall => ({ method, of: /^fs-extra\b/, paths: one })),
  ...['copy', 'copySync', 'move', 'moveSync'].map((method): FileCall => ({ method, of: /^fs-extra\b/, paths: two })),
  ...['file', 'write'].map((method): FileCall => ({ method, of: /^globalThis\.Bun\./, paths: one })),
  ...['readFile', 'readTextFile', 'writeFile', 'writeTextFile', 'open', 'remove', 'readDir', 'readFileSync', 'readTextFileSync'].map((method): FileCall => ({ method, of: /^globalThis\.Deno\./, paths: one })),
  { method: 'rimraf', of: /^rimraf/, paths: one },
  { method: 'send', of: /^koa-send/, paths: [1], confinedBy: 'root' },
];

/** Methods of an answer that send a file. */
export const sendingMethods: readonly string[] = ['sendFile', 'sendfile', 'download'];

/** Archives whose entries name files: what an entry's name is called, by package. */
export const archivePackages = /['"](?:adm-zip|unzipper|yauzl|yauzl-promise|jszip|tar-stream|node-stream-zip|decompress|unzip-stream|unzip|zip-lib|fflate|node-unrar-js)['"]/;
export const entryNames = /^(?:entryName|fileName|filename|path|name|relativePath)$/;
