import { parseArgs, ParseArgsConfig } from 'node:util';
import { UsageError, unknownWord } from '../contract/usage-error';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
  /** A former name, which still counts. */
  readonly formerly?: string;
}

export type Options = Readonly<Record<string, Option>>;

export interface Arguments {
  readonly paths: readonly string[];
  /** The last value of an option. */
  readonly text: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  /** Undefined when the option was not given; false for `--no-<name>`. */
  readonly flag: (name: string) => boolean | undefined;
}

/** Reads a command line; an option that does not exist is named with the one that was probably meant. */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const names = Object.keys(options);
  const former = new Map(names.flatMap(name => (options[name].formerly === undefined ? [] : [[options[name].formerly, name]])));
  const config: ParseArgsConfig['options'] = Object.fromEntries([...names, ...former.keys()].map(name => {
    const { type } = options[former.get(name) ?? name];
    return [name, { type, multiple: type === 'string' }];
  }));
  const parsing = { args: [...args], options: config, strict: false, allowPositionals: true, allowNegative: true, tokens: true as const };
  const { tokens } = parseArgs(parsing);
  const values = new Map<string, (string | boolean)[]>();
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      paths.push(token.value);
    } else if (token.kind === 'option') {
      // the name of a negative option is with or without its "no-", by the version of Node
      const negative = token.rawName.startsWith('--no-') && options[token.rawName.slice(2)] === undefined;
      const given = negative ? token.rawName.slice(5) : token.name;
      const name = former.get(given) ?? given;
      const option = Object.hasOwn(options, name) && token.rawName.startsWith('--') ? options[name] : undefined;
      if (option === undefined) throw unknownOption(token.rawName, options);
      if (option.type === 'string' && (negative || token.value === undefined)) throw new UsageError(`${token.rawName} needs a value: --${name} ${option.value}`);
      if (option.type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value, and got ${JSON.stringify(token.value)}`);
      values.set(name, [...values.get(name) ?? [], token.value ?? !negative]);
    }
  }
  return {
    paths,
    text: name => values.get(name)?.at(-1) as string | undefined,
    all: name => (values.get(name) ?? []) as string[],
    flag: name => values.get(name)?.at(-1) as boolean | undefined,
  };
}

function unknownOption(given: string, options: Options): UsageError {
  const known = [...Object.keys(options), 'help'];
  const meant = given.startsWith('--no-') ? known.filter(name => options[name]?.type === 'boolean').map(name => `no-${name}`) : known;
  return unknownWord('there is no option', given, (meant.length > 0 ? meant : known).map(name => `--${name}`));
}

/** The lines of the help for options. */
export function optionsHelp(options: Options): string {
  const left = Object.entries(options).map(([name, { value }]) => `  --${name}${value === undefined ? '' : ` ${value}`}`);
  const width = Math.max(...left.map(text => text.length)) + 2;
  return Object.values(options).map(({ help }, i) => left[i].padEnd(width) + help.replaceAll('\n', `\n${' '.repeat(width)}`)).join('\n');
}
