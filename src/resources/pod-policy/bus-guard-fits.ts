import { BUS_VOLUME, WEBHOOK_VOLUME } from './bus-guard-volumes';
import { cel } from './cel';
import { BUS_GUARD_CONTAINER } from '../../contract/guard-names';

/** CEL, true when the pod has the guard. */
export const hasBusGuard = cel`
  object.spec.?initContainers.orValue([])
    .exists(c, c.name == "${BUS_GUARD_CONTAINER}" && c.?restartPolicy.orValue("") == "Always")`;

/**
 * CEL, false for pods that could not start with a guard: its ports may be taken on the host's network; Windows has no HAProxy; it
 * may not fit into resources that are given for the whole pod; one of its names is taken.
 */
export const busGuardFits = cel`
  !object.spec.?hostNetwork.orValue(false)
  && object.spec.?os.?name.orValue("linux") == "linux"
  && !has(object.spec.resources)
  && !object.spec.?volumes.orValue([]).exists(v, v.name in ["${BUS_VOLUME}", "${WEBHOOK_VOLUME}"] && !has(v.configMap))
  && !object.spec.containers.exists(c, c.name == "${BUS_GUARD_CONTAINER}")
  && !object.spec.?initContainers.orValue([]).exists(c, c.name == "${BUS_GUARD_CONTAINER}" && !variables.hasBusGuard)`;
