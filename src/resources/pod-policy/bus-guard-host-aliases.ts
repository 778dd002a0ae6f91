import { cel } from './cel';
import { jsonPatch } from './pod-addition';

/** Sends the bus's name to the guard, in every form in which a client may ask for it. A JSON patch, since hostnames is atomic. */
export const busGuardHostAliases = jsonPatch(cel`
  variables.busGuard == ""
  || !variables.hasBusGuard
  || object.spec.?hostAliases.orValue([])
      .exists(a, a.?hostnames.orValue([]).exists(h, h.startsWith(variables.busService)))
    ? []
    : (has(object.spec.hostAliases) ? [] : [
        JSONPatch{op: "add", path: "/spec/hostAliases", value: []}
      ]) + [
        JSONPatch{op: "add", path: "/spec/hostAliases/-", value: Object.spec.hostAliases{
          ip: "127.0.0.1",
          hostnames: [
            variables.busService + "." + request.namespace + ".svc",
            variables.busService + "." + request.namespace,
            variables.busService
          ]
        }}
      ]`);
