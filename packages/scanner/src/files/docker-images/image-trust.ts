import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../../finder.js';
import { isTestData } from '../is-test-data.js';
import { isDockerfilePath, parseDockerfile, stagesOf } from './dockerfile.js';
import { unpinnedImage } from './unpinned-image.js';

/** What a Dockerfile builds on and downloads. */
export const imageTrust: TextFinder = {
  checks: ['no-unpinned-ci-action'],
  wants: isDockerfilePath,
  triggers: ['from', 'add'],
  find({ path, text }) {
    const instructions = parseDockerfile(text);
    const stages = stagesOf(instructions);
    const problems: Problem[] = [];
    const names = new Set<string>();
    for (const { image, as, span } of stages) {
      if (!names.has(image.toLowerCase())) problems.push(...unpinnedImage(image, span));
      names.add(as.toLowerCase());
    }
    for (const { keyword, value, span } of instructions) {
      const from = /^(?:COPY|ADD)$/.test(keyword) ? /(?:^|\s)--from=(\S+)/.exec(value)?.[1] : undefined;
      if (from && /[/:]/.test(from) && !names.has(from.toLowerCase())) problems.push(...unpinnedImage(from, span));
      if (keyword === 'ADD' && /(?:^|\s)https?:\/\//.test(value) && !/--checksum=/.test(value) && !/\/[0-9a-f]{40}\//.test(value)) {
        problems.push({
          check: 'no-unpinned-ci-action',
          span,
          message: 'A file from the network goes into the image, whatever it holds on the day of the build.',
          confidence: 'likely',
          remediation: 'Give its checksum: `ADD --checksum=sha256:… <url>`.',
          data: { reason: 'download' },
        });
      }
    }
    // An image that only tests build is pulled by nobody else.
    return isTestData(path) ? problems.map(problem => ({ ...problem, confidence: 'possible' as const })) : problems;
  },
};
