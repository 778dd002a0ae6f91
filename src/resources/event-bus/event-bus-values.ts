import { JetStreamSettingsInput } from './jetstream-settings';
import { ServerOptionsInput } from './server-options';
import { StreamConfigInput } from './stream-config';
import * as argoevents from '../../../imports/argo-events';
import { FailureDomain } from '../../contract/failure-domain';
import { DeclaredThroughput } from '../../contract/throughput-annotation';
import { BusGuardWiring } from '../workload/workload-input';

/** Every value of an EventBus, given or derived. */
export interface EventBusValues {
  readonly name: string;
  readonly survives: FailureDomain;
  readonly zones: number;
  readonly replicas: number;
  readonly version: string;
  /** What the controller lists, where that is not a published list. */
  readonly jetStreamVersions?: readonly string[];
  readonly server: ServerOptionsInput;
  readonly persistence: argoevents.PersistenceStrategy;
  readonly container: argoevents.ContainerTemplate;
  readonly settings: JetStreamSettingsInput;
  readonly stream: StreamConfigInput;
  readonly podPolicy: boolean;
  readonly busGuard: boolean;
  readonly busGuardWiring: BusGuardWiring;
  readonly kubernetesVersion?: string;
  readonly clusterDomain: string;
  readonly natsBoxImage: string;
  readonly keeper: {
    readonly enabled: boolean;
    readonly image: string;
    readonly subscriptions: boolean;
    readonly restartSensors: boolean;
    readonly moveLeaders: boolean;
  };
  readonly syncWave: number;
  /** What the bus is declared to bear. */
  readonly throughput?: DeclaredThroughput;
}
