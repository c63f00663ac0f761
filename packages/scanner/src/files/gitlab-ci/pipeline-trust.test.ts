import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { pipelineTrust } from './pipeline-trust.js';

test('what a pipeline takes in from elsewhere', async () => {
  const text = [
    'include:',
    '  - local: ci/own.yml',
    '  - template: Auto-DevOps.gitlab-ci.yml',
    '  - project: acme/ci',
    '    file: build.yml',
    '  - project: acme/ci',
    '    ref: 0123456789abcdef0123456789abcdef01234567',
    '    file: build.yml',
    '  - remote: https://example.com/ci.yml',
    '  - remote: https://example.com/ci.yml',
    '    integrity: sha256-abc',
    '  - component: gitlab.com/acme/scan/scan@~latest',
    '  - component: gitlab.com/acme/scan/scan@1.2.3',
    'image: node:22',
    'test:',
    '  image:',
    '    name: acme/tool:latest',
    '  services: [postgres]',
    '  script: [!reference [.setup, script], npm test]',
  ].join('\n');
  assert.equal((await findInText(pipelineTrust, '.gitlab-ci.yml', text)).lines, ['4 include', '9 include', '12 include', '13 include?', '14 image?', '17 image', '18 image']);
  assert.equal((await findInText(pipelineTrust, '.gitlab-ci.yml', 'include: https://example.com/ci.yml\n')).lines, ['1 include']);
});

test.run();
