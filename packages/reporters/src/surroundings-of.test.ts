import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { surroundingsOf } from './surroundings-of.js';

test('reads project, commit and page from the CI server', () => {
  assert.equal(surroundingsOf({ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'c0ffee', GITHUB_SERVER_URL: 'https://github.test' }), {
    project: 'acme/shop',
    commit: 'c0ffee',
    repositoryUrl: 'https://github.test/acme/shop',
  });
  assert.equal(surroundingsOf({ GITLAB_CI: 'true', CI_PROJECT_PATH: 'acme/shop', CI_COMMIT_SHA: 'c0ffee', CI_PROJECT_URL: 'https://gitlab.test/acme/shop' }), {
    project: 'acme/shop',
    commit: 'c0ffee',
    repositoryUrl: 'https://gitlab.test/acme/shop',
  });
});

test('knows nothing elsewhere', () => {
  assert.equal(surroundingsOf({ HOME: '/home/dana' }), {});
});

test.run();
