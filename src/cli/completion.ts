import { Options } from './arguments';

export interface CompletedCommand {
  readonly summary: string;
  readonly options: Options;
  /** Words that its first arguments can be. */
  readonly words?: readonly string[];
}

type Commands = Readonly<Record<string, CompletedCommand>>;

export const SHELLS: Readonly<Record<string, (commands: Commands) => string>> = { bash, zsh, fish };

function flags(options: Options): string[] {
  return [...Object.keys(options), 'help'].map(name => `--${name}`);
}

function bash(commands: Commands): string {
  const cases = Object.entries(commands).map(([name, { options, words = [] }]) => `    ${name}) words="${[...words, ...flags(options)].join(' ')}" ;;`);
  return [
    '_ha_events() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words',
    '  case "$COMP_CWORD:${COMP_WORDS[1]}" in',
    `    1:*) COMPREPLY=($(compgen -W "${Object.keys(commands).join(' ')} help --version" -- "$current")); return ;;`,
    '  esac',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))',
    '}',
    'complete -o filenames -F _ha_events ha-events',
    '',
  ].join('\n');
}

/** zsh runs the functions of bash. */
function zsh(commands: Commands): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
}

function fish(commands: Commands): string {
  const line = (condition: string, rest: string) => `complete -c ha-events -n '${condition}' ${rest}`;
  return [
    ...Object.entries(commands).flatMap(([name, { summary, options, words = [] }]) => [
      line('__fish_use_subcommand', `-f -a ${name} -d ${quoted(summary)}`),
      ...words.map(word => line(`__fish_seen_subcommand_from ${name}`, `-a ${word}`)),
      ...Object.entries(options).map(([option, { type, help }]) => (
        line(`__fish_seen_subcommand_from ${name}`, `-l ${option}${type === 'string' ? ' -r' : ''} -d ${quoted(help.split('\n')[0])}`))),
    ]),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, found => `\\${found}`)}'`;
}
