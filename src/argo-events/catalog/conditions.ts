/** What Argo Events makes of the conditions of a trigger. */
export interface Conditions {
  /** Names of dependencies, each once. */
  readonly names: readonly string[];
  /** Whether one event may have to wait for another. */
  readonly joins: boolean;
  /** Why the pods cannot read them, so that the trigger never runs; undefined where they can. */
  readonly fault?: ConditionFault;
}

export interface ConditionFault {
  /** "ends where a name is expected" */
  readonly text: string;
  /** Stands where a name must, and can be none. */
  readonly name?: string;
}

/** Of the language in which the pods read conditions. */
const WORDS = ['and', 'or', 'not', 'nil', 'let', 'if', 'else', 'in', 'IN', 'matches', 'contains', 'startsWith', 'endsWith', 'true', 'false'];

/**
 * Names joined by `&&` and `||`, in pairs of parentheses.
 *
 * @see https://argoproj.github.io/argo-events/sensors/trigger-conditions/
 */
export function parseConditions(text: string): Conditions {
  // words of any kind, so that a name that is none is told apart from what joins them
  const tokens = text.match(/&&|\|\||[()&|!]|[^\s()&|!]+/g) ?? [];
  const fault = faultOf(tokens);
  return {
    names: [...new Set(tokens.filter(token => !/^[()&|!]/.test(token)))],
    joins: tokens.some(token => token.startsWith('&')),
    ...fault && { fault },
  };
}

function faultOf(tokens: readonly string[]): ConditionFault | undefined {
  let depth = 0;
  let wantsName = true;
  for (const token of tokens) {
    if (token === '&' || token === '|') return { text: `has ${token}, and must have ${token}${token}` };
    if (token === '!') return { text: 'has !, and knows only && and ||' };
    const begins = !['&&', '||', ')'].includes(token);
    if (begins !== wantsName) return { text: `has ${token} where ${wantsName ? 'a name' : '&& or ||'} is expected` };
    if (token === '(') {
      depth++;
    } else if (token === ')') {
      if (--depth < 0) return { text: 'closes a parenthesis that is not open' };
    } else if (token === '&&' || token === '||') {
      wantsName = true;
    } else {
      if (WORDS.includes(token)) return { text: `has ${token}, a word of the language, as a name`, name: token };
      if (!/^[A-Za-z_][\w-]*$/.test(token)) return { text: `has ${token}, which is not a valid name`, name: token };
      wantsName = false;
    }
  }
  return wantsName ? { text: 'ends where a name is expected' } : depth > 0 ? { text: 'leaves a parenthesis open' } : undefined;
}

/** Whether conditions can ever hold when only some names get events. Conditions that cannot be read are a fault of their own, and are taken to hold. */
export function canHold(text: string, getsEvents: (name: string) => boolean): boolean {
  if (parseConditions(text).fault !== undefined) return true;
  const tokens = text.match(/&&|\|\||[()]|[^\s()&|]+/g) ?? [];
  let next = 0;
  const term = (): boolean => {
    if (tokens[next++] !== '(') return getsEvents(tokens[next - 1]);
    const inner = either();
    next++;
    return inner;
  };
  const both = (): boolean => {
    let holds = term();
    // both sides are read in any case, so that all tokens are used up
    while (tokens[next] === '&&') {
      next++;
      holds = [term(), holds].every(Boolean);
    }
    return holds;
  };
  const either = (): boolean => {
    let holds = both();
    while (tokens[next] === '||') {
      next++;
      holds = [both(), holds].some(Boolean);
    }
    return holds;
  };
  return either();
}

/**
 * Whether a trigger keeps events in the Sensor's bucket until others have come: its conditions have an `&&`, or it has none and
 * the Sensor several dependencies.
 */
export function waitsForSeveral(conditions: string | undefined, dependencies: readonly unknown[]): boolean {
  return conditions ? parseConditions(conditions).joins : dependencies.length > 1;
}
