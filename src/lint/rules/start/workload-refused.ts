import { selects } from '../../../flow/selector-index';
import { strings } from '../../../manifests/strings';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';
import { foreignServersExample } from '../../helpers/servers-example';

export const workloadRefused: Rule = {
  id: 'ha/workload-refused',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The API server refuses the StatefulSet of a bus or the DaemonSet of a node guard.',
  why: 'the object is not created, or keeps its old fields',
  fix: 'write a value that Kubernetes accepts',
  problems: ['api-version', 'no-selector', 'selector-mismatch', 'update-strategy'],
  docs: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/', 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/', Docs.LABELS],
  examples: {
    bad: [
      foreignServersExample({ apiVersion: 'apps/v1beta1' }),
      foreignServersExample({ selector: '' }),
      foreignServersExample({ selector: '{ matchLabels: { app: bus } }' }),
      foreignServersExample({ spec: 'updateStrategy: { type: Recreate }' }),
    ],
    good: [foreignServersExample({ spec: 'updateStrategy: { type: OnDelete }' })],
  },
  check: flow => renderedPods(flow).filter(({ affects }) => affects !== undefined).flatMap(refusals),
};

const STRATEGIES = ['RollingUpdate', 'OnDelete'];

function refusals({ object, affects }: RenderedPods): Finding[] {
  const { manifest } = object;
  const selector = at(manifest, 'spec', 'selector');
  const strategy = asString(at(manifest, 'spec', 'updateStrategy', 'type'));
  const found = (problem: string, path: Finding['path'], what: string): Finding => ({ object, path, problem, what, affects });
  return [
    ...manifest.apiVersion === 'apps/v1' ? [] : [found('api-version', ['apiVersion'], `the apiVersion of the ${object.kind} is ${JSON.stringify(manifest.apiVersion)}, not "apps/v1"`)],
    ...selector === undefined ? [found('no-selector', ['spec'], `the ${object.kind} has no spec.selector`)]
      : selects(selector, strings(at(manifest, 'spec', 'template', 'metadata', 'labels'))) ? []
        : [found('selector-mismatch', ['spec', 'selector'], 'spec.selector does not match the labels of spec.template')],
    ...strategy === undefined || STRATEGIES.includes(strategy) ? []
      : [found('update-strategy', ['spec', 'updateStrategy', 'type'], `spec.updateStrategy.type is ${JSON.stringify(strategy)}. Allowed: ${STRATEGIES.join(', ')}`)],
  ];
}
