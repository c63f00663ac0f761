/** How firmly a reference names one content. */
export type Pinning = 'pinned' | 'tag' | 'branch' | 'unknown';

export interface ActionReference {
  owner: string;
  /** `owner/name`, with a path below it where one is given. */
  name: string;
  ref: string;
  pinning: Pinning;
  /** By GitHub itself, as runners and `gh` are. */
  isFirstParty: boolean;
}

/** `undefined` for an action of the repository itself, an image, or what only a run can tell. */
export function actionReference(uses: string): ActionReference | undefined {
  if (uses.startsWith('.') || uses.startsWith('docker://') || uses.includes('${{')) return undefined;
  const [, name = '', ref = ''] = /^([^@\s]+)@([^\s#]+)/.exec(uses) ?? [];
  const [owner = ''] = name.split('/');
  if (!name.includes('/')) return undefined;
  return { owner, name, ref, pinning: pinningOf(ref), isFirstParty: owner === 'actions' || owner === 'github' };
}

function pinningOf(ref: string): Pinning {
  if (/^[0-9a-f]{40}$|^[0-9a-f]{64}$/i.test(ref)) return 'pinned';
  return /^(?:[\w.-]*[@/-])?v?\d+(?:\.\d+)*(?:[-+.][\w.-]+)?$/i.test(ref) || /^release/i.test(ref) ? 'tag' : 'branch';
}
