import { run } from 'postern';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** The whole command in this process, with a terminal made of nothing. */
export async function runCommand(argv: readonly string[], { cwd = process.cwd(), env = {} }: { cwd?: string; env?: Record<string, string> } = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: text => void (out += text),
    err: text => void (err += text),
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    platform: 'linux',
    outIsTerminal: false,
    columns: undefined,
    errIsTerminal: false,
    // A day with a name: reports that tell the age of the advisories stay the same.
    now: () => Date.parse('2026-11-25T12:00:00Z'),
  });
  return { code, out, err };
}
