import type { ProjectFinder, TextFinder } from './finder.js';

/** Finders that look at one text file; they run in worker threads. One line a finder. */
export const textFinders: readonly TextFinder[] = [];

/** Finders that look at the project as a whole; they run once, in the main thread. One line a finder. */
export const projectFinders: readonly ProjectFinder[] = [];
