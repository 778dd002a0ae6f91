import { cel } from './cel';
import { Variable } from './pod-addition';
import { POD_POLICY_VERSION, PodAnnotation } from '../../contract/pod-annotations';

/** Pods that do not ask for this version of the policy count as pods without annotations, and nothing is added. */
export const annotations: Variable = {
  name: 'annotations',
  expression: cel`
    object.metadata.?annotations[?"${PodAnnotation.POLICY}"].orValue("") == "${POD_POLICY_VERSION}"
      ? object.metadata.annotations
      : {}`,
};
