// @ts-check
/* eslint-env browser */
// Without this script the page is complete: every verdict is a link to its explanation. With it, one section and one picture
// are shown at a time, the arrow keys move through the table, and the picture shows the pods that a failure takes away.
'use strict';
/** @type {(selector: string) => any[]} */
const all = selector => [...document.querySelectorAll(selector)];
/** @type {(selector: string) => any} */
const one = selector => document.querySelector(selector);
const links = all('#matrix a.verdict');
const narrow = matchMedia('(max-width: 900px)');
document.documentElement.classList.add('js');

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
  const column = link.closest('td').cellIndex;
  one('#which').textContent = all('#matrix thead th')[column].innerText.trim();
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
  const column = event.target.closest('td').cellIndex;
  const row = links.filter(link => link.closest('tr') === event.target.closest('tr'));
  const same = links.filter(link => link.closest('td').cellIndex === column);
  const [across, down] = [row.indexOf(event.target), same.indexOf(event.target)];
  const to = {
    ArrowLeft: row[across - 1], ArrowRight: row[across + 1], ArrowUp: same[down - 1], ArrowDown: same[down + 1], Home: row[0], End: row[row.length - 1],
  }[event.key];
  if (!to) return;
  event.preventDefault();
  select(to, true);
  to.focus();
});

const named = () => links.find(link => link.hash === location.hash);
addEventListener('hashchange', () => named() && select(named(), false));
const first = named() ?? links.find(link => 'start' in link.dataset);
if (first) select(first, false);
