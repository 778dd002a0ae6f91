/** Takes the place of kubectl: some objects, and every call that it got. A command that it does not know is an error. */
export class FakeCluster {
  public readonly calls: string[] = [];
  public context = 'ha';
  public answers = true;

  public constructor(public objects: any[] = []) {}

  public readonly kubectl = (args: readonly string[], input?: string): string => {
    this.calls.push(args.join(' '));
    const [verb, ...rest] = args[0] === '--context' ? args.slice(2) : args;
    if (verb === 'config') return this.currentContext();
    if (!this.answers) throw new Error('connection refused');
    switch (verb) {
      case '--request-timeout=10s': return '{}';
      case 'get': return JSON.stringify({ items: rest[0] === '-f' ? this.stored(input) : this.find(rest) });
      case 'create': return rest[0] === '--raw' ? this.evict(rest[1]) : this.store(input);
      case 'apply': return this.store(input);
      case 'delete': return this.remove(rest);
      case 'patch': return this.patch(rest);
      case 'label': case 'wait': return '';
      default: throw new Error(`the fake cluster does not know ${args.join(' ')}`);
    }
  };

  public named(kind: string, name: string): any {
    return this.objects.find(object => object.kind === kind && object.metadata.name === name);
  }

  /** Calls that are not only reading. */
  public get changes(): string[] {
    return this.calls.filter(call => !/^(config |--context \S+ (get|wait|--request-timeout))/.test(call));
  }

  private currentContext(): string {
    if (this.context === '') throw new Error('error: current-context is not set');
    return `${this.context}\n`;
  }

  private find([kinds, ...args]: string[]): any[] {
    const names = args.filter((argument, index) => !argument.startsWith('-') && !/^(-n|-o|--field-selector)$/.test(args[index - 1] ?? ''));
    const namespace = args[args.indexOf('-n') + 1];
    const node = args.find(argument => argument.startsWith('spec.nodeName='))?.split('=')[1];
    return this.objects.filter(({ kind, metadata, spec }) => kinds.split(',').some(each => each.replace(/s$/, '') === kind.toLowerCase().replace(/s$/, ''))
      && (names.length === 0 || names.includes(metadata.name))
      && (!args.includes('-n') || metadata.namespace === namespace)
      && (node === undefined || spec.nodeName === node));
  }

  private stored(input?: string): any[] {
    return itemsOf(input).flatMap(({ kind, metadata }) => this.named(kind, metadata.name) ?? []);
  }

  private store(input?: string): string {
    const items = itemsOf(input);
    const isReplaced = (object: any) => items.some(({ kind, metadata }) => kind === object.kind && metadata.name === object.metadata.name);
    this.objects = [...this.objects.filter(object => !isReplaced(object)), ...items];
    return JSON.stringify({ items });
  }

  /** `namespace a` or `kind/a kind/b`. */
  private remove([first, ...rest]: string[]): string {
    const names = first.includes('/') ? [first, ...rest.filter(argument => argument.includes('/'))] : [`${first}/${rest[0]}`];
    this.objects = this.objects.filter(({ kind, metadata }) => !names.includes(`${kind.toLowerCase()}/${metadata.name}`));
    return '';
  }

  private patch([, name, ...args]: string[]): string {
    const change = JSON.parse(args[args.indexOf('-p') + 1]);
    const { metadata, spec } = this.objects.find(object => object.kind === 'Node' && object.metadata.name === name);
    metadata.labels = merged(metadata.labels, change.metadata.labels);
    Object.assign(spec, merged(spec, change.spec));
    return '';
  }

  private evict(path: string): string {
    const [, namespace, pod] = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/eviction$/.exec(path)!;
    this.objects = this.objects.filter(({ kind, metadata }) => kind !== 'Pod' || metadata.namespace !== namespace || metadata.name !== pod);
    return '';
  }
}

function itemsOf(input = '{}'): any[] {
  const object = JSON.parse(input);
  return object.items ?? [object];
}

/** A merge patch of one level: null removes. */
function merged(before: object = {}, change: object = {}): object {
  return Object.fromEntries(Object.entries({ ...before, ...change }).map(([key, value]) => [key, value ?? undefined]));
}
