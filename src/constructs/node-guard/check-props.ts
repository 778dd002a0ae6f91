import { HaNodeGuardProps } from './ha-node-guard-props';
import * as argoevents from '../../../imports/argo-events';
import { kubernetesVersion } from '../checks/kubernetes-version';
import { metadata } from '../checks/metadata';
import { check, Checks, integer, listOf, podFields, text, textByName, validateProps } from '../checks/prop-schema';

const NODE_GUARD: Checks<HaNodeGuardProps> = {
  metadata,
  kubernetesVersion,
  image: text,
  imagePullSecrets: listOf('a list of objects', podFields(argoevents.toJson_LocalObjectReference)),
  resources: podFields(argoevents.toJson_ResourceRequirements),
  priorityClassName: text,
  tolerations: listOf('a list of objects', podFields(argoevents.toJson_Toleration)),
  nodeSelector: textByName,
  affinity: podFields(argoevents.toJson_Affinity),
  podMetadata: podFields(argoevents.toJson_Metadata),
  maxSurge: check('a number of nodes from 1 on, for example "1", or a percentage, for example "10%"', value => typeof value === 'string' && /^[1-9]\d*%?$/.test(value)),
  clusterDomain: check('a DNS name without a dot at its end, for example cluster.local', value => /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(value)),
  syncWave: integer,
};

export function validateNodeGuardProps(props: HaNodeGuardProps): void {
  validateProps(props, NODE_GUARD);
}
