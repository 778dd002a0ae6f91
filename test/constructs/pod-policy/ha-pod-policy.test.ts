import { Chart, JsonPatch, Testing, Yaml } from 'cdk8s';
import { HaPodPolicy } from '../../../src/constructs/pod-policy/ha-pod-policy';
import { HaPodPolicyProps } from '../../../src/constructs/pod-policy/ha-pod-policy-props';
import { EventBusCheck, FailurePolicy, PodPolicyEngine } from '../../../src/constructs/pod-policy/pod-policy-options';

function synth(props?: HaPodPolicyProps, namespace?: string): any[] {
  const chart = new Chart(Testing.app(), 'platform', { namespace });
  new HaPodPolicy(chart, 'PodPolicy', props);
  return Testing.synth(chart);
}

const kinds = (objects: any[]) => objects.map(object => `${object.kind} ${object.metadata.name}`);

describe('HaPodPolicy', () => {
  test('by default is a MutatingAdmissionPolicy with a check of the pods and one of the EventBuses', () => {
    expect(Yaml.stringify(...synth())).toMatchSnapshot();
  });

  test('with Kyverno is its MutatingPolicy, and the checks are the API server\'s', () => {
    expect(kinds(synth({ engine: PodPolicyEngine.KYVERNO }))).toEqual([
      'MutatingPolicy cdk8s-argo-events-ha',
      'ValidatingAdmissionPolicy cdk8s-argo-events-ha-pods',
      'ValidatingAdmissionPolicyBinding cdk8s-argo-events-ha-pods',
      'ValidatingAdmissionPolicy cdk8s-argo-events-ha-eventbus',
      'ValidatingAdmissionPolicyBinding cdk8s-argo-events-ha-eventbus',
    ]);
  });

  test('has the same variables and mutations for both engines', () => {
    const [native] = synth();
    const [kyverno] = synth({ engine: PodPolicyEngine.KYVERNO });
    const { variables, mutations, ...rest } = kyverno.spec;
    const { expression } = variables.find(({ name }: { name: string }) => name === 'hasBusGuard');
    const inPlace = JSON.stringify(native.spec.mutations).replaceAll('variables.hasBusGuard', JSON.stringify(`(${expression})`).slice(1, -1));
    expect({ variables, mutations }).toEqual({ variables: native.spec.variables, mutations: JSON.parse(inPlace) });
    expect(rest).toMatchSnapshot('what only Kyverno has');
  });

  test('takes every prop', () => {
    const props: Required<HaPodPolicyProps> = {
      metadata: { name: 'argo-events', namespace: 'nowhere', labels: { team: 'platform' }, annotations: { 'example.com/owner': 'platform' } },
      engine: PodPolicyEngine.MUTATING_ADMISSION_POLICY,
      kubernetesVersion: '1.36',
      failurePolicy: FailurePolicy.FAIL,
      namespaceSelector: { matchLabels: { events: 'ha' } },
      eventBusCheck: EventBusCheck.DENY,
    };
    const objects = synth(props);
    const [policy, , podCheck, podCheckBinding, eventBusCheck, eventBusCheckBinding] = objects;

    expect(kinds(objects)).toEqual([
      'MutatingAdmissionPolicy argo-events',
      'MutatingAdmissionPolicyBinding argo-events',
      'ValidatingAdmissionPolicy argo-events-pods',
      'ValidatingAdmissionPolicyBinding argo-events-pods',
      'ValidatingAdmissionPolicy argo-events-eventbus',
      'ValidatingAdmissionPolicyBinding argo-events-eventbus',
    ]);
    for (const { metadata } of objects) {
      expect(metadata).toEqual({ name: metadata.name, labels: props.metadata.labels, annotations: props.metadata.annotations });
    }
    for (const { spec } of [policy, podCheck, eventBusCheck]) expect(spec.matchConstraints.namespaceSelector).toEqual(props.namespaceSelector);
    expect(policy.spec.failurePolicy).toBe('Fail');
    expect(podCheckBinding.spec.validationActions).toEqual(['Warn', 'Audit']);
    expect(eventBusCheckBinding.spec.validationActions).toEqual(['Deny']);
  });

  test('never stops a pod with its own check', () => {
    const [, , podCheck] = synth({ failurePolicy: FailurePolicy.FAIL });
    expect(podCheck.spec.failurePolicy).toBe('Ignore');
  });

  test('leaves EventBuses unchecked on request', () => {
    expect(kinds(synth({ eventBusCheck: EventBusCheck.OFF }))).toHaveLength(4);
  });

  test('binds each policy to itself', () => {
    const objects = synth();
    const policies = objects.filter(({ kind }) => kind.endsWith('Policy')).map(({ kind, metadata }) => [kind, metadata.name]);
    const bindings = objects.filter(({ kind }) => kind.endsWith('Binding')).map(({ kind, spec }) => [kind.replace('Binding', ''), spec.policyName]);
    expect(bindings).toEqual(policies);
  });

  test('belongs to no namespace, whatever the chart\'s', () => {
    expect(synth({}, 'platform')).toEqual(synth());
  });

  test('takes JSON patches on every object', () => {
    const chart = new Chart(Testing.app(), 'platform', { namespace: 'platform' });
    const policy = new HaPodPolicy(chart, 'PodPolicy');
    const { mutatingPolicy, mutatingPolicyBinding, podCheck, podCheckBinding, eventBusCheck, eventBusCheckBinding } = policy;
    const objects = [mutatingPolicy, mutatingPolicyBinding!, podCheck, podCheckBinding, eventBusCheck!, eventBusCheckBinding!];
    for (const object of objects) object.addJsonPatch(JsonPatch.add('/spec/patched', true));
    expect(Testing.synth(chart).map(({ spec }) => spec.patched)).toEqual(objects.map(() => true));
  });

  test('gives a command that shows whether it is active', () => {
    expect(HaPodPolicy.checkCommand('shop')).toBe('kubectl run main --image=busybox --dry-run=server --namespace=shop'
      + ' --labels=controller=sensor-controller --annotations=cdk8s-argo-events-ha/pod-policy=v1'
      + ' --annotations=cdk8s-argo-events-ha/termination-grace-period-seconds=61'
      + ' --output=jsonpath=\'{.spec.terminationGracePeriodSeconds}{"\\n"}\'');
  });
});
