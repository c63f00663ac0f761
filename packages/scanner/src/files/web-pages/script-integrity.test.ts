import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { scriptIntegrity } from './script-integrity.js';

test('scripts of other hosts without integrity', async () => {
  const text = [
    '<script src="/app.js"></script>',
    '<script src="https://unpkg.com/vue@3"></script>',
    '<script\n  src="//cdn.jsdelivr.net/npm/x@1.0.0/x.js"\n></script>',
    '<script src="https://cdn.jsdelivr.net/npm/x@1.0.0/x.js" integrity="sha384-abc" crossorigin></script>',
    '<script src="https://js.stripe.com/v3/"></script>',
    '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>',
    '<!-- <script src="https://unpkg.com/vue@2"></script> -->',
    '<script src="https://static.acme.dev/app.js"></script>',
    '<script src="http://localhost:3000/x.js"></script>',
    '<script src="https://{{ host }}/x.js"></script>',
    '<script>const src = "https://unpkg.com/x"</script>',
  ].join('\n');
  assert.equal((await findInText(scriptIntegrity, 'public/index.html', text)).lines, ['2 script-tag', '3 script-tag', '10 script-tag?']);
});

test.run();
