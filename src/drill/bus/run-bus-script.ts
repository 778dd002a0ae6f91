import { busAccess } from './bus-access';
import { asset } from '../../contract/asset';
import { keeperName } from '../../contract/keeper';
import { NATS_BOX_IMAGE, natsPod } from '../../resources/keeper/nats-pod';
import { asArray, asString, at, Json } from '../../values/json-values';
import { DRILL_LABELS } from '../canary/names';
import { Cluster } from '../cluster/cluster';
import { runPod } from '../cluster/run-pod';

export interface BusScript {
  /** Of the pod. */
  readonly name: string;
  readonly component: string;
  /** Name of the EventBus. */
  readonly bus: string;
  /** Shell; `api SUBJECT BODY` asks JetStream, and fails when it refuses for another reason than that nothing is there. */
  readonly script: readonly string[];
}

const API = 'api() { answer=$(bus request --raw "\\$JS.API.$1" "$2"); echo "$1: $answer"; echo "$answer" | jq -e ".success or .error.code == 404" > /dev/null; }\n';

/** Runs a script with the NATS command line and the credentials of the bus, in a pod that is removed; false when it failed or had no end. */
export async function runBusScript(cluster: Cluster, input: BusScript, sleep: (milliseconds: number) => Promise<void>): Promise<boolean> {
  const [bus, keeper] = await Promise.all([cluster.get('eventbus.argoproj.io', input.bus), cluster.get('deployments.apps', keeperName(input.bus))]);
  return bus !== undefined && runPod(cluster, busScriptPod(input, bus, keeper), sleep);
}

/** Its image and pull secrets are those of the keeper, where there is one: a private registry may have no other. */
export function busScriptPod({ name, component, script }: BusScript, bus: Json, keeper: Json | undefined): Json {
  const like = at(keeper, 'spec', 'template', 'spec');
  const { metadata, spec } = natsPod({
    access: busAccess(bus),
    image: asString(at((asArray(at(like, 'containers')) ?? [])[0], 'image')) ?? NATS_BOX_IMAGE,
    command: ['sh', '-euc', [asset('bus-scripts/common.sh'), API, ...script].join('')],
    env: {},
    labels: { ...DRILL_LABELS, 'app.kubernetes.io/component': component },
    fields: { imagePullSecrets: asArray(at(like, 'imagePullSecrets')) as { name?: string }[] | undefined },
  });
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, ...metadata }, spec: { ...spec, restartPolicy: 'Never' } };
}
