import { API_VERSION } from '../../../argo-events/catalog/labels';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

const bus = (apiVersion: string, kind = 'EventBus') => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`;

/** Kinds that are not there, with the one that is meant; none of earlier versions. */
const MEANT: Readonly<Record<string, string | undefined>> = {
  Eventbus: 'EventBus', EventBuses: 'EventBus', EventSources: 'EventSource', Eventsource: 'EventSource', Sensors: 'Sensor', Gateway: undefined, Gateways: undefined,
};

export const invalidApiVersion: Rule = {
  id: 'ha/invalid-api-version',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'An object has an API version or a kind that does not exist in Argo Events.',
  why: 'the API server refuses the object, so nothing of it is created',
  fix: `set apiVersion: ${API_VERSION} and kind: EventBus, EventSource or Sensor`,
  docs: [Docs.EVENT_BUS, Docs.source('pkg/apis/events/v1alpha1/register.go')],
  examples: {
    bad: [bus('argoproj.io/v1beta1'), bus('events.argoproj.io/v1alpha1'), bus(API_VERSION, 'Eventbus'), bus(API_VERSION, 'Gateway')],
    good: [bus(API_VERSION), bus('gateway.networking.k8s.io/v1', 'Gateway')],
  },
  check: ({ objects, buses, sources, sensors }) => [
    ...[...buses, ...sources, ...sensors].filter(({ object: { apiVersion } }) => apiVersion !== API_VERSION && !isPlaceholder(apiVersion))
      .map(({ object }): Finding => ({
        object,
        path: ['apiVersion'],
        what: `the API version ${object.apiVersion} has no ${object.kind}; did you mean ${API_VERSION}?`,
        fix: `set apiVersion: ${API_VERSION}`,
      })),
    ...objects.filter(({ kind }) => Object.hasOwn(MEANT, kind)).map((object): Finding => {
      const meant = MEANT[object.kind];
      return {
        object,
        path: ['kind'],
        severity: 'warning',
        effect: { does: 'elsewhere' },
        what: meant === undefined ? `there is no kind ${object.kind} since Argo Events v1.0; EventSource replaces it` : `there is no kind ${object.kind}; did you mean ${meant}?`,
        fix: meant === undefined ? 'write the events as an EventSource, and remove this object' : `set kind: ${meant}`,
      };
    }),
  ],
};
