/// <reference lib="dom" />

/**
 * What the page does in the browser. It is printed into the report as it stands here, so it may use nothing from
 * outside its own body.
 */
export function reportPage(): void {
  const BATCH = 60;
  const FEW = 20;
  const order = ['critical', 'high', 'medium', 'low'];
  document.documentElement.classList.add('scripted');
  copyButtons();
  const details = () => document.querySelectorAll<HTMLDetailsElement>('details');
  for (const reasons of document.querySelectorAll<HTMLDetailsElement>('.checks details')) reasons.open = false;
  window.addEventListener('beforeprint', () => details().forEach(part => (part.open = true)));

  const list = document.getElementById('list');
  const source = document.querySelector('#findings noscript');
  if (!list || !source) return;

  const abouts = new Map([...document.querySelectorAll<HTMLElement>('dl[data-check]')].map(about => [about.dataset['check'], about]));
  // Foreign text is escaped, so the tag begins an article and nothing else.
  const all = (source.textContent ?? '')
    .split('<article ')
    .slice(1)
    .map(rest => {
      const [, severity, id, when] = /data-severity="([^"]*)" data-check="([^"]*)" data-state="([^"]*)"/.exec(rest) ?? [];
      return { html: `<article ${rest}`, severity, check: decoded(id ?? ''), state: when, text: '' };
    });
  source.remove();

  const search = field('search');
  const check = field('check');
  const category = field('category');
  const state = field('state');
  const sort = field('order');
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name=severity]')];
  const more = document.getElementById('more')!;
  const status = document.getElementById('shown')!;
  const fold = document.getElementById('fold')!;
  let isOpen = all.length <= FEW;
  let chosen = all;
  let drawn = 0;
  let current = -1;
  let waiting = 0;

  for (const input of [check, category, state, sort, ...boxes]) input?.addEventListener('change', filter);
  search?.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(filter, 80);
  });
  document.getElementById('reset')!.addEventListener('click', reset);
  fold.addEventListener('click', () => {
    isOpen = !isOpen;
    filter();
  });
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-severity], a[data-owasp], a[data-check], a[data-state]') : null;
    if (link) narrow(link.dataset);
  });
  document.addEventListener('keydown', onKey);
  new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && draw(BATCH), { rootMargin: '1500px' }).observe(more);
  window.addEventListener('beforeprint', () => {
    isOpen = true;
    filter();
    draw(Infinity);
  });
  filter();

  function filter(): void {
    const severities = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    chosen = all.filter(
      item =>
        severities.has(item.severity ?? '') &&
        (!check?.value || item.check === check.value) &&
        (!category?.value || categoriesOf(item.check).includes(category.value)) &&
        (!state?.value || item.state === state.value) &&
        words.every(word => textOf(item).includes(word)),
    );
    if (sort?.value === 'worst') chosen = order.flatMap(severity => chosen.filter(item => item.severity === severity));
    list!.replaceChildren();
    drawn = 0;
    current = -1;
    fold.textContent = isOpen ? 'Close all' : 'Open all';
    status.textContent = chosen.length === all.length ? `${all.length} findings` : `${chosen.length} of ${all.length} findings`;
    draw(BATCH);
  }

  function draw(count: number): void {
    const batch = chosen.slice(drawn, drawn + count);
    if (batch.length === 0) return;
    drawn += batch.length;
    list!.insertAdjacentHTML('beforeend', batch.map(({ html }) => (isOpen ? html : html.replace('<details open>', '<details>'))).join(''));
    for (const link of list!.querySelectorAll('.about')) {
      const about = abouts.get(link.closest<HTMLElement>('.finding')?.dataset['check'])?.cloneNode(true) as HTMLElement | undefined;
      if (!about) continue;
      about.removeAttribute('id');
      link.replaceWith(about);
    }
  }

  function categoriesOf(id: string): string[] {
    return abouts.get(id)?.dataset['owasp']?.split(' ') ?? [];
  }

  function narrow(wanted: DOMStringMap): void {
    clear();
    const { severity, owasp, check: id, state: when } = wanted;
    if (severity) for (const box of boxes) box.checked = box.value === severity;
    if (category && owasp) category.value = owasp;
    if (check && id) check.value = id;
    if (state && when) state.value = when;
    filter();
  }

  function reset(): void {
    clear();
    filter();
  }

  function clear(): void {
    for (const input of [search, check, category, state]) if (input) input.value = '';
    for (const box of boxes) box.checked = true;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target instanceof HTMLElement && event.target.matches('input[type=search], select, textarea');
    if (event.key === 'Escape') {
      reset();
      if (inField) (event.target as HTMLElement).blur();
    } else if (inField) {
      return;
    } else if (event.key === '/') {
      event.preventDefault();
      search?.focus();
      search?.scrollIntoView({ block: 'center' });
    } else if (event.key === 'j' || event.key === 'k') {
      step(event.key === 'j' ? 1 : -1);
    }
  }

  function step(by: number): void {
    const focused = document.activeElement?.closest('.finding');
    if (focused) current = [...list!.children].indexOf(focused);
    current = Math.max(0, Math.min(current + by, chosen.length - 1));
    if (current >= drawn) draw(BATCH);
    const summary = list!.children[current]?.querySelector('summary');
    summary?.focus();
    summary?.scrollIntoView({ block: 'center' });
  }

  function textOf(item: (typeof all)[number]): string {
    item.text ||= decoded(item.html.replace(/<[^>]*>/g, ' ')).toLowerCase();
    return item.text;
  }

  function decoded(html: string): string {
    return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  }

  function field(id: string): HTMLInputElement | HTMLSelectElement | null {
    return document.getElementById(id) as HTMLInputElement | HTMLSelectElement | null;
  }

  function copyButtons(): void {
    document.addEventListener('click', event => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.copy') : null;
      if (!button) return;
      // The one piece of code that the advice names, or else the advice.
      const advice = button.previousElementSibling;
      const code = advice?.querySelectorAll('code');
      const text = (code?.length === 1 ? code[0]! : advice)?.textContent ?? '';
      void copied(text).then(done => {
        button.textContent = done ? 'Copied' : 'Press Ctrl+C';
        window.setTimeout(() => (button.textContent = 'Copy'), 1500);
      });
    });
  }

  async function copied(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // No clipboard in a file that was opened from disk: select the text for the old command.
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }
}
