/** The rules alone over the code of a folder, with the scanner's own engine and threads. Prints the number of findings. */
import { checks } from '@postern/catalogue';
import { rules } from 'eslint-plugin-postern';
import { openProject } from '@postern/scanner';
import { isCode } from '@postern/flow/script';
import { runFiles } from '@postern/scanner/run-files';

const root = process.argv[2]!;
const project = await openProject(root, [root]);
const jobs = (await project.list()).filter(isCode).map(path => ({ path }));
const ids = checks.map(({ id }) => id).filter(id => rules.some(({ check }) => check.id === id));
const scanned = await runFiles(jobs, { root, engine: 'oxc', checks: ids, minConfidence: 'likely', maxFileSize: 5 * 1024 * 1024 });
console.log(scanned.reduce((sum, { outcome }) => sum + (outcome?.findings.length ?? 0), 0));
