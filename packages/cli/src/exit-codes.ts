export const EXIT = { clean: 0, findings: 1, misuse: 2, incomplete: 3 } as const;
