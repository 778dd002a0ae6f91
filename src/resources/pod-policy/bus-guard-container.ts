import { BUS_VOLUME, WEBHOOK_VOLUME } from './bus-guard-volumes';
import { cel } from './cel';
import { jsonPatch } from './pod-addition';
import { BUS_GUARD_CONTAINER, GUARD_HEALTH_PORT } from '../../contract/guard-names';

const TYPE = 'Object.spec.initContainers';
const BUS_DIRECTORY = '/etc/bus-guard/bus';
const WEBHOOK_DIRECTORY = '/etc/bus-guard/webhook';

/**
 * HAProxy as a native sidecar, before all other init containers: it is there when they need the bus, and it ends last.
 * Its startup probe holds back main until a bus server is up; main would only crash without one.
 * A JSON patch, since fieldRef and capabilities are atomic, and since the place in the list matters.
 */
export const busGuardContainer = jsonPatch(cel`
  variables.busGuard == "" || variables.hasBusGuard
    ? []
    : (has(object.spec.initContainers) ? [] : [
        JSONPatch{op: "add", path: "/spec/initContainers", value: []}
      ]) + [
        JSONPatch{op: "add", path: "/spec/initContainers/0", value: ${TYPE}{
          name: "${BUS_GUARD_CONTAINER}",
          image: variables.busGuardImage,
          restartPolicy: "Always",
          command: ["haproxy", "-W", "-db", "-f", "${BUS_DIRECTORY}"]
            + (variables.webhookGuardConfig == "" ? [] : ["-f", "${WEBHOOK_DIRECTORY}"]),
          env: [
            ${environment('POD_IP', 'status.podIP')},
            ${environment('POD_NAMESPACE', 'metadata.namespace')},
            ${TYPE}.env{name: "GUARD_FALL", value: variables.busGuardFall}
          ],
          volumeMounts: [${mount(BUS_VOLUME, BUS_DIRECTORY)}]
            + (variables.webhookGuardConfig == "" ? [] : [
                ${mount(WEBHOOK_VOLUME, WEBHOOK_DIRECTORY)}
              ]),
          ${probe('startupProbe', '/started', 'periodSeconds: 1, failureThreshold: 600')},
          ${probe('livenessProbe', '/alive', 'periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3')},
          resources: ${TYPE}.resources{
            requests: {"cpu": variables.busGuardCpuRequest, "memory": variables.busGuardMemory},
            limits: {"memory": variables.busGuardMemory}
          },
          securityContext: ${TYPE}.securityContext{
            runAsNonRoot: true,
            runAsUser: variables.busGuardUser,
            readOnlyRootFilesystem: true,
            allowPrivilegeEscalation: false,
            capabilities: ${TYPE}.securityContext.capabilities{drop: ["ALL"]},
            seccompProfile: ${TYPE}.securityContext.seccompProfile{type: "RuntimeDefault"}
          }
        }}
      ]`);

function environment(name: string, fieldPath: string): string {
  const type = `${TYPE}.env`;
  return cel`
    ${type}{name: "${name}", valueFrom: ${type}.valueFrom{
      fieldRef: ${type}.valueFrom.fieldRef{fieldPath: "${fieldPath}"}
    }}`;
}

function mount(name: string, mountPath: string): string {
  return `${TYPE}.volumeMounts{name: "${name}", mountPath: "${mountPath}", readOnly: true}`;
}

function probe(field: string, path: string, timings: string): string {
  return cel`
    ${field}: ${TYPE}.${field}{
      httpGet: ${TYPE}.${field}.httpGet{path: "${path}", port: ${GUARD_HEALTH_PORT}},
      ${timings}
    }`;
}
