import type { ReporterOptions } from '../reporter.js';

export const plainOptions: ReporterOptions = { color: false, width: 100, links: false, owasp: '2025' };
