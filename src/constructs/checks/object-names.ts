import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

const LABEL = { maxLength: 63, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/, allowed: 'beginning with a letter' };

/** Kinds whose names Kubernetes limits more than those of others. */
const LIMITS: Record<string, { maxLength: number; pattern?: RegExp; allowed?: string }> = {
  Service: LABEL,
  Job: { maxLength: 63 },
};

/** Refuses names that Kubernetes would refuse for an object beside the custom resource, whose own name may be longer. */
export function validateObjectNames(construct: IConstruct, name: string): void {
  for (const object of construct.node.children) {
    if (!ApiObject.isApiObject(object)) continue;
    const { maxLength, pattern = /./, allowed }: typeof LIMITS[string] = LIMITS[object.kind] ?? { maxLength: 253 };
    if (object.name.length <= maxLength && pattern.test(object.name)) continue;
    throw new Error(`metadata.name: got "${name}". The name of the generated ${object.kind} would be "${object.name}" (${object.name.length} characters). `
      + `Allowed for that name: at most ${maxLength} characters${allowed ? `, ${allowed}` : ''}; shorten metadata.name to at most ${name.length - Math.max(0, object.name.length - maxLength)}`);
  }
}
