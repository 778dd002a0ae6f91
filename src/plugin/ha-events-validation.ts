/**
 * Runs `ha-events check` on every `cdk8s synth`, as a validation plugin of cdk8s-cli. In `cdk8s.yaml`:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-argo-events-ha
 *     version: <the exact version that is installed>
 *     class: HaEventsValidation
 *     properties:
 *       failOn: warning
 * ```
 *
 * The synthesis fails when a finding is as grave as `failOn` (`error`, `warning`, the default, or `info`), or when the flow does not
 * survive what its constructs declare. Facts and accepted findings are read from `config`, by default `ha-events.yaml`, if there is one.
 */
export class HaEventsValidation {
  private readonly properties: { [name: string]: any };

  /**
   * @param properties `properties` of the plugin in `cdk8s.yaml`
   */
  public constructor(properties?: { [name: string]: any }) {
    this.properties = properties ?? {};
  }

  /**
   * Checks the manifests of an app. Called by cdk8s-cli.
   *
   * @param context the ValidationContext of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { validateManifests } = require('./validate-manifests') as typeof import('./validate-manifests');
    validateManifests(context, this.properties);
  }
}
