/** Calls outside of the HTTP clients that fetch an address they are given. */
export interface UrlFetcher {
  /** As `flow` resolves it. */
  name: string;
  /** Position of the argument, and the keys of an object in which the address stands. */
  position: number;
  keys?: readonly string[];
  /** What it is, for a message. */
  kind: string;
  source: string;
}

export const urlFetchers: readonly UrlFetcher[] = [
  { name: 'open-graph-scraper', position: 0, keys: ['url'], kind: 'a scraper', source: 'npm:open-graph-scraper@6.8.3:README.md' },
  { name: 'link-preview-js.getLinkPreview', position: 0, kind: 'a scraper', source: 'npm:link-preview-js@3.0.12:README.md' },
  { name: 'unfurl.js.unfurl', position: 0, kind: 'a scraper', source: 'npm:unfurl.js@6.4.0:README.md' },
  { name: 'url-metadata', position: 0, kind: 'a scraper', source: 'npm:url-metadata@4.1.1:README.md' },
  { name: 'cheerio.fromURL', position: 0, kind: 'a scraper', source: 'https://cheerio.js.org/docs/api/functions/fromURL' },
  { name: 'jsdom.JSDOM.fromURL', position: 0, kind: 'a scraper', source: 'npm:jsdom@25.0.1:README.md' },
  { name: 'rss-parser().parseURL', position: 0, kind: 'a feed reader', source: 'npm:rss-parser@3.13.0:README.md' },
  { name: 'capture-website.base64', position: 0, kind: 'a headless browser', source: 'npm:capture-website@4.2.0:readme.md' },
  { name: 'capture-website.buffer', position: 0, kind: 'a headless browser', source: 'npm:capture-website@4.2.0:readme.md' },
  { name: 'capture-website.file', position: 0, kind: 'a headless browser', source: 'npm:capture-website@4.2.0:readme.md' },
  { name: 'wkhtmltopdf', position: 0, kind: 'a PDF maker', source: 'npm:wkhtmltopdf@0.4.0:README.md' },
  { name: 'html-pdf-node.generatePdf', position: 0, keys: ['url'], kind: 'a PDF maker', source: 'npm:html-pdf-node@1.0.8:README.md' },
  { name: 'canvas.loadImage', position: 0, kind: 'an image loader', source: 'npm:canvas@2.11.2:Readme.md' },
  { name: '@napi-rs/canvas.loadImage', position: 0, kind: 'an image loader', source: 'npm:@napi-rs/canvas@0.1.65:README.md' },
  { name: 'jimp.read', position: 0, kind: 'an image loader', source: 'npm:jimp@1.6.0:README.md' },
  { name: 'jimp.Jimp.read', position: 0, kind: 'an image loader', source: 'npm:jimp@1.6.0:README.md' },
  { name: 'probe-image-size', position: 0, kind: 'an image loader', source: 'npm:probe-image-size@7.2.3:README.md' },
  { name: 'image-downloader.image', position: 0, keys: ['url'], kind: 'a downloader', source: 'npm:image-downloader@4.3.0:README.md' },
  { name: 'download', position: 0, kind: 'a downloader', source: 'npm:download@8.0.0:readme.md' },
  { name: 'node-downloader-helper.DownloaderHelper', position: 0, kind: 'a downloader', source: 'npm:node-downloader-helper@2.1.9:README.md' },
  { name: 'soap.createClient', position: 0, kind: 'a SOAP client', source: 'npm:soap@1.1.6:Readme.md' },
  { name: 'soap.createClientAsync', position: 0, kind: 'a SOAP client', source: 'npm:soap@1.1.6:Readme.md' },
  { name: 'node-ical.async.fromURL', position: 0, kind: 'a calendar reader', source: 'npm:node-ical@0.20.1:readme.md' },
  { name: 'node-ical.fromURL', position: 0, kind: 'a calendar reader', source: 'npm:node-ical@0.20.1:readme.md' },
  { name: 'eventsource', position: 0, kind: 'an event source', source: 'npm:eventsource@3.0.2:README.md' },
  { name: 'ws', position: 0, kind: 'a socket', source: 'npm:ws@8.18.0:doc/ws.md' },
  { name: 'ws.WebSocket', position: 0, kind: 'a socket', source: 'npm:ws@8.18.0:doc/ws.md' },
  { name: 'net.connect', position: 0, keys: ['host'], kind: 'a socket', source: 'https://nodejs.org/api/net.html#netconnectoptions-connectlistener' },
  { name: 'net.createConnection', position: 0, keys: ['host'], kind: 'a socket', source: 'https://nodejs.org/api/net.html#netcreateconnection' },
];

/** Options of clients that say where a request goes. */
export const addressOptions: readonly string[] = ['url', 'uri', 'baseURL', 'baseUrl', 'prefixUrl', 'hostname', 'host'];

/** Packages whose agents refuse private addresses. */
export const addressFilters = /['"](?:ssrf-req-filter|request-filtering-agent|ssrf-agent|ssrf-agent-guard|got-ssrf|dssrf|ssrfcheck|ipaddr\.js|private-ip|ip-range-check|is-ip-private|@hapi\/wreck-guard)['"]/;
