/** Keeps the last answer: rules ask one after another about the same text. */
export function onceAText(look: (text: string, path: string) => boolean): (text: string, path?: string) => boolean {
  let last = { text: '', path: '', answer: false };
  return (text, path = '') => {
    if (last.text !== text || last.path !== path) last = { text, path, answer: look(text, path) };
    return last.answer;
  };
}
