/** Something that the person at the terminal can mend; `advice` says how. */
export class UsageError extends Error {
  override name = 'UsageError';

  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}
