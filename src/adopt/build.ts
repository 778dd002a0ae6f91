import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { CHECK_SURVIVES } from './check-survives';
import { evaluate } from './evaluate';
import { ConstructType, Part, Plan, RESOURCE_PROPERTY } from './part';
import * as argoevents from '../../imports/argo-events';
import { QUIET } from '../constructs/checks/warning';
import { HaEventBus } from '../constructs/event-bus/ha-event-bus';
import { HaEventSource } from '../constructs/event-source/ha-event-source';
import { HaNodeGuard } from '../constructs/node-guard/ha-node-guard';
import { HaPodPolicy } from '../constructs/pod-policy/ha-pod-policy';
import { HaSensor } from '../constructs/sensor/ha-sensor';
import { Json } from '../values/json-values';

/** An app that is only looked at. */
export function quietApp(): App {
  const app = new App();
  app.node.setContext(QUIET, true);
  return app;
}

export interface Built {
  readonly app: App;
  /** By variable. */
  readonly constructs: ReadonlyMap<string, IConstruct>;
}

/** The app of a plan, in memory. */
export function build({ charts, unsurvived }: Pick<Plan, 'charts' | 'unsurvived'>): Built {
  const app = quietApp();
  if (unsurvived.length > 0) app.node.setContext(CHECK_SURVIVES, false);
  const constructs = new Map<string, IConstruct>();
  for (const { id, namespace, parts } of charts) {
    const chart = new Chart(app, id, { namespace });
    for (const part of parts) constructs.set(part.variable, create(chart, part, constructs));
  }
  return { app, constructs };
}

type Factory = (scope: Construct, id: string, props: any, busName: string) => IConstruct;

const FACTORIES: Readonly<Record<ConstructType, Factory>> = {
  'HaPodPolicy': (scope, id, props) => new HaPodPolicy(scope, id, props),
  'HaNodeGuard': (scope, id, props) => new HaNodeGuard(scope, id, props),
  'HaEventBus': (scope, id, props) => new HaEventBus(scope, id, props),
  'HaEventBus.fromEventBusName': (scope, id, props, name) => HaEventBus.fromEventBusName(scope, id, name, props),
  'HaEventSource': (scope, id, props) => new HaEventSource(scope, id, props),
  'HaSensor': (scope, id, props) => new HaSensor(scope, id, props),
  'argoevents.EventBus': (scope, id, props) => new argoevents.EventBus(scope, id, props),
  'argoevents.EventSource': (scope, id, props) => new argoevents.EventSource(scope, id, props),
  'argoevents.Sensor': (scope, id, props) => new argoevents.Sensor(scope, id, props),
  'ApiObject': (scope, id, props) => new ApiObject(scope, id, props),
};

export function create(chart: Chart, part: Part, constructs: ReadonlyMap<string, IConstruct>): IConstruct {
  const construct = FACTORIES[part.type](chart, part.id, evaluate(part.props, constructs), part.busName ?? '');
  const property = RESOURCE_PROPERTY[part.type];
  const resource = property === undefined ? construct : (construct as any)[property];
  for (const { path, value } of part.additions) {
    (resource as ApiObject).addJsonPatch(value === undefined ? JsonPatch.remove(path) : JsonPatch.add(path, value));
  }
  return construct;
}

/** The objects below a construct, as they are emitted. */
export function objectsOf(construct: IConstruct): Json[] {
  return construct.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson() as Json);
}

/** What is an error when the app is synthesized. */
export function errorsOf(app: App): string[] {
  return app.node.findAll().flatMap(({ node }) => node.validate());
}
