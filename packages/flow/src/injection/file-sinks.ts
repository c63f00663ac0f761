import { type FileCall, fileCalls, sendingMethods } from '@postern/catalogue';
import { callPlace } from '../values/call-place.js';
import { clientReasonOf } from '../secrets/client-code.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import type { Sink } from '../outside/reaches.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, isFunction, type Node, rangeOf } from '../syntax.js';

/** Places of a server that open, write or remove a file by its path. */
export const fileSinksOf = fact((module: Module): readonly Sink[] => (clientReasonOf(module) === undefined ? [...filesIn(module), ...sentIn(module), ...uploadsIn(module), ...templatesIn(module)] : []));

function sink(call: CallNode, value: Node, name: string, module: Module): Sink {
  return { node: callPlace(call, module.text), value, name, accepts: ['base-name', 'encoded', 'pattern'], isHarm: piece => piece.part !== 'location' && piece.part !== 'argument' && (piece.part !== 'header' || piece.key !== undefined) };
}

const byMethod = new Map<string, FileCall[]>();
for (const one of fileCalls) byMethod.set(one.method, [...(byMethod.get(one.method) ?? []), one]);

function* filesIn(module: Module): Iterable<Sink> {
  for (const [method, known] of byMethod) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      const names = calleeNames(call, module.root);
      const entry = known.find(({ of }) => names.some(name => of.test(name) && (name.endsWith(`.${method}`) || name === method)));
      if (!entry || (entry.confinedBy !== undefined && isConfined(call, entry.confinedBy, module))) continue;
      for (const position of entry.paths) {
        const path = argumentAt(call, position);
        if (path && !isFunction(path)) yield sink(call, path, method, module);
      }
    }
  }
}

const RESPONSES = /^(?:_?res|resp|response|reply|ctx|c|h)$/i;

/** `res.sendFile(path)`; with `root` the path cannot leave it. */
function* sentIn(module: Module): Iterable<Sink> {
  for (const method of sendingMethods) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      const path = argumentAt(call, 0);
      if (!path || call.callee.type !== 'MemberExpression' || !isResponse(call.callee.object, module)) continue;
      const isFastify = /\b(?:reply|fastify)\b/i.test(module.text.slice(...rangeOf(call.callee.object)));
      if (!isFastify && !isConfined(call, 'root', module)) yield sink(call, path, method, module);
    }
  }
}

function isResponse(node: Node, module: Module): boolean {
  let at = node;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') at = at.callee.object;
  return RESPONSES.test(module.text.slice(...rangeOf(at)).replace(/^this\./, ''));
}

function isConfined(call: CallNode, option: string, module: Module): boolean {
  return call.arguments.slice(1).some(arg => arg.type !== 'SpreadElement' && !isFunction(arg) && memberAt(arg, option, module.root).presence !== 'no');
}

/** multer's `filename: (req, file, cb) => cb(null, file.originalname)`, `file.mv(folder + file.name)`. */
function* uploadsIn(module: Module): Iterable<Sink> {
  for (const call of module.index.callsByName.get('mv') ?? []) {
    const path = argumentAt(call, 0);
    if (path && call.callee.type === 'MemberExpression') yield sink(call, path, 'mv', module);
  }
}

/** `res.render(req.query.page)`: the name of a view is a path too. */
function* templatesIn(module: Module): Iterable<Sink> {
  for (const method of ['render', 'view', 'renderFile']) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      const view = argumentAt(call, 0);
      if (!view || call.callee.type !== 'MemberExpression' || view.type === 'JSXElement') continue;
      const isTemplate = method === 'renderFile' ? calleeNames(call, module.root).some(name => /^(?:ejs|pug)\./.test(name)) : isResponse(call.callee.object, module);
      if (isTemplate && !originsOf(view, module.root).some(({ node }) => node.type === 'ObjectExpression')) yield sink(call, view, calleeName(call.callee) ?? method, module);
    }
  }
}
