import { Facts } from '../../../flow/facts';
import { html, Markup } from '../../html/escape';

const MOST_IN_SHORT = 2;
const MOST_IN_FOOT = 20;

/** Of what a page is made, when, by which version and with which facts. */
export interface Origin {
  /** Files and folders, or the cluster. */
  readonly inputs: readonly string[];
  /** Left out of a page that has to be the same each time. */
  readonly madeAt?: Date;
  /** Of ha-events. */
  readonly version: string;
  /** The facts that were given or read from the cluster. */
  readonly facts: Facts;
}

/** The inputs and the time, by which two pages are told apart. */
export function inShort({ inputs, madeAt }: Origin): string {
  return [listed(inputs, MOST_IN_SHORT), ...madeAt ? [time(madeAt)] : []].join(', ');
}

export function foot({ inputs, madeAt, version, facts }: Origin, assumptions: readonly string[]): Markup {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined).map(([fact, value]) => `${fact} = ${Array.isArray(value) ? value.join(', ') : value}`);
  const line = (term: string, text: string) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
  return html`<footer id="origin"><dl>
${line('Made from', listed(inputs, MOST_IN_FOOT))}
${madeAt && line('Made at', time(madeAt))}
${line('Made by', `ha-events ${version} (cdk8s-argo-events-ha)`)}
${line('Facts given', given.join('; ') || 'none')}
${line('Facts assumed', assumptions.join('; ') || 'none')}
</dl></footer>`;
}

function listed(inputs: readonly string[], most: number): string {
  const more = inputs.length - most;
  return `${inputs.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function time(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
