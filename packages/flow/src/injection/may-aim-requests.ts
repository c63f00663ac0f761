import { mayHandOn, mayTakeIn } from '../outside/may-hand-on.js';
import { onceAText } from '../values/once-a-text.js';
import { mayRequest } from '../requests/request-texts.js';

const FETCHERS = /\b(?:goto|navigate|getLinkPreview|unfurl|fromURL|parseURL|wkhtmltopdf|generatePdf|loadImage|createClient(?:Async)?|createConnection|DownloaderHelper|WebSocket|EventSource)\s{0,4}\(|['"](?:open-graph-scraper|url-metadata|capture-website|jimp|probe-image-size|image-downloader|download|ws|eventsource|net|node:net)['"]/;
const STORED = /\b(?:webhooks?|subscriptions?|hooks?|callbacks?|endpoints?|integrations?|subscribers?|notification\w{0,20})[?!]?\.\s{0,4}(?:\w{1,30}[?!]?\.)?\w{0,10}(?:ur[li]|endpoint)\b/i;

/** A look at the text before it is parsed: false only where no request goes where somebody outside says. */
export const mayAimRequests = onceAText((text, path) => mayHandOn(text, path) || ((mayTakeIn(text, path) || STORED.test(text)) && (FETCHERS.test(text) || mayRequest(text, path))));
