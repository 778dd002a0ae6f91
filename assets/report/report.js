// @ts-check
/* eslint-env browser */
// Without this script the page is complete: every verdict is a link to its explanation. With it, one section and one picture
// are shown at a time, the arrow keys move through the table, the picture shows the pods that a failure takes away, flows can be
// searched, and the edge of the table says when there is more beside it.
'use strict';
/** @type {(selector: string) => any[]} */
const all = selector => [...document.querySelectorAll(selector)];
/** @type {(selector: string) => any} */
const one = selector => document.querySelector(selector);
const links = all('#matrix a.verdict');
const heads = all('#matrix thead th');
const columnOf = link => link.closest('td').cellIndex;
const isShown = link => !heads[columnOf(link)].classList.contains('off');
const narrow = matchMedia('(max-width: 900px)');
document.documentElement.classList.add('js');
// a list of steps stands once in the page
for (const reference of all('a.same')) {
  const list = one(reference.hash).cloneNode(true);
  list.removeAttribute('id');
  reference.replaceWith(list);
}

function select(link, chosen) {
  for (const other of links) {
    other.tabIndex = other === link ? 0 : -1;
    other.toggleAttribute('aria-current', other === link);
    if (other === link) other.setAttribute('aria-current', 'true');
  }
  for (const section of all('.happens')) section.hidden = '#' + section.id !== link.hash;
  for (const picture of all('.picture')) picture.hidden = picture.dataset.group !== link.dataset.group;
  for (const attribute of ['hit', 'moves']) {
    for (const shape of all('[data-' + attribute + ']')) {
      shape.classList.toggle(attribute, shape.dataset[attribute].split(' ').includes(link.dataset.failure));
    }
  }
  const head = heads[columnOf(link)];
  one('#which').textContent = [head.title, head.querySelector('.promise')?.textContent ?? ''].join('\n').trim();
  one('aside').scrollTop = 0;
  if (chosen) history.replaceState(null, '', link.hash);
}

one('#matrix').addEventListener('click', event => {
  const link = event.target.closest('a.verdict');
  if (!link) return;
  event.preventDefault();
  select(link, true);
  link.focus();
  if (narrow.matches) one('aside').scrollIntoView();
});

one('#matrix').addEventListener('keydown', event => {
  if (!links.includes(event.target)) return;
  const row = links.filter(link => isShown(link) && link.closest('tr') === event.target.closest('tr'));
  const same = links.filter(link => columnOf(link) === columnOf(event.target));
  const [across, down] = [row.indexOf(event.target), same.indexOf(event.target)];
  const to = {
    ArrowLeft: row[across - 1], ArrowRight: row[across + 1], ArrowUp: same[down - 1], ArrowDown: same[down + 1], Home: row[0], End: row[row.length - 1],
  }[event.key];
  if (!to) return;
  event.preventDefault();
  select(to, true);
  to.focus();
});

const filter = one('#filter');
function find() {
  const words = filter.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const namespace = filter.namespace?.value ?? '';
  const fits = name => words.every(word => name.toLowerCase().includes(word)) && (namespace === '' || name.endsWith('(' + namespace + ')'));
  const columns = heads.slice(1).map(head => head.title.split('\n'));
  const found = columns.map(names => names.filter(fits));
  for (const row of all('#matrix tr')) {
    if (row.cells.length === heads.length) found.forEach((names, index) => row.cells[index + 1].classList.toggle('off', names.length === 0));
  }
  const [flows, of] = [found.flat(), columns.flat()];
  const three = flows.slice(0, 3).join(', ') + (flows.length > 3 ? ', \u2026' : '');
  filter.found.value = flows.length === of.length ? '' : flows.length + ' of ' + of.length + ' flows' + (flows.length > 0 ? ': ' + three : '');
  const current = one('#matrix [aria-current]');
  const next = links.find(link => isShown(link) && link.closest('tr') === current.closest('tr')) ?? links.find(isShown);
  if (!isShown(current) && next) select(next, false);
  showEdges();
}
if (filter) {
  filter.addEventListener('input', find);
  filter.addEventListener('submit', event => event.preventDefault());
}

const table = one('.sides .scroll');
function showEdges() {
  const hidden = table.scrollWidth - table.clientWidth - table.scrollLeft;
  table.parentElement.classList.toggle('more-right', hidden > 1);
  table.parentElement.classList.toggle('more-left', table.scrollLeft > 1);
}
table.addEventListener('scroll', showEdges, { passive: true });
new ResizeObserver(showEdges).observe(table);

const named = () => links.find(link => link.hash === location.hash && isShown(link)) ?? links.find(link => link.hash === location.hash);
addEventListener('hashchange', () => {
  if (!named()) return;
  if (!isShown(named())) {
    filter.reset();
    find();
  }
  select(named(), false);
});
const first = named() ?? links.find(link => 'start' in link.dataset);
if (first) select(first, false);
