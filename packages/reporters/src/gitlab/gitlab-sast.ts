import type { Reporter } from '../reporter.js';
import { securityReport } from './security-report.js';

export const gitlabSast: Reporter = (report, options) => securityReport('sast', report, options);
