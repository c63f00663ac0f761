import type { Reporter } from '../reporter.js';
import { securityReport } from './security-report.js';

export const gitlabDependencies: Reporter = (report, options) => securityReport('dependency_scanning', report, options);
