import { FlowObject } from '../manifests/manifest-object';
import { asRecord, asRecords, asString, at, Json } from '../values/json-values';

/** Scripts that a container runs from ConfigMaps. */
export interface MountedScripts {
  /** Their texts, in the order of the mounts. */
  readonly texts: readonly string[];
  /** One of them is in a ConfigMap that is not among the objects. */
  readonly open: boolean;
}

/** The files that the words of a container name, below a mount of a ConfigMap; and values of variables that hold a script. */
export function mountedScripts(podSpec: Json, container: Json, words: string, configMaps: readonly FlowObject[]): MountedScripts {
  const data = (name: string | undefined) => asRecord(configMaps.find(object => object.name === name)?.manifest.data);
  const found = asRecords(container.volumeMounts).flatMap(({ name, mountPath, subPath }) => {
    const source = asRecord(asRecords(podSpec.volumes).find(volume => volume.name === name)?.configMap);
    const path = asString(mountPath)?.replace(/\/$/, '') ?? '';
    if (source === undefined || !words.includes(path)) return [];
    const map = asString(source.name);
    const files = data(map);
    if (files === undefined) return [undefined];
    const items = asRecords(source.items);
    const nameOf = (key: string) => asString(items.find(item => item.key === key)?.path) ?? key;
    return Object.entries(files).filter(([key]) => (subPath === undefined ? words.includes(`${path}/${nameOf(key)}`) : subPath === nameOf(key))).map(([, text]) => asString(text));
  });
  const variables = asRecords(container.env).flatMap(variable => {
    const reference = asRecord(at(variable, 'valueFrom', 'configMapKeyRef'));
    const used = reference !== undefined && words.includes(`$${asString(variable.name)}`);
    return used ? [asString(data(asString(reference.name))?.[asString(reference.key) ?? ''])] : [];
  });
  const texts = [...found, ...variables];
  return { texts: texts.filter(text => text !== undefined), open: texts.includes(undefined) };
}
