/** A member of an enum of the package: `FailureDomain.ZONE`. */
export class EnumMember {
  public constructor(public readonly type: string, public readonly member: string) {}
}

/** A call of a static method: `Duration.hours(72)`. Its class is of cdk8s or of the package. */
export class Call {
  public constructor(public readonly type: string, public readonly method: string, public readonly args: readonly Code[]) {}
}

/** Another part of the app, by the name of its variable. */
export class Reference {
  public constructor(public readonly variable: string) {}
}

/** A value in the source of an app. */
export type Code = undefined | string | number | boolean | EnumMember | Call | Reference | readonly Code[] | { readonly [key: string]: Code };

export type CodeRecord = { readonly [key: string]: Code };

export function isCodeRecord(code: unknown): code is CodeRecord {
  return typeof code === 'object' && code !== null && !Array.isArray(code)
    && !(code instanceof EnumMember) && !(code instanceof Call) && !(code instanceof Reference);
}

/** The code of a value of YAML; null is no value. */
export function codeOf(value: unknown): Code {
  if (Array.isArray(value)) return value.filter(item => item !== null && item !== undefined).map(codeOf);
  if (typeof value !== 'object') return value as string | number | boolean | undefined;
  if (value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, codeOf(inner)] as const).filter(([, code]) => code !== undefined));
}
