import type { Span } from '@postern/catalogue';
import { isDockerfilePath, parseDockerfile, stagesOf } from '../docker-images/dockerfile.js';
import { imageReference } from '../docker-images/image-reference.js';
import { codenames } from './release-lines.js';

/** A place that says which Node.js a project runs on. */
export interface NodeVersion {
  span: Span;
  /** As written: `v18.12.0`, `lts/iron`, `^16`. */
  written: string;
  /** As far as it is fixed: an exact release, a minor line, a line. */
  major: number;
  minor?: number;
  patch?: number;
  /** One of several that a build is tried on. */
  isOneOfMany: boolean;
}

/** Reads the names of files and their text; an unknown or floating version (`lts/*`, `>=18`, `node`) is none. */
export function nodeVersionsIn(path: string, text: string): NodeVersion[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '.nvmrc' || name === '.node-version') return wordIn(text);
  if (name === '.tool-versions') return matches(text, /^[ \t]*node(?:js)?[ \t]+(\S+)/gm);
  if (name === 'mise.toml' || name === '.mise.toml') return matches(text, /^[ \t]*node(?:js)?[ \t]*=[ \t]*"([^"\n]+)"/gm);
  if (name === 'netlify.toml') return matches(text, /\bNODE_VERSION[ \t]*=[ \t]*"([^"\n]+)"/g);
  if (name === 'package.json') return inManifest(text);
  if (isDockerfilePath(path)) return inDockerfile(text);
  if (/\.ya?ml$/i.test(name)) return inYaml(path, text);
  return [];
}

export function mayNameNode(path: string): boolean {
  return /(?:^|\/)(?:\.nvmrc|\.node-version|\.tool-versions|\.?mise\.toml|netlify\.toml|package\.json|\.gitlab-ci\.ya?ml|serverless\.ya?ml|app\.ya?ml|template\.ya?ml|(?:docker-)?compose[\w.-]*\.ya?ml|action\.ya?ml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.ya?ml)$|(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)\.circleci\/config\.ya?ml$/i.test(path) || isDockerfilePath(path);
}

function wordIn(text: string): NodeVersion[] {
  const match = /^\s*(\S+)/.exec(text.replace(/^(?:#[^\n]*\n)+/, comments => ' '.repeat(comments.length)));
  if (!match) return [];
  const start = match[0].length - match[1]!.length;
  return parsed(match[1]!, [start, start + match[1]!.length]);
}

function inManifest(text: string): NodeVersion[] {
  const engines = /"(?:engines|volta)"\s*:\s*\{[^{}]*?"node"\s*:\s*"([^"\n]{1,60})"/g;
  return matches(text, engines).filter(({ written }) => !/[<>*]|\|\||\s-\s/.test(written));
}

function inDockerfile(text: string): NodeVersion[] {
  const based = stagesOf(parseDockerfile(text)).flatMap(({ image, span }) => inImage(image, span));
  if (based.length > 0) return based;
  // On another base, Node.js comes from its maker's packages or under a version of its own.
  const packaged = matches(text, /\bnodesource\.com\/(?:setup_|node_)(\d+)(?:\.x)?\b/g);
  const named = matches(text, /^[ \t]*(?:ENV|ARG)[ \t]+NODE_VERSION[ \t]*[= ][ \t]*["']?(v?\d+(?:\.\d+){0,2})["']?[ \t]*$/gm);
  return [...packaged, ...named];
}

/** `node:18.12-alpine`, also from mirrors of Docker Hub, and the images of CircleCI. */
function inImage(image: string, span: Span): NodeVersion[] {
  const reference = imageReference(image);
  if (!reference || !/(?:^|\/)(?:library\/)?node$/.test(reference.name) || /^(?!(?:docker\.io|public\.ecr\.aws|cimg|circleci|mirror\.gcr\.io|library|registry\.)).+\/node$/.test(reference.name)) return [];
  return parsed(reference.tag.replace(/-.*$/, ''), span);
}

function inYaml(path: string, text: string): NodeVersion[] {
  const images = [...text.matchAll(/^[ \t]*(?:-[ \t]+)?(?:image|name|container):[ \t]*["']?([\w./:@-]*\bnode:[\w.-]+)/gm)].flatMap(match => {
    const start = match.index + match[0].length - match[1]!.length;
    return inImage(match[1]!, [start, start + match[1]!.length]);
  });
  const runtimes = /(?:serverless|template|app)\.ya?ml$/i.test(path) ? matches(text, /^[ \t]*runtime:[ \t]*["']?nodejs(\d+)(?:\.x)?["']?[ \t]*$/gim) : [];
  const setups = matches(text, /^[ \t]*(?:-[ \t]+)?(?:node-version|versionSpec):[ \t]*["']?([^\s"'#[\]{}]+)/gm);
  const lists = [...text.matchAll(/^[ \t]*(?:-[ \t]+)?(?:node|node-?version|node_version|nodejs)s?:[ \t]*\[([^\]\n]{1,300})\]/gim)].flatMap(match => {
    const from = match.index + match[0].indexOf('[') + 1;
    return [...match[1]!.matchAll(/[^\s,"']+/g)].flatMap(item => parsed(item[0], [from + item.index, from + item.index + item[0].length]).map(version => ({ ...version, isOneOfMany: true })));
  });
  return [...images, ...runtimes, ...setups, ...lists];
}

function matches(text: string, pattern: RegExp): NodeVersion[] {
  return [...text.matchAll(pattern)].flatMap(match => {
    const start = match.index + match[0].lastIndexOf(match[1]!);
    return parsed(match[1]!, [start, start + match[1]!.length]);
  });
}

function parsed(written: string, span: Span): NodeVersion[] {
  const line = codenames.get(written.toLowerCase().replace(/^lts[/-]/, ''));
  if (line !== undefined) return [{ span, written, major: line, isOneOfMany: false }];
  const [, caret = '', major, minor, patch] = /^(?:node-?)?([\^~]?)[v=]?(\d{1,3})(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?$/i.exec(written) ?? [];
  if (major === undefined) return [];
  const isExact = (part: string | undefined) => part !== undefined && /^\d+$/.test(part);
  return [
    {
      span,
      written,
      major: Number(major),
      // `^18.12.0` moves to the newest of its line, `~18.12.0` of its minor line.
      ...(isExact(minor) && caret !== '^' && { minor: Number(minor) }),
      ...(isExact(minor) && isExact(patch) && caret === '' && { patch: Number(patch) }),
      isOneOfMany: false,
    },
  ];
}
