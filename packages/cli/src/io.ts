/** The outside world, as far as the command touches it. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  /** Standard output is a terminal; its width where it is. */
  outIsTerminal: boolean;
  columns: number | undefined;
  errIsTerminal: boolean;
  now(): number;
  /** Asks the person at the terminal; absent where there is none. */
  ask?(question: string): Promise<string>;
}
