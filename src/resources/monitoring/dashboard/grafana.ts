import { Panel, Row } from './panel';

/** Height of a panel, in units of Grafana's grid; four rows fit a screen. */
const HEIGHT = 6;

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

export interface DashboardInput {
  /** At most 40 characters; stays, so that links hold. */
  readonly uid: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/**
 * The JSON model of a dashboard.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function dashboard({ uid, title, rows }: DashboardInput): object {
  return {
    uid,
    title,
    tags: ['argo-events'],
    schemaVersion: 39,
    editable: true,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }] },
    panels: numbered(rows.flatMap((row, index) => rowPanels(row, index * (HEIGHT + 1)))),
  };
}

function rowPanels({ question, panels }: Row, top: number): object[] {
  let left = 0;
  return [
    { type: 'row', title: question, collapsed: false, gridPos: { x: 0, y: top, w: 24, h: 1 }, panels: [] },
    ...panels.map(one => {
      const gridPos = { x: left, y: top + 1, w: one.width, h: HEIGHT };
      left += one.width;
      return panel(one, gridPos);
    }),
  ];
}

function panel({ title, description, kind, unit, queries, thresholds }: Panel, gridPos: object): object {
  return {
    type: kind,
    title,
    description,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: {
      defaults: {
        unit,
        min: kind === 'timeseries' ? 0 : undefined,
        ...unit === 'percentunit' && { max: 1 },
        ...thresholds && {
          color: { mode: 'thresholds' },
          // the first one has no lower end
          thresholds: { mode: 'absolute', steps: thresholds.map(({ from, color }, index) => ({ color, value: index === 0 ? null : from })) },
        },
        ...kind === 'timeseries' && { custom: { fillOpacity: 10, ...thresholds && { thresholdsStyle: { mode: 'line' } } } },
      },
      overrides: [],
    },
    options: kind === 'stat' ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'background' } : { legend: { displayMode: 'list', placement: 'bottom' } },
    targets: queries.map(({ expression, legend }, index) => ({
      refId: String.fromCharCode(65 + index), datasource: DATASOURCE, expr: expression, legendFormat: legend,
    })),
  };
}

function numbered(panels: readonly object[]): object[] {
  return panels.map((one, index) => ({ id: index + 1, ...one }));
}
