import { cel } from './cel';
import { applyConfiguration } from './pod-addition';

export const BUS_VOLUME = 'bus-guard-config';
export const WEBHOOK_VOLUME = 'webhook-guard-config';

export const busGuardVolumes = [
  configVolume(BUS_VOLUME, 'variables.busGuardConfig'),
  configVolume(WEBHOOK_VOLUME, 'variables.webhookGuardConfig'),
];

function configVolume(name: string, configMap: string) {
  return applyConfiguration(cel`
    variables.busGuard != ""
    && ${configMap} != ""
    && !object.spec.?volumes.orValue([]).exists(v, v.name == "${name}")
      ? Object{spec: Object.spec{volumes: [Object.spec.volumes{
          name: "${name}",
          configMap: Object.spec.volumes.configMap{name: ${configMap}}
        }]}}
      : Object{}`);
}
