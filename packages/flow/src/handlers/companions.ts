import { fact, type Module } from '../module.js';

/** Where applications put together what all their routes share, as seen from a folder or two below. */
const APPS = ['app', 'server', 'index', 'main', 'src/app', 'src/server', 'config/express', 'loaders/express', 'config/app'];
const FOLDERS = ['./', '../', '../../', '../../../'];
const ROUTES = ['routes/', 'routes/v1/', 'routes/api/', 'router/', 'routers/', 'api/routes/', ''];

/** The texts of the files that put the application together, where they can be guessed by name. */
export const appTextsOf = fact((module: Module): readonly string[] => loaded(module, FOLDERS.flatMap(folder => APPS.map(name => folder + name))));

/** The texts of the files that register the handlers of a controller, likewise: `controllers/auth.controller.js` and `routes/auth.route.js`. */
export const routeTextsOf = fact((module: Module): readonly string[] => {
  const file = module.path.slice(module.path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  const base = file.replace(/[._-]?(?:controllers?|handlers?|ctrl)$/i, '');
  if (base === file && !/(?:controllers?|handlers?)\//i.test(module.path)) return [];
  const names = [...new Set([base, base.replace(/s$/, ''), `${base}s`])].flatMap(name => [name, `${name}.route`, `${name}.routes`, `${name}Routes`, `${name}Route`, `${name}Router`, `${name}.router`, `${name}-routes`, `${name}_routes`]);
  return loaded(module, ['./', '../', '../../'].flatMap(folder => ROUTES.flatMap(routes => names.map(name => folder + routes + name))));
});

/** Asked only for files with something to tell, so that a look at a hundred names costs nothing that is felt. */
function loaded({ syntax }: Module, specifiers: readonly string[]): readonly string[] {
  if (!syntax.load) return [];
  const texts = new Set<string>();
  for (const specifier of specifiers) {
    const found = syntax.load(specifier);
    if (found && found.path !== syntax.path) texts.add(found.text);
    if (texts.size >= 6) break;
  }
  return [...texts];
}
