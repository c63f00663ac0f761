import { mayHandOn, mayTakeIn } from '../outside/may-hand-on.js';
import { onceAText } from '../values/once-a-text.js';

const OPENING = /\b(?:read(?:File|dir|link|Json|JSON|TextFile|Dir)|write(?:File|Json|JSON|TextFile)|append(?:File)|output(?:File|Json)|create(?:Read|Write)Stream|copy(?:File)?|rename|unlink|rm(?:dir)?|open(?:dir|AsBlob)?|mkdir|truncate|chmod|chown|utimes|watch(?:File)?|link|symlink|cp|remove|ensure(?:Dir|File)|emptyDir|move|mv|file|write|rimraf|send(?:[fF]ile)?|download|render(?:File)?|view)(?:Sync)?\s{0,4}\(/;
const FILES = /['"](?:node:)?(?:fs(?:\/promises|-extra)?|graceful-fs|rimraf|koa-send)['"]|\.(?:send[fF]ile|download|render|renderFile|view|mv)\s{0,4}\(|\b(?:Bun|Deno)\./;
const ARCHIVE = /['"](?:adm-zip|unzipper|yauzl(?:-promise)?|jszip|tar(?:-stream|-fs)?|node-stream-zip|decompress|unzip(?:-stream)?|zip-lib|fflate|node-unrar-js)['"]|diskStorage/;

/** A look at the text before it is parsed: false only where no file is opened whose path somebody outside says. */
export const mayOpenFiles = onceAText((text, path) => ARCHIVE.test(text) || (FILES.test(text) && OPENING.test(text) && mayTakeIn(text, path)) || mayHandOn(text, path));
