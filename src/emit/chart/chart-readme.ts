/** Beside the templates, for people who have the chart only. */
export const CHART_README = `# Helm chart of cdk8s-argo-events-ha

Made by \`ha-events chart\`. It has the objects that Argo Events needs beside its custom resources: the pod policy, the configuration of the bus guard, the
keeper, a Job for the state of each Sensor, and disruption budgets. The EventBus, the EventSources and the Sensors stay in your own chart.

## As a dependency

In \`Chart.yaml\` of your chart, once for each bus:

\`\`\`yaml
dependencies:
  - name: cdk8s-argo-events-ha
    version: 0.0.0
    repository: file://../cdk8s-argo-events-ha
\`\`\`

In \`values.yaml\` of your chart; \`values.yaml\` of this chart describes every value, and \`values.schema.json\` refuses others:

\`\`\`yaml
cdk8s-argo-events-ha:
  eventBus: { name: default, replicas: 3 }
  eventSources: [shop]
  sensors: [{ name: fulfil }]
\`\`\`

One release of the cluster has \`podPolicy.enabled: true\`. Install that release first.

## In your custom resources

Two named templates give the values that the bus guard needs. In an EventSource or a Sensor:

\`\`\`yaml
spec:
  template:
    metadata:
      annotations:
        {{- include "cdk8s-argo-events-ha.podAnnotations" (dict "bus" "default") | nindent 8 }}
\`\`\`

In the EventBus:

\`\`\`yaml
spec:
  jetstream:
    startArgs:
      {{- include "cdk8s-argo-events-ha.busStartArgs" (dict) | nindent 6 }}
\`\`\`

\`helm template . | ha-events check -\` checks the result.
`;
