import { STRUCT_DOCS } from './docs-handwritten';

/** The typed ApiObject of a kind. */
export function emitKind(kind: string): string {
  return `/**
 * ${STRUCT_DOCS[kind]}
 *
 * JSON patches are applied last, to the finished manifest: they use the names of the custom resource and may add any field.
 *
 * @see https://argoproj.github.io/argo-events/APIs/#argoproj.io/v1alpha1.${kind}
 */
export class ${kind} extends ApiObject {
  /** The apiVersion and kind of ${kind}. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'argoproj.io/v1alpha1', kind: '${kind}' };

  /**
   * The manifest as a plain object, for use where no construct is wanted.
   *
   * @param props the typed fields
   */
  public static manifest(props: ${kind}Props): any {
    return { ...${kind}.GVK, ...toJson_${kind}Props(props) };
  }

  private readonly patchesOfManifest: JsonPatch[] = [];

  /**
   * @param scope where the object is defined
   * @param id name of the construct in its scope
   * @param props the typed fields
   */
  public constructor(scope: Construct, id: string, props: ${kind}Props) {
    super(scope, id, { ...${kind}.GVK, ...props });
  }

  /**
   * Adds patches of the manifest, in the names of the custom resource.
   *
   * @param ops JSON patch operations
   */
  public override addJsonPatch(...ops: JsonPatch[]): void {
    this.patchesOfManifest.push(...ops);
  }

  /** Renders the manifest; a field that Argo Events does not know is an error. */
  public override toJson(): any {
    const { apiVersion, kind, ...props } = super.toJson();
    return JsonPatch.apply({ apiVersion, kind, ...toJson_${kind}Props(props, this.node.path) }, ...this.patchesOfManifest);
  }
}`;
}
