import { podAffinityTerms } from './affinity-terms';
import { asArray, asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { quantity } from '../../../values/quantity';
import { Path } from '../../engine/rule';

/** What the API server has against a pod, and where. */
export interface PodProblem {
  /** Index of the container in `containers`; undefined for a field of the pod itself. */
  readonly container?: number;
  readonly field: Path;
  readonly what: string;
}

const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^(?=.{1,63}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const RESOURCES = /^(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
/** What the admission of priorities gives to a pod without a class, and to those of the classes that every cluster has. */
const PRIORITIES: Readonly<Record<string, number>> = { '': 0, 'system-cluster-critical': 2_000_000_000, 'system-node-critical': 2_000_001_000 };

/** Why the API server refuses a pod, as far as its schema does not say so. `priorities`: values of PriorityClasses by name. */
export function podProblems(pod: Json, priorities: ReadonlyMap<string, number> = new Map()): PodProblem[] {
  return [
    ...names(pod),
    ...volumes(pod),
    ...affinityTerms(pod),
    ...priority(pod, priorities),
    ...asRecords(pod.containers).flatMap((each, container) =>
      containerProblems(each, asRecord(pod.securityContext) ?? {}).map(problem => ({ ...problem, container }))),
  ];
}

function names(pod: Json): PodProblem[] {
  return ['serviceAccountName', 'priorityClassName'].filter(field => asString(pod[field]) && !SUBDOMAIN.test(asString(pod[field])!))
    .map(field => ({ field: [field], what: `${field} is ${JSON.stringify(pod[field])}, which cannot be the name of an object` }));
}

function volumes(pod: Json): PodProblem[] {
  const all = asRecords(pod.volumes).map(({ name }) => asString(name) ?? '');
  return [
    ...all.filter(name => !LABEL.test(name)).map(name => ({ field: ['volumes'], what: `a volume has the name ${JSON.stringify(name)}, which is not a DNS label` })),
    ...repeated(all).map(name => ({ field: ['volumes'], what: `two volumes have the name ${JSON.stringify(name)}; the controller adds tmp and one for each Secret and ConfigMap` })),
  ];
}

/** A term without a topologyKey. */
function affinityTerms(pod: Json): PodProblem[] {
  return podAffinityTerms(pod).filter(({ term }) => !asString(term.topologyKey)).map(({ kind }) => ({ field: ['affinity', kind], what: `a term of ${kind} has no topologyKey` }));
}

function priority({ priority: given, priorityClassName }: Json, priorities: ReadonlyMap<string, number>): PodProblem[] {
  const name = asString(priorityClassName) ?? '';
  const expected = priorities.get(name) ?? PRIORITIES[name];
  return typeof given !== 'number' || expected === undefined || given === expected ? [] : [{
    field: ['priority'], what: `priority is ${given}, and ${name === '' ? 'pods without priorityClassName have' : `the PriorityClass "${name}" has`} ${expected}`,
  }];
}

/** Images without a user of their own: the official ones of NATS and Argo Events. */
const ROOT_IMAGES = /^(?:(?:docker\.io\/)?(?:library\/)?nats|(?:quay\.io\/argoproj\/)?argo-events)(?:[:@].*)?$/;

function containerProblems({ image, env, volumeMounts, resources, imagePullPolicy, securityContext }: Json, ofPod: Json): PodProblem[] {
  const own = asRecord(securityContext) ?? {};
  const effective = { ...ofPod, ...own };
  const problem = (field: Path, isMet: boolean, what: string): PodProblem[] => isMet ? [] : [{ field, what }];
  return [
    ...asRecords(env).filter(({ name }) => asString(name)?.includes('=')).map(({ name }) => ({ field: ['env'], what: `a variable has the name ${JSON.stringify(name)}, with "="` })),
    ...repeated(asRecords(volumeMounts).map(({ mountPath }) => asString(mountPath) ?? '')).map(path => ({ field: ['volumeMounts'], what: `two volumes are mounted at ${path}` })),
    ...resourceProblems(resources),
    ...problem(['imagePullPolicy'], !asString(imagePullPolicy) || PULL_POLICIES.includes(asString(imagePullPolicy)!), `imagePullPolicy is ${JSON.stringify(imagePullPolicy)}`),
    ...problem(['securityContext'], !(own.privileged === true && own.allowPrivilegeEscalation === false), 'privileged is set together with allowPrivilegeEscalation: false'),
    ...problem(['securityContext'], !(own.runAsUser === 0 && effective.runAsNonRoot === true), 'runAsUser is 0, and runAsNonRoot is true'),
    ...problem(['securityContext'], !(effective.runAsNonRoot === true && effective.runAsUser === undefined && ROOT_IMAGES.test(asString(image) ?? '')),
      'runAsNonRoot is true without runAsUser, and the image runs as root'),
    ...problem(['securityContext'], isSeccompComplete(effective.seccompProfile), 'the seccompProfile of the type Localhost has no localhostProfile'),
  ];
}

function isSeccompComplete(profile: unknown): boolean {
  return at(profile, 'type') !== 'Localhost' || Boolean(asString(at(profile, 'localhostProfile')));
}

function resourceProblems(resources: unknown): PodProblem[] {
  const limits = asRecord(at(resources, 'limits')) ?? {};
  return (['requests', 'limits'] as const).flatMap(field => Object.entries(asRecord(at(resources, field)) ?? {}).flatMap(([name, value]): PodProblem[] => {
    const said = (what: string) => [{ field: ['resources', field], what: `${field} ${what}` }];
    if ((quantity(value) ?? 0) < 0) return said(`has a negative amount of ${name}`);
    if (!name.includes('/')) return RESOURCES.test(name) ? [] : said(`has ${name}, which is not a resource of Kubernetes`);
    return field === 'limits' || quantity(limits[name]) === quantity(value) ? [] : said(`asks for ${name} without an equal limit`);
  }));
}

function repeated(all: readonly string[]): string[] {
  return [...new Set(all.filter((each, index) => all.indexOf(each) !== index))];
}

/** Values of the PriorityClasses by name. */
export function priorityValues(classes: readonly Json[]): Map<string, number> {
  return new Map(classes.flatMap(each => {
    const [name, value] = [asString(at(each, 'metadata', 'name')), each.value];
    return name === undefined || typeof value !== 'number' ? [] : [[name, value]];
  }));
}

/** The containers by name, as an EventBus has the fields of each: `containers` of a pod have an index. */
const TEMPLATES: Readonly<Record<string, string>> = {
  main: 'containerTemplate', stan: 'containerTemplate', reloader: 'reloaderContainerTemplate', metrics: 'metricsContainerTemplate',
};

/** Where an EventBus, EventSource, Sensor or StatefulSet has the field of a problem. */
export function fieldOf({ container, field }: PodProblem, pod: Json, kind: string, isOwn: boolean): Path {
  if (container === undefined) return field;
  if (isOwn) return ['containers', container, ...field];
  const name = asString(at(asArray(pod.containers)?.[container], 'name')) ?? '';
  return [kind === 'EventBus' ? TEMPLATES[name] ?? name : 'container', ...field];
}
