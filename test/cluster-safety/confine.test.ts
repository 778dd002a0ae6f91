import { confine } from '../cluster/support/confine';

const call = (text: string) => () => confine(text.split(' '));

test.each([
  'get nodes -o json',
  'get --raw /api/v1/namespaces/shop/pods/x:8222/proxy/jsz',
  'logs x -n shop',
  'wait --for=condition=Ready pod/nats -n shop',
  'auth can-i delete pods -n shop',
  'delete pod a b -n ha-events-test-a --grace-period=1',
  'delete pdb,resourcequota --all -n ha-events-test-a',
  'exec -n ha-events-test-a load -- rm -f /tmp/stop',
  'rollout restart statefulset/a deployment/b -n ha-events-test-a',
  'scale statefulset/a -n ha-events-test-a --replicas=2',
  'patch eventbus default -n ha-events-test-a --type=merge -p {}',
])('allows kubectl %s', text => {
  expect(call(text)).not.toThrow();
});

test.each([
  ['drain n1 --pod-selector=controller', '"drain" is not allowed'],
  ['cordon n1', '"cordon" is not allowed'],
  ['uncordon n1 -n ha-events-test-a', '"uncordon" is not allowed'],
  ['taint nodes n1 a=b:NoExecute', '"taint" is not allowed'],
  ['apply -f x -n ha-events-test-a', '"apply" is not allowed'],
  ['create namespace ha-events-test-a', '"create" is not allowed'],
  ['auth reconcile -f x', '"auth" is not allowed'],
  ['delete pod a', 'no namespace of the tests'],
  ['delete pod a -n shop', 'no namespace of the tests'],
  ['delete pod a -n ha-events-test-a -n shop', 'no namespace of the tests'],
  ['exec load -- sh -n ha-events-test-a', 'no namespace of the tests'],
  ['delete pod a -n ha-events-test-a --namespace=shop', '"--namespace=shop" is not allowed'],
  ['delete pod a -n ha-events-test-a -nshop', '"-nshop" is not allowed'],
  ['delete pods -A -n ha-events-test-a', '"-A" is not allowed'],
  ['delete -n ha-events-test-a -f x', '"-f" is not allowed'],
  ['delete pod a -n ha-events-test-a --context=other', '"--context=other" is not allowed'],
  ['delete namespace ha-events-test-a -n ha-events-test-a', '"namespace" is not listed as a kind that lives in a namespace'],
  ['delete pods,nodes --all -n ha-events-test-a', '"nodes" is not listed'],
  ['delete pod/a node/n1 -n ha-events-test-a', '"node" is not listed'],
  ['label node n1 a=b -n ha-events-test-a', '"node" is not listed'],
  ['patch crd eventbus.argoproj.io -n ha-events-test-a -p {}', '"crd" is not listed'],
  ['delete -n ha-events-test-a pod a', 'the kind does not come first'],
])('refuses kubectl %s', (text, problem) => {
  expect(call(text)).toThrow(problem);
});
