/** A private key block that begins at `start`, with its end; headers alone, as code that looks for them has, are none. */
export function privateKeyAt(text: string, start: number): { end: number; encrypted: boolean; label: string } | undefined {
  HEADER.lastIndex = start;
  const header = HEADER.exec(text);
  if (!header) return undefined;
  const label = header[1]!;
  const bodyStart = start + header[0].length;
  const rest = text.slice(bodyStart, bodyStart + 12_000);
  const stop = rest.search(/-{4,5} ?END /);
  const body = (stop < 0 ? rest.slice(0, 2000) : rest.slice(0, stop)).replace(/\\[nrt]|["'`+\s\\,;]|(?:Proc-Type|DEK-Info|Version|Comment|Charset)[^\n\\]*/g, '');
  const material = /^[A-Za-z0-9+/=:_-]*/.exec(body)![0];
  if (material.length < 40 || /(.)\1{9}/.test(material.replace(/^b3BlbnNzaC1rZXktdjEAAAAA.{0,60}/, '').replace(/A{10,}/g, '')) || /^[xX.]+$/.test(material)) return undefined;
  if (stop < 0 && material.length < 200) return undefined;
  const end = stop < 0 ? bodyStart + 64 : bodyStart + stop;
  return { end, encrypted: /ENCRYPTED/.test(label) || /Proc-Type: 4,ENCRYPTED/.test(rest), label };
}

const HEADER = /-{4,5} ?BEGIN ((?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?) ?-{4,5}/y;
