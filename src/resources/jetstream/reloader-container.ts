import { ACCOUNTS_FILE, CONFIG_DIRECTORY, CONFIG_FILE, PID_FILE, ROUTES_FILE, TLS_DIRECTORY } from './server-config';
import { CONFIG_VOLUME, PID_VOLUME } from './server-container';
import * as argoevents from '../../../imports/argo-events';

export interface ReloaderContainerInput {
  readonly image: string;
  readonly template: argoevents.ContainerTemplate;
}

const FILES = [CONFIG_FILE, ROUTES_FILE, ACCOUNTS_FILE].map(file => `${CONFIG_DIRECTORY}/${file}`).concat(`${TLS_DIRECTORY}/tls.crt`, `${TLS_DIRECTORY}/tls.key`, `${TLS_DIRECTORY}/ca.crt`);

/** Tells the server to read its files again when the kubelet has renewed them: new credentials and certificates need no restart. */
export function reloaderContainer({ image, template }: ReloaderContainerInput) {
  return {
    name: 'reloader',
    image,
    imagePullPolicy: template.imagePullPolicy ?? 'IfNotPresent',
    args: ['-pid', PID_FILE, ...FILES.flatMap(file => ['-config', file])],
    resources: template.resources,
    securityContext: template.securityContext,
    volumeMounts: [
      { name: CONFIG_VOLUME, mountPath: CONFIG_DIRECTORY, readOnly: true },
      { name: PID_VOLUME, mountPath: '/var/run/nats', readOnly: true },
    ],
  };
}
