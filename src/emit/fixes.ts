import { parse } from 'yaml';
import { Emission } from './emission';
import { Facts } from '../flow/facts';
import { Flow } from '../flow/flow';
import { loadFiles } from '../flow/load-flow';
import { check } from '../lint/engine/check';
import { NO_CONFIG } from '../lint/engine/config';
import { fixFiles } from '../lint/fix/fix-files';
import { RULES } from '../lint/rules';
import { Json } from '../values/json-values';

/** The safe corrections that `check --fix` makes. */
export function fixes({ objects }: Flow, facts: Facts): Emission {
  const files = objects.map(({ manifest }, index) => ({ file: `${index}.json`, text: JSON.stringify(manifest, undefined, 2) }));
  const config = { ...NO_CONFIG, facts };
  const { changed } = fixFiles({ files, check: texts => check({ ...loadFiles(texts), rules: RULES, config, baseline: new Map() }) });
  return {
    added: [],
    changed: new Map([...changed].map(([file, text]) => [objects[Number.parseInt(file, 10)], parse(text) as Json])),
    left: [],
  };
}
