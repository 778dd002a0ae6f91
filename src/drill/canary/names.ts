const PREFIX = 'cdk8s-argo-events-ha';

/** Name of everything that the drill makes, or its beginning. */
export const DRILL = 'ha-events-drill';

/** Label by which a namespace allows the drill. */
export const ALLOWED_LABEL = `${PREFIX}/drill`;
export const ALLOWED = 'allowed';

/** Annotation of a namespace that the drill made and may delete. */
export const MADE_ANNOTATION = `${PREFIX}/drill-made`;

/** Annotation of a node that the drill cordoned: the namespace of the drill. */
export const CORDONED_ANNOTATION = `${PREFIX}/drill-cordoned-by`;

/** Annotation of the owner ConfigMap: nodes that are off or cordoned because of the drill. */
export const JOURNAL_ANNOTATION = `${PREFIX}/drill-journal`;

/** The Service that takes the deliveries; the Sensor's http trigger has to point to it. */
export const SINK = `${DRILL}-sink`;
export const SINK_PORT = 8080;

/** Where the tools answer the drill; on the pod's loopback only. */
export const CONTROL_PORT = 8081;
export const TOOLS_CONFIG = `${DRILL}-tools`;
export const LOAD_GENERATOR_IMAGE = 'node:20-alpine';

export const DRILL_LABELS = { 'app.kubernetes.io/name': DRILL, 'app.kubernetes.io/managed-by': 'ha-events' };
