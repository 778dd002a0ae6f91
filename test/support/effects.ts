import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from './synth';

/** What is seen of a prop, in a construct or the manifests of its chart. */
export type Seen = (construct: any, manifests: Manifest[]) => unknown;

/**
 * For every prop a value other than the default, what is seen of it, and other props that it needs.
 * A prop that is added to the interface does not compile until it is here.
 */
export type Effects<Props> = {
  readonly [prop in keyof Required<Props>]: readonly [value: NonNullable<Props[prop]>, seen: Seen, as: unknown, beside?: Partial<Props>];
};

/** Of the manifest of that kind. */
export function inThe(kind: string, read: (manifest: Manifest) => unknown): Seen {
  return (_, manifests) => {
    const found = manifests.find(manifest => manifest.kind === kind);
    return found && read(found);
  };
}

/**
 * One test for each prop.
 *
 * @param pending props whose objects are not emitted yet
 */
export function testEffects<Props extends object>(
  effects: Effects<Props>, build: (props: Partial<Props>) => Construct, ...pending: (keyof Props)[]
): void {
  const see = (seen: Seen, props: Partial<Props>) => {
    const construct = build(props);
    return seen(construct, Testing.synth(Chart.of(construct)));
  };
  const table = Object.entries(effects) as [keyof Props & string, Effects<Props>[keyof Props]][];

  for (const [prop, [value, seen, as, beside = {}]] of table) {
    (pending.includes(prop) ? test.failing : test)(prop, () => {
      expect(see(seen, { ...beside, [prop]: value } as Partial<Props>)).toEqual(as);
      expect(see(seen, beside as Partial<Props>)).not.toEqual(as);
    });
  }
}
