import { FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Finding, Rule, Severity } from '../../engine/rule';
import { hasServers } from '../../helpers/buses';
import { Removal, RemovalTime, removalsOf } from '../../helpers/recreation';

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
metadata: { name: default, `;
const SENSOR = `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
spec: { replicas: 3 }
metadata: { name: orders, `;

export const objectRecreated: Rule = {
  id: 'ha/object-recreated',
  category: 'operation',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'A deployment tool deletes an object that must stay.',
  why: 'the deletion of an EventBus deletes its servers, their volume claims and all events; the deletion of an EventSource or Sensor deletes its pods',
  fix: 'remove the annotation, so that the tool updates the object instead',
  docs: [
    'https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies', 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup',
    'https://werf.io/docs/v2/usage/deploy/resource_lifecycle.html', Docs.source('pkg/reconciler/eventbus/installer/installer.go'),
  ],
  examples: {
    bad: [
      `${BUS}annotations: { helm.sh/hook: "post-install, post-upgrade", helm.sh/hook-delete-policy: hook-succeeded } }`,
      `${BUS}annotations: { helm.sh/hook: pre-install } }`,
      `${BUS}annotations: { helm.sh/hook: test } }`,
      `${BUS}annotations: { argocd.argoproj.io/hook: PreSync } }`,
      `${BUS}annotations: { argocd.argoproj.io/hook: PostSync, argocd.argoproj.io/hook-delete-policy: "HookFailed,HookSucceeded" } }`,
      `${BUS}annotations: { argocd.argoproj.io/hook: Skip } }`,
      `${BUS}annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false,Force=true, Replace=true" } }`,
      `${BUS}annotations: { werf.io/delete-policy: before-creation } }`,
      `${BUS}annotations: { kapp.k14s.io/update-strategy: always-replace } }`,
      `${BUS}annotations: { kluctl.io/hook: post-deploy } }`,
      `${BUS}labels: { kustomize.toolkit.fluxcd.io/force: Enabled } }`,
      `${BUS}annotations: { janitor/ttl: 7d } }`,
      `${SENSOR}annotations: { helm.sh/hook: post-install } }`,
      `${SENSOR}annotations: { argocd.argoproj.io/hook: Sync, argocd.argoproj.io/hook-delete-policy: HookSucceeded } }`,
    ],
    good: [
      `${BUS}annotations: { helm.sh/resource-policy: keep, argocd.argoproj.io/sync-wave: "-1" } }`,
      `${BUS}annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false,Replace=true" } }`,
      `${BUS}annotations: { kustomize.toolkit.fluxcd.io/force: Disabled, janitor/ttl: forever } }`,
      `${SENSOR}annotations: { kustomize.toolkit.fluxcd.io/force: Enabled } }`,
    ],
  },
  check: ({ buses, sources, sensors }) => [
    ...buses.flatMap(bus => removalsOf(bus.object).flatMap(removal => finding(bus.object, removal, hasServers(bus)))),
    ...[...sources, ...sensors].flatMap(({ object }) => removalsOf(object).flatMap(removal => finding(object, removal, false))),
  ],
};

const ACTIONS: Readonly<Record<RemovalTime, string>> = {
  'each-deployment': 'recreates this KIND when it deploys',
  'after-deployment': 'deletes this KIND as soon as it is deployed',
  'refused-change': 'recreates this KIND when a change is refused',
  'never': 'does not create this KIND in a deployment',
  'expiry': 'deletes this KIND when its time expires',
};

const WITH_THE_EVENTS: Readonly<Record<RemovalTime, string>> = {
  'each-deployment': 'the deletion includes the volume claims and all events; while EventSources or Sensors use the bus, the deletion waits and the deployment fails',
  'after-deployment': 'without an EventBus no EventSource and no Sensor starts; the deletion includes the volume claims and all events',
  'refused-change': 'the validating webhook refuses a change of streamConfig or of the bus type; the deletion that follows includes the volume claims and all events',
  'never': 'without an EventBus no EventSource and no Sensor starts',
  'expiry': 'the deletion includes the volume claims and all events, and the bus is not recreated before the next deployment',
};

const PODS_ONLY: Readonly<Record<RemovalTime, string | undefined>> = {
  'each-deployment': 'its pods terminate, and no event is received or triggered until new pods run',
  'after-deployment': 'its pods terminate',
  'refused-change': undefined,
  'never': 'it has no pods',
  'expiry': 'its pods terminate, and they are not recreated before the next deployment',
};

const EFFECTS: Readonly<Record<RemovalTime, FlowEffect>> = {
  'each-deployment': { does: 'on-change' },
  'after-deployment': { does: 'never-delivers', to: 'object' },
  'refused-change': { does: 'on-change' },
  'never': { does: 'never-starts', to: 'object' },
  'expiry': { does: 'sometimes' },
};

function finding(object: FlowObject, { when, tool, field, key, value }: Removal, keepsEvents: boolean): Finding[] {
  const why = (keepsEvents ? WITH_THE_EVENTS : PODS_ONLY)[when];
  return why === undefined ? [] : [{
    object,
    path: ['metadata', field, key],
    severity: severityOf(when, keepsEvents),
    effect: EFFECTS[when],
    what: `${tool} ${ACTIONS[when].replace('KIND', object.kind)}: ${key}: ${value}`,
    why,
    fix: `remove ${key} from metadata.${field}, so that ${tool} ${when === 'expiry' ? 'leaves the object alone' : 'updates the object instead'}`,
  }];
}

function severityOf(when: RemovalTime, keepsEvents: boolean): Severity {
  const mild = when === 'refused-change' || !keepsEvents && when === 'each-deployment';
  return mild ? 'warning' : 'error';
}
