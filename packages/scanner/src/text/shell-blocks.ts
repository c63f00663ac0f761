/** A part of a text that is a file or a command of its own. */
export interface Block {
  start: number;
  text: string;
}

/** The fenced blocks of a Markdown text that show commands and configuration. */
export function shellBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { mark: string; start: number; wanted: boolean } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const fence = /^\s{0,8}(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (fence && open && fence[1]!.startsWith(open.mark) && fence[2] === '') {
      if (open.wanted) blocks.push({ start: open.start, text: text.slice(open.start, at) });
      open = undefined;
    } else if (fence && !open) {
      open = { mark: fence[1]!, start: at + line.length + 1, wanted: WANTED.test(fence[2]!) };
    }
    at += line.length + 1;
  }
  return blocks;
}

const WANTED = /^(?:|sh|shell|bash|zsh|console|terminal|shellsession|shell-session|dockerfile|docker|ya?ml|env|dotenv|ini|toml|makefile|hcl|terraform|properties|npmrc)$/i;
