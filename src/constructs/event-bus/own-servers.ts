import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { HaEventBusProps } from './ha-event-bus-props';
import { jobPodFields } from './job-pod-fields';
import { guardOwnServers } from './node-guard';
import { OwnServersValues } from './own-servers-defaults';
import * as argoevents from '../../../imports/argo-events';
import { ownBusSelector } from '../../contract/bus-label';
import { throughputAnnotation } from '../../contract/throughput-annotation';
import { eventBusAffinity } from '../../resources/event-bus/affinity';
import { EventBusValues } from '../../resources/event-bus/event-bus-values';
import { busContainer, busPodSecurityContext } from '../../resources/event-bus/pods';
import { clientService } from '../../resources/jetstream/client-service';
import { serverConfigMap } from '../../resources/jetstream/config-map';
import { exoticEventBus } from '../../resources/jetstream/exotic-event-bus';
import { ownBusLabels } from '../../resources/jetstream/metadata';
import { ownBusNames, ownBusUrl } from '../../resources/jetstream/names';
import { serverNetworkPolicy } from '../../resources/jetstream/network-policy';
import { secretsJob } from '../../resources/jetstream/secrets-job';
import { routesConfig, serverConfig } from '../../resources/jetstream/server-config';
import { serversService } from '../../resources/jetstream/servers-service';
import { serverStatefulSet, templateHash } from '../../resources/jetstream/stateful-set';
import { zoneSpread } from '../../resources/jetstream/zone-spread';
import { keep, syncWave } from '../../resources/workload/argo-cd';
import { HaNodeGuard } from '../node-guard/ha-node-guard';

/** The objects of a bus of own servers. */
export interface OwnServers {
  readonly eventBus: argoevents.EventBusProps;
  readonly statefulSet: ApiObject;
  readonly configMap: ApiObject;
  readonly clientService: ApiObject;
  readonly serversService: ApiObject;
  readonly networkPolicy?: ApiObject;
  readonly secretsJob?: ApiObject;
  readonly secretsServiceAccount?: ApiObject;
  readonly secretsRole?: ApiObject;
  readonly secretsRoleBinding?: ApiObject;
  /** Empty without a node guard. */
  readonly serverServices: ApiObject[];
  /** Undefined without a node guard. */
  readonly nearService?: ApiObject;
  /** Changes with the pods of the servers. */
  readonly rollout: string;
}

/** Makes the servers of a bus and what they need. */
export function ownServers(scope: Construct, values: EventBusValues, own: OwnServersValues, props: HaEventBusProps, guard?: HaNodeGuard): OwnServers {
  const { name: bus, survives, zones, replicas: servers } = values;
  const names = ownBusNames(bus);
  const selector = ownBusSelector(bus);
  const annotations = syncWave(values.syncWave);
  const meta = (name: string, wave = values.syncWave) => ({ name, labels: ownBusLabels(bus), annotations: syncWave(wave) });
  const namespace = Chart.of(scope).namespace;
  const metrics = own.exporterImage !== undefined;

  const secrets = own.make.length === 0 ? undefined : secretObjects(scope, values, own, props);
  const config = serverConfig({ bus, namespace, servers, server: values.server, settings: values.settings, extra: props.ownServers?.extraConfig });
  const configMap = new ApiObject(scope, 'ConfigMap', serverConfigMap({ metadata: meta(names.configMap), config: config.text, routes: routesConfig({ bus, namespace, servers }) }));
  const { annotations: ordered, ...named } = meta(names.statefulSet);
  const statefulSet = serverStatefulSet({
    metadata: { ...named, annotations: { ...ordered, ...keep() } },
    selector,
    servers,
    serversService: names.serversService,
    rolledByKeeper: values.keeper.enabled,
    configMap: names.configMap,
    restartHash: config.restartHash,
    accountsSecret: own.accountsSecret,
    tlsSecret: own.tlsSecret,
    server: { image: own.image, version: values.version, template: values.container, args: props.startArgs ?? [] },
    reloader: { image: own.reloaderImage, template: busContainer(props.reloaderContainerTemplate, '10m', '32Mi', '64Mi') },
    exporter: own.exporterImage === undefined ? undefined
      : { image: own.exporterImage, template: busContainer(props.metricsContainerTemplate, '10m', '32Mi', '128Mi') },
    store: values.persistence,
    pods: {
      labels: { ...props.podMetadata?.labels, ...ownBusLabels(bus) },
      // the volume for the process id would otherwise keep the cluster autoscaler from a node
      annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true', ...props.podMetadata?.annotations },
      affinity: { ...eventBusAffinity({ survives, servers, zones, selector }), ...props.affinity },
      topologySpreadConstraints: [zoneSpread({ survives, servers, zones, selector })],
      securityContext: { ...busPodSecurityContext(), fsGroupChangePolicy: 'OnRootMismatch', ...props.securityContext },
      nodeSelector: props.nodeSelector,
      tolerations: props.tolerations,
      priorityClassName: props.priorityClassName,
      serviceAccountName: props.serviceAccountName,
      imagePullSecrets: props.imagePullSecrets,
    },
  });
  return {
    eventBus: exoticEventBus({
      name: bus,
      url: ownBusUrl(bus, namespace),
      survives,
      stream: values.stream,
      access: own.access,
      metadata: props.metadata,
      annotations: { ...annotations, ...values.throughput && throughputAnnotation(values.throughput) },
    }),
    configMap,
    serversService: new ApiObject(scope, 'ServersService', serversService({ metadata: meta(names.serversService), selector, metrics })),
    ...guard ? guardOwnServers(scope, guard, { bus, servers, labels: ownBusLabels(bus), annotations })
      : { clientService: new ApiObject(scope, 'ClientService', clientService({ metadata: meta(names.clientService), selector })), serverServices: [] },
    statefulSet: new ApiObject(scope, 'StatefulSet', statefulSet),
    ...props.ownServers?.networkPolicy && {
      networkPolicy: new ApiObject(scope, 'NetworkPolicy', serverNetworkPolicy({
        metadata: meta(names.networkPolicy), selector, metrics, clientNamespaces: props.ownServers.clientNamespaces,
      })),
    },
    ...secrets,
    rollout: templateHash(statefulSet),
  };
}

function secretObjects(scope: Construct, values: EventBusValues, own: OwnServersValues, props: HaEventBusProps) {
  const { make, access, secretsImage } = own;
  const objects = secretsJob({
    bus: values.name,
    // before the servers, whose pods wait for the Secrets
    metadata: { labels: ownBusLabels(values.name), annotations: syncWave(values.syncWave - 1) },
    make,
    clientSecret: { name: access.clientSecret, key: access.clientSecretKey },
    clusterDomain: values.clusterDomain,
    image: secretsImage,
    fields: jobPodFields(props),
  });
  return {
    secretsServiceAccount: new ApiObject(scope, 'SecretsServiceAccount', objects.serviceAccount),
    secretsRole: new ApiObject(scope, 'SecretsRole', objects.role),
    secretsRoleBinding: new ApiObject(scope, 'SecretsRoleBinding', objects.roleBinding),
    secretsJob: new ApiObject(scope, 'SecretsJob', objects.job),
  };
}
