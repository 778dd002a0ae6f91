import { CostReport } from './report';
import { Amount, known as exactly } from '../../cost/amount';
import { Component } from '../../cost/components';
import { FlowCost } from '../../cost/cost';
import { Item, Role } from '../../cost/item';
import { Measured, MeasuredItem } from '../../cost/measured';
import { moneyOf, Prices, unpriced } from '../../cost/prices';
import { Scenario } from '../../cost/scenario';
import { StandingLoad } from '../../cost/standing-load';
import { QUANTITIES, Totals } from '../../cost/sums';
import { count } from '../../lint/engine/check-report';
import { unique } from '../../values/unique';
import { formatAmount, formatMoney, gapTexts, moneyTitle, PRICED_TITLES, QUANTITY_TITLES } from '../../words/amounts';
import { wrapped } from '../wrap';

const ROLE_TITLES: Readonly<Record<Role, string>> = {
  'servers': 'servers',
  'reloader': 'reloaders',
  'exporter': 'exporters',
  'keeper': 'keeper',
  'secrets-job': 'Job of the Secrets',
  'pods': 'pods',
  'bus-guard': 'guards',
  'bucket-job': 'Job of the bucket',
  'node-guard': 'node guards',
  'controller': 'controller',
};

const SCENARIO_TITLES: Readonly<Record<Scenario['name'], string>> = {
  'given': 'these manifests', 'without-ha': 'without HA', 'POD': 'survives pod', 'NODE': 'survives node', 'ZONE': 'survives zone',
};

interface Row {
  readonly title: string;
  readonly cells: readonly string[];
}

/** What each component requests, each flow, and what the same flows would request without HA and at each level. */
export function costText({ cost, scenarios, prices, load, measured }: CostReport, { width = 100 }: { readonly width?: number } = {}): string {
  const { components, flows, total } = cost;
  const lines = [
    ...table('requested by', [...components.flatMap(componentRows), { title: 'in all', cells: cells(total.always, prices) }], prices),
    ...total.jobs.pods.known > 0 ? [{ title: 'Jobs, until they end', cells: cells(total.jobs, undefined) }].flatMap(row => table('besides', [row], undefined)) : [],
    ...flows.length > 1 ? table('flow, with all that it shares', flows.map(flow => ({ title: flowTitle(flow), cells: cells(flow.sums.always, prices) })), prices) : [],
    ...table('the same flows', scenarios.map(({ name, total: of }) => ({ title: SCENARIO_TITLES[name], cells: cells(of.always, prices) })), prices),
    ...measured && 'items' in measured ? aligned(measuredRows(measured.items)) : [],
  ];
  const notes = [...measuredNotes(measured), loadText(load), ...unknowns(scenarios), ...priceNotes(prices)].flatMap(text => wrapped(text, width, '  '));
  return `${[...lines, ...notes].map(printable).join('\n').trimEnd()}\n`;
}

function componentRows({ object: { kind, namespace, name }, items }: Component): Row[] {
  const title = `${kind} ${name}${namespace === '' ? '' : ` (${namespace})`}`;
  return [{ title, cells: [] }, ...items.map(item => ({ title: `  ${ROLE_TITLES[item.role]}${item.ends ? ', until it ends' : ''}`, cells: itemCells(item) }))];
}

function itemCells(item: Item): string[] {
  return QUANTITIES.map(quantity => (isNothing(item[quantity]) ? '' : formatAmount(quantity, item[quantity])));
}

const MEASURED_TITLES = ['containers', 'cores', 'used', 'memory', 'used'];

/** Containers that were not measured, such as those that just started, have no use. */
function measuredRows(items: readonly MeasuredItem[]): Row[] {
  const row = ({ object, role, requested, pods, cpu, memory }: MeasuredItem): Row => ({
    title: `${object.kind} ${object.name}${object.namespace === '' ? '' : ` (${object.namespace})`}: ${ROLE_TITLES[role]}`,
    cells: [
      String(pods),
      formatAmount('cpu', requested.cpu),
      pods === 0 ? '?' : formatAmount('cpu', exactly(cpu)),
      formatAmount('memory', requested.memory),
      pods === 0 ? '?' : formatAmount('memory', exactly(memory)),
    ],
  });
  return [{ title: 'requested and used now', cells: MEASURED_TITLES }, ...items.map(row)];
}

function measuredNotes(measured: Measured | undefined): string[] {
  if (measured === undefined || 'items' in measured) return [];
  return [measured.unknown === 'forbidden'
    ? 'use is unknown: the rights are missing. --print-rbac prints them'
    : 'use is unknown: the cluster does not serve metrics.k8s.io. Install metrics-server'];
}

function isNothing({ known, gaps }: Amount): boolean {
  return known === 0 && gaps.length === 0;
}

function cells(totals: Totals, prices: Prices | undefined): string[] {
  return [...QUANTITIES.map(quantity => formatAmount(quantity, totals[quantity])), ...prices ? [formatMoney(moneyOf(totals, prices))] : []];
}

function flowTitle({ namespace, eventSource, bus, sensor }: FlowCost): string {
  const way = [eventSource, bus, ...sensor === undefined ? [] : [sensor]].join(' → ');
  return namespace === '' ? way : `${way} (${namespace})`;
}

function table(title: string, rows: readonly Row[], prices: Prices | undefined): string[] {
  const head = { title, cells: [...QUANTITIES.map(quantity => QUANTITY_TITLES[quantity]), ...prices ? [moneyTitle(prices)] : []] };
  return aligned([head, ...rows]);
}

/** Numbers stand at the right of their columns. */
function aligned(all: readonly Row[]): string[] {
  const left = Math.max(...all.map(row => row.title.length));
  const widths = all[0].cells.map((_, column) => Math.max(...all.map(row => row.cells[column]?.length ?? 0)));
  return [...all.map(row => `${row.title.padEnd(left)}  ${row.cells.map((cell, column) => cell.padStart(widths[column])).join('  ')}`.trimEnd()), ''];
}

function unknowns(scenarios: readonly Scenario[]): string[] {
  const totals = scenarios.flatMap(({ total: { always, jobs } }) => [always, jobs]);
  const gaps = totals.flatMap(of => QUANTITIES.flatMap(quantity => of[quantity].gaps));
  return gapTexts(unique(gaps)).map(text => `unknown: ${text}`);
}

/** What the flows do while no event comes. */
function loadText({ connections, consumers, pulls, heartbeats, serverChecks, webhookChecks, keeperRequests, apiRequests }: StandingLoad): string {
  const second = (value: number) => Number(value.toFixed(1));
  return `on JetStream while no event comes: ${count(connections, 'connection')} to buses, ${count(consumers, 'consumer')}; a second ${pulls + heartbeats} messages, `
    + `${second(serverChecks + webhookChecks)} checks of guards, ${second(keeperRequests)} requests of keepers, at most ${second(apiRequests)} to the API server`;
}

function priceNotes(prices: Prices | undefined): string[] {
  const missing = prices ? unpriced(prices) : [];
  return missing.length === 0 ? [] : [`not in the money: ${missing.map(field => PRICED_TITLES[field]).join(', ')}; the price file has no ${missing.join(', ')}`];
}

/** Names come from strangers' manifests: no control characters reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd');
}
