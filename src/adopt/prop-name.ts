/** The name of a prop for a field of a custom resource: jsii has no acronyms in capitals, and asks for `projectId` where the field is `projectID`. */
export function propName(field: string): string {
  return field.replace(/([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)/g, (_, first: string, others: string) => first + others.toLowerCase());
}
