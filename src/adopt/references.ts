import { Call, Code, isCodeRecord, Reference } from './code';
import { Part, Plan } from './part';

/** Whether the source needs a variable for the part. */
export function isReferredTo({ variable, additions }: Part, { charts }: Plan): boolean {
  return additions.length > 0 || charts.some(({ parts }) => parts.some(({ props }) => refersTo(props, variable)));
}

function refersTo(code: Code, variable: string): boolean {
  if (code instanceof Reference) return code.variable === variable;
  if (code instanceof Call) return code.args.some(arg => refersTo(arg, variable));
  if (Array.isArray(code)) return code.some(item => refersTo(item as Code, variable));
  return isCodeRecord(code) && Object.values(code).some(value => refersTo(value, variable));
}
