/** A path of the scan as a relative URI. A colon is written as %3A, so that no first part reads as a scheme. */
export function fileUri(file: string): string {
  // Half a surrogate pair has no UTF-8, and encodeURIComponent throws on it.
  return file.replace(/\p{Surrogate}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/') || '.';
}

/** The same inside a link of Markdown or HTML: encodeURIComponent leaves quotes and brackets, which could end it. */
export function linkPath(file: string): string {
  return fileUri(file).replace(/[()'!*]/g, char => `%${char.charCodeAt(0).toString(16)}`);
}
