/** Functions that make code of a text. */
export interface CodeCall {
  names: readonly string[];
  /** Positions of the texts; `-1` stands for the last argument. */
  positions: readonly number[];
  kind: 'code' | 'template' | 'deserialised';
  /** A sandbox, or a language of formulas: it holds as far as its maker says. */
  isBounded?: boolean;
  source: string;
}

export const codeCalls: readonly CodeCall[] = [
  { names: ['globalThis.eval', 'globalThis.execScript'], positions: [0], kind: 'code', source: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval' },
  { names: ['globalThis.Function', 'globalThis.GeneratorFunction', 'globalThis.AsyncFunction'], positions: [0, 1, 2, 3, 4], kind: 'code', source: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/Function' },
  { names: ['vm.runInContext', 'vm.runInNewContext', 'vm.runInThisContext', 'vm.compileFunction', 'vm.Script', 'vm.SourceTextModule'], positions: [0], kind: 'code', source: 'https://nodejs.org/api/vm.html' },
  { names: ['vm2.VM().run', 'vm2.NodeVM().run', 'vm2.VMScript', 'isolated-vm.Isolate().compileScript'], positions: [0], kind: 'code', isBounded: true, source: 'https://github.com/patriksimek/vm2' },
  { names: ['safe-eval', 'eval', 'node-eval', 'notevil', 'require-from-string', 'safer-eval', 'static-eval'], positions: [0], kind: 'code', source: 'https://www.npmjs.com/package/safe-eval' },
  { names: ['mathjs.evaluate', 'mathjs.eval', 'mathjs.compile'], positions: [0], kind: 'code', isBounded: true, source: 'https://mathjs.org/docs/expressions/security.html' },
  { names: ['handlebars.compile', 'handlebars.precompile', 'ejs.render', 'ejs.compile', 'pug.render', 'pug.compile', 'jade.render', 'jade.compile', 'nunjucks.renderString', 'nunjucks.compile', 'nunjucks.Environment().renderString', 'nunjucks.configure().renderString', 'lodash.template', 'lodash/template', 'lodash.template()', 'underscore.template', 'dot.template', 'dot.compile', 'dustjs-linkedin.renderSource', 'dustjs-linkedin.compile', 'swig.render', 'swig.compile', 'swig-templates.render', 'swig-templates.compile', 'eta.render', 'eta.renderString', 'eta.compile', 'eta.Eta().renderString', 'art-template.render', 'art-template.compile', 'haml.render', 'hamljs.render', 'velocityjs.render', 'twig.twig', 'squirrelly.render', 'marko.compile', 'ect.compile', 'vue.compile', 'vue-template-compiler.compileToFunctions', 'just.render', 'whiskers.render', 'jsrender.templates', 'template7.compile'], positions: [0], kind: 'template', source: 'https://portswigger.net/research/server-side-template-injection' },
  { names: ['node-serialize.unserialize', 'funcster.deepDeserialize', 'cryo.parse', 'serialize-to-js.deserialize', 'serialijse.deserialize', 'persist-js.parse'], positions: [0], kind: 'deserialised', source: 'https://www.npmjs.com/package/node-serialize' },
];

/** Methods whose name alone says that a text is run: of a page or a window. Source: https://www.electronjs.org/docs/latest/api/web-contents */
export const scriptMethods: readonly string[] = ['executeJavaScript', 'executeScript', 'evaluateJavaScript', 'injectJavaScript'];
