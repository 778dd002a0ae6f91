import { createHash } from 'crypto';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { analyseManifests } from '../../../src/analysis/analyse-manifests';
import { nameFault } from '../../../src/argo-events/catalog/name-rules';
import { analysisHtml } from '../../../src/report/analysis/html';
import { analyseYaml, publishedGuide } from '../../analysis/manifests';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
const guide = publishedGuide('2.10.29').split('---').map(text => parseDocument(text).toJS());
const page = analysisHtml(analyseYaml(publishedGuide('2.10.29'), FACTS));
const all = (pattern: RegExp, text = page) => [...text.matchAll(pattern)].map(match => match[1] ?? match[0]);

/** The published guide in another namespace, with other specs. */
const inOther = (spec: object, namespace = 'other') => guide.map(object => ({ ...object, metadata: { ...object.metadata, namespace }, spec: { ...object.spec, ...spec } }));

/** The published guide with other names. */
function named(source: string, sensor: string) {
  const [bus, eventSource, last] = structuredClone(guide);
  eventSource.metadata.name = source;
  last.metadata.name = sensor;
  last.spec.dependencies[0].eventSourceName = source;
  return analyseManifests([bus, eventSource, last], FACTS);
}

test('the page asks the network for nothing, and its policy lets nothing be asked', () => {
  expect(all(/\b(?:src|srcset|href|action|data)="([^"]*)"/g).filter(link => !link.startsWith('#'))).toEqual([]);
  expect(page).not.toMatch(/@import|url\(|https?:\/\/(?!shop\.example\.com)/);
  const [policy] = all(/Content-Security-Policy" content="([^"]*)"/g);
  const hash = (tag: string) => `'sha256-${createHash('sha256').update(all(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))[0]).digest('base64')}'`;
  expect(policy).toBe(`default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}`);
});

test('every verdict leads to what happens, and every section is led to', () => {
  const links = all(/class="verdict \w+" href="#([^"]+)"/g);
  const sections = all(/<section class="happens[^"]*" id="([^"]+)"/g);
  // 14 single failures, and two source pods at once
  expect(links).toHaveLength(17);
  expect([...new Set(links)].sort()).toEqual([...sections].sort());
});

test('rows and columns are named for those who hear the table, and the picture for those who do not see it', () => {
  expect(all(/<th scope="(\w+)"/g)).toEqual(['col', 'col', ...Array(17).fill('row')]);
  expect(all(/role="img" aria-label="([^"]+)"/g)).toEqual(['Picture of shop, default and fulfil in 3 zones']);
  expect(page).toContain('<html lang="en">');
});

test('one cell is shown first: the worst', () => {
  expect(all(/data-failure="([\w-]+)" data-start/g)).toEqual(['node-bus']);
});

test('what stops the events and what helps first are said at the top, and all that helps below', () => {
  const text = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
  const header = text(all(/<header>([^]*?)<\/header>/g)[0]);
  expect(header).toContain('The flow stops until repaired: node of EventBus server lost, any node lost, any zone lost, any node drained.');
  expect(header).toContain('What helps first: EventBus events/default spec.jetstream.affinity required anti-affinity, so that no node or zone has more than 1 of the 3 servers. And 10 more');
  expect(header).toContain('1 flow of events, 15 failures and every two at once');
  const changes = all(/<section class="panel" id="changes"([^]*?)<\/section>/g)[0];
  expect(all(/<li>([^]*?)<\/li>/g, changes).map(text)).toEqual(expect.arrayContaining([
    'EventBus events/default spec.jetstream.affinity required anti-affinity, so that no node or zone has more than 1 of the 3 servers node of EventBus server lost, any node lost, any zone lost',
    'EventBus events/default PodDisruptionBudget maxUnavailable: 1 over the pods of the bus any node drained',
  ]));
});

test('what helps beyond what was declared comes last, is said to be that, and is no first help', () => {
  const changed = analysisHtml(analyseManifests(guide.map(object => ({ ...object, metadata: { ...object.metadata, annotations: { 'cdk8s-argo-events-ha/survives': 'POD' } } })), FACTS));
  const fixes = all(/<li>(<span class="part">[^]*?)<\/li>/g, all(/id="changes"([^]*?)<\/section>/g, changed)[0]);
  const beyond = fixes.map(fix => fix.includes(': beyond the declared failure domain'));
  expect(beyond.slice(0, 2)).toEqual([false, false]);
  expect(fixes[beyond.indexOf(true)]).toContain('spec.jetstream.affinity');
  expect(beyond).toEqual([...beyond].sort());
  expect(changed).toMatch(/What helps first: (?!EventBus)/);
});

test('a change names only objects that it helps', () => {
  const good = guide.map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'odd' }, spec: { ...object.spec, ...object.kind === 'Sensor' && { replicas: 3 } } }));
  const [replicas] = all(/<li>(<span class="part">[^<]*<\/span> <code>spec\.replicas[^]*?)<\/li>/g, all(/id="changes"([^]*?)<\/section>/g, analysisHtml(analyseManifests([...guide, ...good], FACTS)))[0]);
  expect(replicas).toContain('Sensor events/fulfil<');
});

