/** CEL over several lines without the indentation of the source; lines of a value keep the indentation of its place. */
export function cel(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  const text = strings.raw.reduce((before, after, index) => {
    const indentation = /[^\n]*$/.exec(before)![0].match(/^ */)![0];
    return before + String(values[index - 1]).replaceAll('\n', `\n${indentation}`) + after;
  });
  const lines = text.replace(/^\n|\n *$/g, '').split('\n');
  const common = Math.min(...lines.filter(line => line.trim()).map(line => line.search(/\S/)));
  return lines.map(line => line.slice(common)).join('\n');
}

/** The value of an annotation of a pod that asks for the policy; an empty string when there is none. */
export function annotation(key: string): string {
  return `variables.annotations[?"${key}"].orValue("")`;
}

/** The value of an annotation as a whole number from 1 up, of so many digits at most; 0 when there is none or it is anything else. */
export function wholeNumber(key: string, digits: number): string {
  return cel`
    ${annotation(key)}.matches("^[1-9][0-9]{0,${digits - 1}}$")
      ? int(variables.annotations["${key}"])
      : 0`;
}

/** The value of an annotation that matches the whole pattern; an empty string when there is none or it does not. */
export function matching(key: string, pattern: string): string {
  return cel`
    ${annotation(key)}.matches("^(${pattern})$")
      ? string(variables.annotations["${key}"])
      : ""`;
}
