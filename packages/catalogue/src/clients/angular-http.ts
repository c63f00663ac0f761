import type { HttpClient } from '../client.js';

export const angularHttp: HttpClient = {
  id: 'angular-http',
  kind: 'http',
  packages: ['@angular/common/http'],
  timeout: { options: ['timeout'], unit: 'ms', default: null },
  notes: ['must be a positive whole number; older Angular has no option and uses the rxjs timeout operator'],
  sources: ['npm:@angular/common@21.2.26:fesm2022/_module-chunk.mjs'],
};