test('a broken declaration cannot be read as one that is kept', () => {
  const [declared] = all(/<span class="promise broken">([^<]*)</g, analysisHtml(analyseManifests(guide.map(object => ({ ...object, metadata: { ...object.metadata, annotations: { 'cdk8s-argo-events-ha/survives': 'ZONE' } } })), FACTS)));
  expect(declared).toBe('✗ declared to survive ZONE, does not');
});

test('a namespace that flows of one column share is said once', () => {
  const second = { ...guide[2], metadata: { ...guide[2].metadata, name: 'refund' } };
  const [column] = all(/<th scope="col" title="[^"]*">([^]*?)<\/th>/g, analysisHtml(analyseManifests([...guide, second], FACTS)));
  expect(all(/<span class="(?:path|beside)">([^<]*)/g, column)).toEqual(['shop → default → fulfil', 'shop → default → refund', '(events)']);
});

test('of what refuses calls and pauses deliveries too, both are explained', () => {
  const section = all(/<section class="happens[^>]*>([^]*?)<\/section>/g).find(markup => markup.includes('>EventBus server ends</h3>'));
  expect(section).toContain('<p class="why">Pods on that server connect again.</p>');
  expect(section).toContain('<p class="why">Pauses ≤ 70 s: the bucket of the Sensor: its only replica is unavailable.</p>');
});

test('two at once are told only of flows that neither of the two breaks alone', () => {
  const two = analysisHtml(analyseManifests([...guide, ...inOther({ replicas: 3 })], FACTS));
  const [row] = all(/<tr><th scope="row">Sensor pod and Sensor pod<\/th>([^]*?)<\/tr>/g, two);
  // one Sensor pod of 2 is enough to stop the first flow, and one of 3 is not
  expect(all(/<td[^>]*>(?:<a class="verdict (\w+)|–)/g, row).sort()).toEqual(['<td class="nothing">–', 'pauses']);
  expect(two).toContain('two at once<small>where neither of the two alone is enough</small>');
});

test('two at once are not told of a flow that never works', () => {
  const rows = analysisHtml(analyseManifests([...inOther({ replicas: 3 }), ...guide.map(object => ({ ...object, spec: { ...object.spec, ...object.kind === 'EventBus' && { jetstream: { ...object.spec.jetstream, version: '2.9.11' } } } }))], FACTS));
  const pairs = all(/<tr><th scope="row">[^<]*(?:pod and|any (?:other )?two)[^<]*<\/th>([^]*?)<\/tr>/g, rows);
  expect(pairs.length).toBeGreaterThan(0);
  // the flow that never works is the worst, so it stands first
  expect(pairs.map(row => /^<td class="nothing">–<\/td><td><a/.test(row))).toEqual(pairs.map(() => true));
});

const ORIGIN = { inputs: ['a.yaml', 'b/', 'c.yaml'], madeAt: new Date('2026-11-28T17:50:37Z'), version: '1.2.3', facts: { zones: 3, nodes: 6, jetStreamVersions: ['2.10.29', 'latest'] } };
const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

test('title and foot say of what, when, by which version and with which facts the page was made', () => {
  const made = analysisHtml(analyseYaml(publishedGuide('2.10.29'), ORIGIN.facts), { origin: ORIGIN });
  expect(all(/<title>(What[^<]*)/g, made)).toEqual(['What stops the events, and for how long: a.yaml, b/ and 1 more, 2026-11-28 17:50 UTC']);
  expect(made).toContain('<p class="lead">Of a.yaml, b/ and 1 more, 2026-11-28 17:50 UTC</p>');
  const terms = Object.fromEntries([...made.matchAll(/<dt>(Made \w+|Facts \w+)<\/dt><dd>([^]*?)<\/dd>/g)].map(([, term, text]) => [term, words(text)]));
  expect(terms).toEqual({
    'Made from': 'a.yaml, b/, c.yaml',
    'Made at': '2026-11-28 17:50 UTC',
    'Made by': 'ha-events 1.2.3 (cdk8s-argo-events-ha)',
    'Facts given': 'zones = 3; nodes = 6; jetStreamVersions = 2.10.29, latest',
    'Facts assumed': expect.stringMatching(/^callers are taken to reach the webhooks of EventSource &quot;events\/shop&quot; .* to be sure$/),
  });
});

test('a page without facts and time says what is assumed, and no time', () => {
  const made = analysisHtml(analyseYaml(publishedGuide('2.10.29')), { origin: { inputs: ['<b>.yaml'], version: '1.2.3', facts: {} } });
  expect(made).toContain('<dt>Facts given</dt><dd>none</dd>');
  expect(made).toMatch(/<dt>Facts assumed<\/dt><dd>the cluster is taken to have 3 zones with 9 nodes; /);
  expect(made).toContain('<dd>&lt;b&gt;.yaml</dd>');
  expect(made).not.toContain('Made at');
});

test('a list of steps stands once, and elsewhere is a reference to it', () => {
  const two = analysisHtml(analyseManifests([...guide, ...inOther({ replicas: 3 })], FACTS));
  const lists = [...two.matchAll(/<ol class="steps" id="([^"]+)">([^]*?)<\/ol>/g)];
  const references = all(/<a class="same" href="#([^"]+)">/g, two);
  expect(references.length).toBeGreaterThan(5);
  expect(references.filter(id => !lists.some(([, known]) => known === id))).toEqual([]);
  // those of sections that are left out on paper stand a second time in the others
  const items = lists.map(([, , text]) => text);
  expect(Math.max(...items.map(text => items.filter(other => other === text).length))).toBeLessThanOrEqual(2);
  const calm = all(/<section class="happens calm"[^]*?<\/section>/g, two).join('');
  const others = all(/<section class="happens"[^]*?<\/section>/g, two).join('');
  for (const sections of [calm, others]) expect(all(/href="#(steps-\d+)"/g, sections).filter(id => !sections.includes(`id="${id}"`))).toEqual([]);
});

test('a filter stands over more than one column, and asks for a namespace where there are several', () => {
  expect(page).not.toContain('id="filter"');
  const two = analysisHtml(analyseManifests([...guide, ...inOther({ replicas: 3 })], FACTS));
  expect(all(/<option[^>]*>([^<]*)/g, two)).toEqual(['all 2', 'events', 'other']);
  const change = (object: any) => ({ ...object, metadata: { ...object.metadata, name: 'second' }, spec: { ...object.spec, replicas: 3 } });
  const one = analysisHtml(analyseManifests([...guide, change(guide[2])], FACTS));
  expect(one).toContain('id="filter"');
  expect(one).not.toContain('<option');
});

test('heads of many columns are short, and their tooltips have all names', () => {
  const many = [1, 2, 3, 4].flatMap(number => inOther({ replicas: number }, `team-${number}`));
  const twin = { ...many[2], metadata: { ...many[2].metadata, name: 'refund' } };
  const heads = [...analysisHtml(analyseManifests([...many, twin], FACTS)).matchAll(/<th scope="col" title="([^"]*)">([^]*?)<\/th>/g)];
  const first = heads.find(([, title]) => title.includes('team-1'))!;
  expect([first[1], words(first[2])]).toEqual(['shop → default → fulfil (team-1)&#10;shop → default → refund (team-1)', 'shop → fulfil and 1 more (team-1)']);
  expect(heads).toHaveLength(4);
});

test('no name of any manifest becomes markup', () => {
  const nasty = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'-alert(1)-\'', '&lt;', '\u202egnp', '</style><b>'));
  const tags = (text: string) => all(/<\/?[a-z][a-z0-9]*/gi, text);
  // a name that Argo Events cannot carry stops the flow
  const plain = (kind: 'eventSource' | 'sensor', name: string) => nameFault(kind, name) === undefined ? kind.toLowerCase() : `${kind}.x`;
  fc.assert(fc.property(nasty, nasty, (source, sensor) => {
    const html = analysisHtml(named(source, sensor));
    expect(tags(html)).toEqual(tags(analysisHtml(named(plain('eventSource', source), plain('sensor', sensor)))));
    expect(all(/\son\w+=|javascript:/gi, html.replace(/&[^;]+;/g, '').replace(/<(script|style)>[^]*?<\/\1>/g, '').replace(/>[^<]*/g, '>').replace(/"[^"]*"/g, '""'))).toEqual([]);
    expect(html.replace(/\n/g, '')).not.toMatch(/\p{C}/u);
  }), { numRuns: 60 });
});

test('manifests without a flow make a page that says so', () => {
  const empty = analysisHtml(analyseManifests([]));
  expect(empty).toContain('There is no flow of events in these manifests');
  expect(empty).not.toMatch(/<main>|<script>/);
});

test('flows that never work have one row, unless another one works', () => {
  const rows = (...manifests: any[]) => all(/<th scope="row">([^<]*)</g, analysisHtml(analyseManifests(manifests, FACTS)));
  const idle = guide.map(object => ({ ...object, spec: { ...object.spec, ...object.kind === 'EventBus' && { jetstream: { ...object.spec.jetstream, version: '2.9.11' } } } }));
  expect(rows(...idle)).toEqual(['nothing fails']);
  const elsewhere = guide.map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'other' } }));
  expect(rows(...idle, ...elsewhere)).toEqual(expect.arrayContaining(['nothing fails', 'any zone lost', 'controller lost']));
});

test('what is assumed is said', () => {
  expect(analysisHtml(analyseYaml(publishedGuide('2.10.29')))).toContain('The cluster is taken to have 3 zones with 9 nodes; say zones and nodes to be sure (--zones, --nodes, or ha-events.yaml).');
});
