import { FaultTools } from './fault';
import { Chosen } from './targets';
import { MAIN_CONTAINER } from '../../argo-events/catalog/labels';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { DRILL, DRILL_LABELS } from '../canary/names';
import { LivePod } from '../cluster/live-pods';
import { runPod } from '../cluster/run-pod';

/** Stops the process without an end: its connections stay open, and it answers nothing. */
export async function stopProcess({ pods: [target] }: Chosen, { cluster, options, restore, pause }: FaultTools): Promise<void> {
  const [container, node] = [containerId(target), target.node];
  if (container === undefined || node === undefined) throw new Error(`the process of ${target.name} is not known: its pod has no running container`);
  const signal = (name: 'STOP' | 'CONT') => runPod(cluster, signalPod({ name, image: options.image, node, container }), ms => pause(ms / 1000));
  restore.push(`continue the process of ${target.name}`, async () => {
    if (!await signal('CONT')) throw new Error(`no pod could send it SIGCONT on the node ${node}`);
  });
  if (!await signal('STOP')) throw new Error(`no pod could send SIGSTOP to ${target.name} on the node ${node}`);
}

function containerId({ manifest }: LivePod): string | undefined {
  const main = (asArray(at(manifest, 'status', 'containerStatuses')) ?? []).map(asRecord).find(status => status?.name === MAIN_CONTAINER);
  return /^\w[\w.+-]*:\/\/([0-9a-f]{12,})$/.exec(asString(main?.containerID) ?? '')?.[1];
}

/** A container that is gone meanwhile has no process left to go on. */
const SCRIPT = `
const fs = require('fs');
const [signal, container] = process.argv.slice(1);
const inContainer = pid => { try { return fs.readFileSync('/proc/' + pid + '/cgroup', 'utf8').includes(container); } catch { return false; } };
const pids = fs.readdirSync('/proc').filter(name => /^[0-9]+$/.test(name)).filter(inContainer);
for (const pid of pids) process.kill(Number(pid), 'SIG' + signal);
console.log(signal, pids.join(' '));
if (pids.length === 0 && signal === 'STOP') process.exit(1);
`;

interface SignalPod {
  readonly name: 'STOP' | 'CONT';
  readonly image: string;
  readonly node: string;
  /** Id of the container. */
  readonly container: string;
}

/** From within its container nobody can stop the first process, so the pod sees the processes of the node. */
export function signalPod({ name, image, node, container }: SignalPod): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${DRILL}-${name.toLowerCase()}`, labels: { ...DRILL_LABELS, 'app.kubernetes.io/component': 'signal' } },
    spec: {
      nodeName: node,
      hostPID: true,
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      tolerations: [{ operator: 'Exists' }],
      containers: [{
        name: 'signal',
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['node', '-e', SCRIPT, name, container],
        securityContext: { runAsUser: 0, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'], add: ['KILL'] } },
      }],
    },
  };
}
