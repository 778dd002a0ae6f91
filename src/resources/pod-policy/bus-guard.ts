import { busGuardContainer } from './bus-guard-container';
import { busGuardFits, hasBusGuard } from './bus-guard-fits';
import { busGuardHostAliases } from './bus-guard-host-aliases';
import { busGuardVolumes, WEBHOOK_VOLUME } from './bus-guard-volumes';
import { annotation, cel, matching } from './cel';
import { missing } from './missing';
import { PodAddition } from './pod-addition';
import { BUS_GUARD_CONTAINER, BUS_GUARD_IMAGE, GUARD_CPU, GUARD_MEMORY } from '../../contract/guard-names';
import { GUARD_FALL, PodAnnotation } from '../../contract/pod-annotations';

/** Longest bus whose Service eventbus-<bus>-js-svc is still a DNS label: 63 - 9 - 7. */
const BUS = '[a-z0-9]([-a-z0-9]{0,45}[a-z0-9])?';
const CONFIG_MAP = '[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?';
const IMAGE = '[A-Za-z0-9][-A-Za-z0-9._/:@]*';

/**
 * A guard between the process and the bus, in its own pod. Steps run in this order, so that whatever fails leaves a pod that
 * starts: a volume nobody mounts, a guard nobody uses, and the bus's name only when the guard is there.
 */
export const busGuard: PodAddition = {
  variables: [
    { name: 'busGuardImage', expression: `variables.annotations[?"${PodAnnotation.BUS_GUARD_IMAGE}"].orValue("${BUS_GUARD_IMAGE}")` },
    { name: 'busGuardConfig', expression: matching(PodAnnotation.BUS_GUARD_CONFIG, CONFIG_MAP) },
    { name: 'webhookGuardConfig', expression: matching(PodAnnotation.WEBHOOK_GUARD_CONFIG, CONFIG_MAP) },
    { name: 'hasBusGuard', expression: hasBusGuard },
    { name: 'busGuardFits', expression: busGuardFits },
    {
      name: 'busGuard',
      expression: cel`
        variables.busGuardFits
        && variables.busGuardConfig != ""
        && variables.busGuardImage.matches("^${IMAGE}$")
          ? (${matching(PodAnnotation.BUS_GUARD, BUS)})
          : ""`,
    },
    { name: 'busService', expression: '"eventbus-" + variables.busGuard + "-js-svc"' },
    { name: 'busGuardCpuRequest', expression: quantity(PodAnnotation.BUS_GUARD_CPU_REQUEST, GUARD_CPU) },
    { name: 'busGuardMemory', expression: quantity(PodAnnotation.BUS_GUARD_MEMORY, GUARD_MEMORY) },
    {
      name: 'busGuardFall',
      expression: cel`
        ${annotation(PodAnnotation.BUS_GUARD_FALL)}.matches("^[1-9]$")
          ? string(variables.annotations["${PodAnnotation.BUS_GUARD_FALL}"])
          : "${GUARD_FALL}"`,
    },
    {
      name: 'busGuardUser',
      // 99 is the user of the official image; the pod's own comes first, since the cluster may allow no other
      expression: cel`
        object.spec.?securityContext.?runAsUser.orValue(0) > 0
          ? int(object.spec.securityContext.runAsUser)
          : 99`,
    },
  ],
  mutations: [...busGuardVolumes, busGuardContainer, busGuardHostAliases],
  checks: [
    missing(
      'the sidecar bus-guard',
      [PodAnnotation.BUS_GUARD, PodAnnotation.BUS_GUARD_CONFIG, PodAnnotation.BUS_GUARD_IMAGE],
      'variables.hasBusGuard',
    ),
    missing(
      'the webhook configuration of the sidecar bus-guard',
      [PodAnnotation.WEBHOOK_GUARD_CONFIG],
      cel`
        object.spec.?initContainers.orValue([])
          .exists(c, c.name == "${BUS_GUARD_CONTAINER}" && c.?volumeMounts.orValue([]).exists(m, m.name == "${WEBHOOK_VOLUME}"))`,
    ),
  ],
};

/** The annotation's value, or the default where it is no quantity or less than HAProxy can live on. */
function quantity(key: string, { least, default: otherwise }: { readonly least: string; readonly default: string }): string {
  const value = annotation(key);
  return cel`
    isQuantity(${value})
    && quantity(variables.annotations["${key}"]).compareTo(quantity("${least}")) >= 0
      ? string(variables.annotations["${key}"])
      : "${otherwise}"`;
}
