import { analysisJson } from '../../../src/report/analysis/json';
import { analyseYaml, publishedGuide } from '../../analysis/manifests';

test('the analysis as JSON: null is a time until somebody repairs it', () => {
  const { version, assumptions, flows, failures } = JSON.parse(analysisJson(analyseYaml(publishedGuide('2.10.29'), { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' })));
  expect({ version, assumptions, failures: failures.length, flows: flows.length }).toEqual({ version: 1, assumptions: [expect.stringContaining('callers are taken to reach the webhooks of EventSource "events/shop"')], failures: 16, flows: 1 });
  const { verdicts: { 'pod-sensor': pauses, 'node': stops }, cutSets, ...flow } = flows[0];
  expect(flow).toEqual({
    paths: [{ namespace: 'events', eventSource: 'shop', eventBus: 'default', sensor: 'fulfil' }],
    doesNotSurvive: [],
    notKnownToSurvive: [],
    otherPairs: [],
  });
  const all = ['the meta group', 'the stream and its consumers', 'the bucket of the Sensor', 'the EventSource', 'the Sensor'];
  const allCodes = ['meta-group', 'stream', 'sensor-bucket', 'event-source', 'sensor'];
  expect(cutSets.map(({ things, components, breaks, breakCodes, verdict, pauseSeconds }: Record<string, unknown>) =>
    [things, components, breaks, breakCodes, verdict, pauseSeconds])).toEqual([
    [['a zone'], ['zone'], all, allCodes, 'stops', null],
    [['a node'], ['node'], all, allCodes, 'stops', null],
    [['a bus server'], ['bus-pod'], ['the bucket of the Sensor'], ['sensor-bucket'], 'refuses', 70],
    [['a Sensor pod'], ['sensor-pod'], ['the Sensor'], ['sensor'], 'pauses', 12],
    [['a source pod', 'another source pod'], ['source-pod', 'source-pod'], ['the EventSource'], ['event-source'], 'refuses', 10],
  ]);
  expect(stops).toMatchObject({ verdict: 'stops', pauseSeconds: null });
  expect(pauses).toEqual({
    verdict: 'pauses',
    pauseSeconds: 12,
    why: 'graft needs 2 of 2 votes, 1 pod is left',
    cause: { code: 'votes-missing', votes: 2, replicas: 2, left: 1 },
    refuses: [],
    loses: [],
    atRisk: ['events in flight in the Sensor: without atLeastOnce they are acknowledged before their action'],
    atRiskCodes: [{ code: 'acknowledged-before-action' }],
    chains: [[
      { part: 'sensor', text: 'the active pod ends', occurrence: { code: 'active-pod-lost', mode: 'crash', pods: 1, with: 'node' } },
      {
        part: 'sensor', text: 'graft needs 2 of 2 votes, 1 pod is left', occurrence: { code: 'votes-missing', votes: 2, replicas: 2, left: 1 },
      },
      { part: 'sensor', text: 'another pod is created and starts', seconds: 10, occurrence: { code: 'pod-recreated' } },
      { part: 'sensor', text: '2 of 2 votes elect another pod', seconds: 2, occurrence: { code: 'pods-vote', votes: 2, replicas: 2 } },
    ]],
    fixes: [{
      part: 'sensor',
      field: 'spec.replicas',
      change: '3 pods, so that 2 of 3 can elect; or the annotation events.argoproj.io/leader-election: k8s',
      target: { kind: 'field', path: ['spec', 'replicas'] },
      action: { code: 'add-voters', replicas: 3 },
    }],
    notes: [],
    noteCodes: [],
    missing: [],
    missingCodes: [],
  });
});
