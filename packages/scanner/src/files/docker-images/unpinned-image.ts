import type { Problem, Span } from '@postern/catalogue';
import { imageReference, isMovingTag } from './image-reference.js';

/**
 * An image that its tag can change under. Nearly every file in the world says `node:22`: a version tag is a hint, a tag
 * that does not even name a version is reported.
 */
export function* unpinnedImage(image: string, [start, end]: Span): Iterable<Problem> {
  const reference = imageReference(image);
  if (!reference || reference.isPinned) return;
  const isMoving = isMovingTag(reference);
  const { name, tag, isOfficial } = reference;
  yield {
    check: 'no-unpinned-ci-action',
    span: [start, end],
    message: `${name}${tag === '' ? ' without a tag' : `:${tag}`} holds whatever was pushed last${isMoving ? ', of any version' : ''}: the build changes without a commit.`,
    severity: isMoving && !isOfficial ? 'medium' : 'low',
    confidence: isMoving ? 'likely' : 'possible',
    remediation: `Add the digest of the version you tested: \`${name}:${isMoving ? '<version>' : tag}@sha256:…\`, and let Dependabot or Renovate move it.`,
    data: { reason: 'image', image: name, tag },
  };
}
