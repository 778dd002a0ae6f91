/** A command that brings a bucket to a number of replicas; undefined where the text does not tell the bucket, or the number. */
export interface BucketCommand {
  readonly bucket?: string;
  readonly replicas?: number;
}

type Values = { readonly [name: string]: string | undefined };

const VARIABLE = /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g;
const ASSIGNMENT = /(?<![\w-])([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|([^\s;&|"']+))/g;
/** A loop that holds no other one. */
const LOOP = /\bfor\s+(\w+)\s+in\s+([^;\n]*?)\s*[;\n]\s*do\b((?:(?!\bfor\s+\w+\s+in\b)[\s\S])*?)\bdone\b/;
const COMMAND = /\b(kv|str(?:eam)?)\s+(?:add|new|create|edit|update)\b([^;&|\n)]*)/g;
/** Of a name that is not known: no bucket has it. */
const UNKNOWN = '$?';
/** Loops in loops multiply. */
const LONGEST_SCRIPT = 100_000;
const REPLICAS = /--replicas[\s=]+["']?([^\s"']+)["']?/;

/** `nats kv edit <sensor> --replicas 3` and `nats stream edit KV_<sensor> --replicas 3`, as words or in a script of the shell. */
export function bucketCommands(text: string, environment: Values): BucketCommand[] {
  const script = text.replace(/\\\n/g, ' ').replace(/(?<!\S)#.*$/gm, '');
  const values = { ...environment, ...assignments(script) };
  return [...expand(unroll(script, values), values).matchAll(COMMAND)].flatMap(([, subject, rest]) => commandOf(subject, rest));
}

/** A variable that has two values, or that of a command, is not known. */
function assignments(script: string): Values {
  const found = new Map<string, string | undefined>();
  for (const [, name, ...forms] of script.matchAll(ASSIGNMENT)) {
    const value = forms.find(form => form !== undefined)!;
    found.set(name, found.has(name) && found.get(name) !== value || /\$\(|`/.test(value) ? undefined : value);
  }
  return Object.fromEntries(found);
}

/** Twice, as a value may name another variable. */
function expand(text: string, values: Values): string {
  return substitute(substitute(text, values), values);
}

function substitute(text: string, values: Values): string {
  return text.replace(VARIABLE, (variable, plain?: string, braced?: string, otherwise?: string) => values[plain ?? braced!] ?? otherwise ?? variable);
}

/** The script with the body of each loop once for each word; a loop over words that are not known stays as it is. */
function unroll(script: string, values: Values): string {
  const loop = LOOP.exec(script);
  if (loop === null || script.length > LONGEST_SCRIPT) return script;
  const [all, variable, list, body] = loop;
  const words = expand(list, values).split(/\s+/).map(unquoted).filter(word => word !== '');
  const known = words.every(word => !/[$`()]/.test(word));
  const bodies = (known ? words : [UNKNOWN]).map(word => expand(body, { ...values, [variable]: word }));
  return unroll(`${script.slice(0, loop.index)}${bodies.join('\n')}${script.slice(loop.index + all.length)}`, values);
}

function commandOf(subject: string, rest: string): BucketCommand[] {
  const [given, replicas] = REPLICAS.exec(rest) ?? [];
  if (given === undefined) return [];
  const words = rest.replace(given, ' ').split(/\s+/).map(unquoted).filter(word => word !== '');
  const name = words[0]?.startsWith('-') ? words.filter(word => !word.startsWith('-')).pop() : words[0];
  const known = name !== undefined && /^[\w-]+$/.test(name);
  const isStream = subject !== 'kv';
  if (known && isStream && !name.startsWith('KV_')) return [];
  return [{
    ...known && { bucket: isStream ? name.slice('KV_'.length) : name },
    .../^\d+$/.test(replicas) && { replicas: Number(replicas) },
  }];
}

function unquoted(word: string): string {
  return word.replace(/["']/g, '');
}
