import { HaNodeGuardProps } from './ha-node-guard-props';
import * as argoevents from '../../../imports/argo-events';
import { kubernetesVersion } from '../checks/kubernetes-version';
import { metadata } from '../checks/metadata';
import { check, Checks, integer, record, records, text, textByName, validateProps } from '../checks/prop-schema';

const NODE_GUARD: Checks<HaNodeGuardProps> = {
  metadata,
  kubernetesVersion,
  image: text,
  imagePullSecrets: records,
  resources: record,
  priorityClassName: text,
  tolerations: records,
  nodeSelector: textByName,
  affinity: record,
  podMetadata: record,
  maxSurge: check('a number of nodes from 1 on, for example "1", or a percentage, for example "10%"', value => typeof value === 'string' && /^[1-9]\d*%?$/.test(value)),
  clusterDomain: check('a DNS name without a dot at its end, for example cluster.local', value => /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(value)),
  syncWave: integer,
};

export function validateNodeGuardProps(props: HaNodeGuardProps): void {
  validateProps(props, NODE_GUARD);
  argoevents.toJson_ResourceRequirements(props.resources, 'resources');
  argoevents.toJson_Affinity(props.affinity, 'affinity');
  argoevents.toJson_Metadata(props.podMetadata, 'podMetadata');
  for (const [index, toleration] of (props.tolerations ?? []).entries()) argoevents.toJson_Toleration(toleration, `tolerations[${index}]`);
}
