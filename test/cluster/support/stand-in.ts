import { eventBusWorkload } from '../../../src/argo-events/workload/event-bus-workload';
import { eventSourceWorkload } from '../../../src/argo-events/workload/event-source-workload';
import { sensorWorkload } from '../../../src/argo-events/workload/sensor-workload';

/**
 * The pods that the controller would make of the custom resources among some objects, with a program that only sleeps: what
 * scheduling, disruption budgets and admission see of them is real. Their volumes and environment are left out. The controller makes no pods of an EventBus
 * of own servers.
 */
export function standIns(objects: any[], namespace: string): any[] {
  const bus = objects.find(({ kind }) => kind === 'EventBus');
  const options = { namespace, eventBus: bus, image: 'busybox:1', imagePullPolicy: 'IfNotPresent', suffix: 'x' };
  return objects.flatMap((object): any[] => {
    if (object.kind === 'EventBus' && object.spec.jetstream) {
      const { statefulSet, service } = eventBusWorkload(object, { namespace })! as any;
      delete statefulSet.spec.volumeClaimTemplates;
      return [sleeping(statefulSet), service];
    }
    if (object.kind === 'EventSource') return [sleeping(eventSourceWorkload(object, options)!.deployment)];
    if (object.kind === 'Sensor') return [sleeping(sensorWorkload(object, options)!.deployment)];
    return [];
  });
}

function sleeping(workload: any): any {
  const { spec } = workload.spec.template;
  delete spec.volumes;
  spec.containers = spec.containers.map(({ name, resources, securityContext }: any) => ({
    name,
    image: 'busybox:1',
    // ends at once when it is told to, as Argo Events' processes do
    command: ['sh', '-c', 'trap exit TERM; sleep 86400 & wait'],
    securityContext,
    // placement is tested, not capacity
    resources: { ...resources, requests: { cpu: '1m', memory: '4Mi' } },
  }));
  spec.terminationGracePeriodSeconds = 1;
  return workload;
}
