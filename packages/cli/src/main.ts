#!/usr/bin/env node
import { EXIT } from './exit-codes.js';
import { run } from './run.js';

const { stdin, stdout, stderr } = process;
// A reader that has seen enough (`postern | head`) is no fault.
stdout.on('error', ({ code }) => (code === 'EPIPE' ? process.exit() : undefined));

// Node would exit with 1, which says that something was found.
process.exitCode = await run(process.argv.slice(2), {
  out: text => void stdout.write(text),
  err: text => void stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  outIsTerminal: stdout.isTTY === true,
  columns: stdout.columns,
  errIsTerminal: stderr.isTTY === true,
  now: Date.now,
  ...(stdin.isTTY && stdout.isTTY && { ask }),
}).catch((error: unknown) => {
  stderr.write(`postern: This is a fault of Postern, not of your project. Please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.incomplete;
});

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: stdin, output: stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
