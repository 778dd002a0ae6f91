import { PodProblem } from './pod-problems';
import { aboveLimit, LEAST_MEMORY } from '../../../argo-events/run-time/pods';
import { NODE_GUARD_HEALTH_PORT } from '../../../contract/node-guard-names';
import { Port } from '../../../contract/ports';
import { asRecord, asRecords, asString, at, Json } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { bytes, quantity } from '../../../values/quantity';

const IMAGE = /^[a-z0-9][-._a-z0-9:/]*(?::[\w][-.\w]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{32,})?$/;

/** Images of nats-server and HAProxy with less memory do not start. */
const NEEDS_MEMORY = /(?:^|\/)(?:nats|haproxy):/;

/**
 * Why pods do not start whose `spec` was written for a StatefulSet or DaemonSet. That of an EventBus, EventSource or Sensor is judged by its own schema.
 *
 * @param claims names of the claims of a StatefulSet, which are volumes too
 */
export function writtenPodProblems(pod: Json, claims: readonly string[]): PodProblem[] {
  const containers = asRecords(pod.containers);
  const volumes = [...asRecords(pod.volumes).map(({ name }) => asString(name)), ...claims];
  return [
    ...containers.length === 0 ? [{ field: ['containers'], what: 'the pods have no container' }] : [],
    ...asRecords(pod.schedulingGates).map(({ name }) => ({ field: ['schedulingGates'], what: `the scheduling gate ${String(name)} keeps the pods from being scheduled` })),
    ...![undefined, 'Always'].includes(pod.restartPolicy as string | undefined) ? [{ field: ['restartPolicy'], what: `restartPolicy is ${JSON.stringify(pod.restartPolicy)}, and pods of this kind need Always` }] : [],
    ...rootPods(pod),
    ...containers.flatMap((each, container) => containerProblems(each, volumes).map(problem => ({ ...problem, container }))),
  ];
}

function rootPods({ securityContext, containers }: Json): PodProblem[] {
  const ofPod = asRecord(securityContext) ?? {};
  const isRefused = asRecords(containers).some(each => {
    const effective: Json = { ...ofPod, ...asRecord(each.securityContext) };
    return effective.runAsNonRoot === true && effective.runAsUser === 0;
  });
  return isRefused && ofPod.runAsUser === 0 ? [{ field: ['securityContext'], what: 'runAsUser is 0, and runAsNonRoot is true' }] : [];
}

function containerProblems(container: Json, volumes: readonly (string | undefined)[]): PodProblem[] {
  const { image, volumeMounts, resources } = container;
  const reference = asString(image) ?? '';
  return [
    ...reference === '' ? [{ field: ['image'], what: 'a container has no image' }]
      : IMAGE.test(reference) || isPlaceholder(reference) ? [] : [{ field: ['image'], what: `the image is ${JSON.stringify(reference)}, which is not the name of an image` }],
    ...asRecords(volumeMounts).filter(({ name }) => !volumes.includes(asString(name)))
      .map(({ name }) => ({ field: ['volumeMounts'], what: `a container mounts the volume ${JSON.stringify(name)}, which the pods do not have` })),
    ...amounts(resources),
    ...leastMemory(reference, resources),
    ...probes(container, reference),
  ];
}

function amounts(resources: unknown): PodProblem[] {
  const unreadable = (['requests', 'limits'] as const).flatMap(field => Object.entries(asRecord(at(resources, field)) ?? {})
    .filter(([, value]) => quantity(value) === undefined && !(typeof value === 'string' && isPlaceholder(value)))
    .map(([name, value]) => ({ field: ['resources', field], what: `${field} has ${JSON.stringify(value)} of ${name}, which is not a quantity` })));
  const above = aboveLimit(asRecord(resources) ?? {}).map(name => ({ field: ['resources', 'requests'], what: `requests asks for more ${name} than limits allows` }));
  return [...unreadable, ...above];
}

function leastMemory(image: string, resources: unknown): PodProblem[] {
  const limit = at(resources, 'limits', 'memory');
  return NEEDS_MEMORY.test(image) && (bytes(limit) ?? Infinity) < LEAST_MEMORY ? [{ field: ['resources', 'limits'], what: `the memory limit is ${String(limit)}, with which the process does not start` }] : [];
}

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

/** Ports of nats-server and of the node guard that their containers need not declare. */
const HEALTH_PORTS: readonly number[] = [Port.BUS_MONITOR, NODE_GUARD_HEALTH_PORT];

/** Probes of a port on which no process of nats-server or HAProxy listens, and of a name that is no port. */
function probes(container: Json, image: string): PodProblem[] {
  const ports = asRecords(container.ports);
  return PROBES.flatMap(field => ['httpGet', 'tcpSocket'].flatMap((way): PodProblem[] => {
    const port = at(container, field, way, 'port');
    const isKnown = typeof port === 'string' && !/^\d+$/.test(port) ? isPlaceholder(port) || ports.some(({ name }) => name === port)
      : !NEEDS_MEMORY.test(image) || HEALTH_PORTS.includes(Number(port)) || ports.some(({ containerPort }) => containerPort === Number(port));
    return port === undefined || isKnown ? [] : [{ field: [field], what: `${field} asks the port ${String(port)}, which the container does not have` }];
  }));
}
