import { parseAllDocuments } from 'yaml';
import { apply } from './support/apply';
import { removeClusterWide } from './support/cluster-wide';
import { CRDS, ensureCrds } from './support/crds';
import { eventually } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { standIns } from './support/stand-in';
import { testCopy } from './support/test-copy';
import { exampleNames, synthExample } from '../support/example';

jest.setTimeout(400_000);

function objectsOf(example: string): any[] {
  return testCopy(Object.values(synthExample(example)).flatMap(text => parseAllDocuments(text).map(document => document.toJS())));
}

const namespacesOf = (objects: any[]): string[] => [...new Set<string>(objects.map(({ metadata }) => metadata.namespace).filter(Boolean))];

/** Asks the pod policy for nothing: a stand-in answers no probe, and what the policy adds is tested in files of its own. */
function unasking(workload: any): any {
  if (workload.spec.template) delete workload.spec.template.metadata.annotations;
  return workload;
}

function can(verb: string, resource: string, account: string, namespace: string): boolean {
  try {
    return kubectl(['auth', 'can-i', verb, resource, '-n', namespace, '--as', `system:serviceaccount:${namespace}:${account}`]).trim() === 'yes';
  } catch {
    return false;
  }
}

describeOnCluster('the examples on a cluster', () => {
  beforeAll(ensureCrds);

  describe.each(exampleNames())('%s', example => {
    const objects = objectsOf(example);
    const namespaces = namespacesOf(objects);
    beforeAll(() => namespaces.forEach(freshNamespace));
    afterAll(() => {
      namespaces.forEach(deleteNamespace);
      const clusterWide = objects.filter(({ metadata }) => !metadata.namespace);
      for (const { kind, metadata } of clusterWide) removeClusterWide(kind, metadata.name);
    });

    test('is taken by the API server, and applying it again changes nothing', () => {
      const first = apply(objects);
      const second = apply(objects);
      expect(first).toHaveLength(objects.length);
      // controllers write the status of a PodDisruptionBudget and the revision of a Deployment in the meantime
      const applied = (stored: any[]) => stored.map(({ status: _status, metadata, ...rest }) => {
        const { resourceVersion: _version, managedFields: _fields, annotations, ...kept } = metadata;
        const { 'deployment.kubernetes.io/revision': _revision, ...own } = annotations ?? {};
        return { ...rest, metadata: { ...kept, annotations: own } };
      });
      expect(applied(second)).toEqual(applied(first));
    });

    test('every PodDisruptionBudget counts exactly the pods of its workload, and lets one go', async () => {
      const workloads = namespaces.map(namespace => standIns(objects.filter(object => object.metadata.namespace === namespace), namespace));
      for (const each of workloads.filter(({ length }) => length > 0)) apply(each.map(unasking));
      for (const budget of objects.filter(({ kind }) => kind === 'PodDisruptionBudget')) {
        const { namespace, name } = budget.metadata;
        const owner = objects.find(({ kind, metadata }) => metadata.namespace === namespace && name === ({
          EventBus: `eventbus-${metadata.name}-js`, StatefulSet: metadata.name, EventSource: `eventsource-${metadata.name}`, Sensor: `sensor-${metadata.name}`,
        } as Record<string, string>)[kind]);
        const replicas = owner.spec.jetstream?.replicas ?? owner.spec.replicas;
        // own servers run for real
        await eventually(180, () => expect(get('pdb', name, '-n', namespace).status).toMatchObject({
          expectedPods: replicas, currentHealthy: replicas, desiredHealthy: replicas - 1, disruptionsAllowed: 1,
        }));
      }
    });

    test('the account of a Lease may do what election does, and nothing more', () => {
      for (const role of objects.filter(({ kind, metadata }) => kind === 'Role' && /^(eventsource|sensor)-/.test(metadata.name))) {
        const { namespace, name } = role.metadata;
        const allowed = (verb: string, resource: string) => can(verb, resource, name, namespace);
        expect({
          getOwn: allowed('get', `leases.coordination.k8s.io/${name}`),
          updateOwn: allowed('update', `leases.coordination.k8s.io/${name}`),
          create: allowed('create', 'leases.coordination.k8s.io'),
          deleteOwn: allowed('delete', `leases.coordination.k8s.io/${name}`),
          getOther: allowed('get', 'leases.coordination.k8s.io/other'),
          updateOther: allowed('update', 'leases.coordination.k8s.io/other'),
          list: allowed('list', 'leases.coordination.k8s.io'),
          secrets: allowed('get', 'secrets'),
        }).toEqual({
          getOwn: true, updateOwn: true, create: true, deleteOwn: false, getOther: false, updateOther: false, list: false, secrets: false,
        });
      }
    });
  });

  test('one of the examples uses a Lease, so that its permissions are tested', () => {
    expect(exampleNames().flatMap(objectsOf).some(({ kind, metadata }) => kind === 'Role' && metadata.name === 'eventsource-clock')).toBe(true);
  });

  test('the CRDs are those that Argo Events installs', () => {
    expect(CRDS.map(({ metadata }) => metadata.name)).toEqual(['eventbus.argoproj.io', 'eventsources.argoproj.io', 'sensors.argoproj.io']);
  });
});
