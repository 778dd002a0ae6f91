import { asString, Json } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Demand } from '../refusals/demand';

const of = (apiVersions: string, ...resources: string[]) => resources.map(resource => [resource, apiVersions.split(' ')] as const);

/** API versions of resources of Kubernetes and of Argo that are served today. */
const SERVED = new Map<string, readonly string[]>([
  ...of('v1', 'configmaps', 'endpoints', 'limitranges', 'namespaces', 'nodes', 'persistentvolumeclaims', 'persistentvolumes', 'pods', 'podtemplates', 'replicationcontrollers', 'resourcequotas', 'secrets',
    'serviceaccounts', 'services'),
  ...of('v1 events.k8s.io/v1', 'events'),
  ...of('apps/v1', 'controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'),
  ...of('batch/v1', 'cronjobs', 'jobs'),
  ...of('autoscaling/v1 autoscaling/v2', 'horizontalpodautoscalers'),
  ...of('networking.k8s.io/v1', 'ingresses', 'ingressclasses', 'networkpolicies'),
  ...of('policy/v1', 'poddisruptionbudgets'),
  ...of('rbac.authorization.k8s.io/v1', 'clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'),
  ...of('argoproj.io/v1alpha1', 'applications', 'applicationsets', 'appprojects', 'clusterworkflowtemplates', 'cronworkflows', 'eventbus', 'eventsources', 'rollouts', 'sensors', 'workflows',
    'workflowtemplates'),
]);

/** Groups of which the table has all that is usual; other groups have resources of the same names. */
const GROUPS = ['', 'apps', 'argoproj.io', 'autoscaling', 'batch', 'extensions', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io'];

function servedVersions({ group, version, resource }: Json): readonly string[] | undefined {
  const [ofGroup, ofVersion] = [asString(group) ?? '', asString(version) ?? ''];
  const served = SERVED.get(asString(resource) ?? '');
  const isKnown = served !== undefined && ofVersion !== '' && GROUPS.includes(ofGroup) && !isPlaceholder(ofVersion);
  return isKnown && !served.includes(ofGroup === '' ? ofVersion : `${ofGroup}/${ofVersion}`) ? served : undefined;
}

/** A resource of another group or version than the API server has. */
export const SERVED_RESOURCE: Demand = {
  field: ['resource'],
  fault: 'listener',
  isMet: event => servedVersions(event) === undefined,
  problem: event => `is ${JSON.stringify(event.resource)}, and the API server has this resource in ${servedVersions(event)!.join(' and ')}`,
  remedy: 'set group and version to the parts of this API version; leave group out for v1',
  line: 'pkg/eventsources/sources/resource/start.go#L98',
};
