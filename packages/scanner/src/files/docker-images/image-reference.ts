export interface ImageReference {
  /** Without tag and digest. */
  name: string;
  tag: string;
  isPinned: boolean;
  /** An official image of Docker Hub: no owner, no registry. */
  isOfficial: boolean;
}

/** `undefined` for what only a run can tell, and for no image at all. */
export function imageReference(image: string): ImageReference | undefined {
  const written = image.replace(/^docker:\/\//, '').trim();
  if (written === '' || written === 'scratch' || /[${\s]/.test(written)) return undefined;
  const [beforeDigest = '', digest] = written.split('@', 2);
  const colon = beforeDigest.lastIndexOf(':');
  const hasTag = colon > beforeDigest.lastIndexOf('/');
  const name = hasTag ? beforeDigest.slice(0, colon) : beforeDigest;
  return { name, tag: hasTag ? beforeDigest.slice(colon + 1) : '', isPinned: /^sha256:[0-9a-f]{64}$/.test(digest ?? ''), isOfficial: !name.includes('/') || name.startsWith('library/') };
}

/** A tag that says nothing about what it holds: everything moves under it. */
export function isMovingTag({ tag }: ImageReference): boolean {
  return /^$|^(?:latest|main|master|dev|develop|edge|nightly|stable|lts|current|next|canary|alpha|beta)(?:$|-)/.test(tag);
}
