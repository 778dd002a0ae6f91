/**
 * Keeps the variables of scripts and configurations from the substitution of Flux (`postBuild`), which replaces every `${...}`, and fails at one that it
 * cannot parse.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export function withoutSubstitution(annotations: { readonly [annotation: string]: string } | undefined): { [annotation: string]: string } {
  return { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled', ...annotations };
}
