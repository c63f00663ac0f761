import { VERSION } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import type { Command } from '../run.js';

export const versionCommand: Command = async (_, io) => {
  io.out(`${VERSION}\n`);
  return EXIT.clean;
};
