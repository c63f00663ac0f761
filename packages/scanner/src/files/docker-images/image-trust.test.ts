import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { parseDockerfile } from './dockerfile.js';
import { imageReference } from './image-reference.js';
import { imageTrust } from './image-trust.js';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test('base images: a digest is silent, a version a hint, anything else told', async () => {
  const text = [
    'ARG NODE=22-alpine',
    `FROM node:22@${digest} AS base`,
    'FROM node:${NODE} AS build',
    'FROM build',
    'FROM nginx',
    'FROM --platform=$BUILDPLATFORM ghcr.io/acme/base:latest',
    'FROM ${UNKNOWN}',
    'FROM scratch',
    'COPY --from=base /a /b',
    'COPY --from=0 /a /b',
    'COPY --from=busybox:latest /bin/sh /bin/sh',
    'ADD https://example.com/tool.tgz /opt/',
    `ADD --checksum=${digest} https://example.com/tool.tgz /opt/`,
    'ADD src /opt/',
  ].join('\n');
  assert.equal((await findInText(imageTrust, 'Dockerfile', text)).lines, ['3 image?', '5 image', '6 image', '11 image', '12 download']);
});

test('names of images', () => {
  assert.equal(imageReference('localhost:5000/team/app:1.2'), { name: 'localhost:5000/team/app', tag: '1.2', isPinned: false, isOfficial: false });
  assert.equal(imageReference('localhost:5000/app'), { name: 'localhost:5000/app', tag: '', isPinned: false, isOfficial: false });
  assert.is(imageReference(`node@${digest}`)?.isPinned, true);
  assert.is(imageReference('$IMAGE'), undefined);
});

test('continued lines, comments inside, heredocs', () => {
  const text = ['FROM a', 'RUN apt-get update \\', '  # a comment', '  && apt-get install curl', 'RUN <<EOF', 'FROM not-an-instruction', 'EOF', 'USER node'].join('\r\n');
  assert.equal(parseDockerfile(text).map(({ keyword }) => keyword), ['FROM', 'RUN', 'RUN', 'USER']);
});

test.run();
