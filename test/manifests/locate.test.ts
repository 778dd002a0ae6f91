import { loadManifests } from '../../src/manifests/load-manifests';
import { locate } from '../../src/manifests/locate';

const place = (jetstream: string, path: string[]) => {
  const text = `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata:\n  name: default\nspec:\n  jetstream:\n${jetstream.replace(/^(?=.)/gm, '    ')}`;
  const { line, column, endColumn } = locate(loadManifests([{ file: 'm.yaml', text }]).objects[0], ['spec', 'jetstream', ...path]);
  return { line, text: text.split('\n')[line - 1].slice(column - 1, endColumn - 1) };
};

test.each([
  ['on its line in the text', 'streamConfig: |\n  # mine\n  maxAge: 24h\n  maxBytes: 1GB\nreplicas: 3\n', ['streamConfig', 'maxBytes'], { line: 10, text: 'maxBytes: 1GB' }],
  ['whatever its case', 'streamConfig: |- # why\n  MAXBYTES: 1GB\nversion: 2.10.29\n', ['streamConfig', 'maxBytes'], { line: 8, text: 'MAXBYTES: 1GB' }],
  ['the last one of several', 'settings: |\n  max_file_store: 1\n  max_file_store: 2\n', ['settings', 'max_file_store'], { line: 9, text: 'max_file_store: 2' }],
  ['in a document with flow collections too', 'metadata: { labels: { a: b } }\nsettings: |\n  sync_interval: 2m\n', ['settings', 'sync_interval'], { line: 9, text: 'sync_interval: 2m' }],
  ['at the text where it is not in it', 'settings: |\n  max_file_store: 1\n', ['settings', 'sync_interval'], { line: 7, text: '|' }],
  ['at a text on one line, not at a field of that name below', 'streamConfig: "replicas: 1"\nreplicas: 3\n', ['streamConfig', 'replicas'], { line: 7, text: '"replicas: 1"' }],
  ['at the map around a text that is missing', 'replicas: 3\n', ['streamConfig', 'replicas'], { line: 6, text: 'jetstream' }],
])('a key in a text is found %s', (_, jetstream, path, expected) => {
  expect(place(jetstream, path)).toEqual(expected);
});
