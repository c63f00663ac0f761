import type { Reporter } from '../reporter.js';
import { securityReport } from './security-report.js';

export const gitlabSecrets: Reporter = (report, options) => securityReport('secret_detection', report, options);
