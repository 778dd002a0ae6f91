/** For pods that preferred anti-affinity alone keeps apart. */
export const REQUIRE_APART = 'make the anti-affinity required, with matchLabelKeys: [pod-template-hash]: the scheduler may place the pods together against a preference';
