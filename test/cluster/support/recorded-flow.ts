import { App, Chart } from 'cdk8s';
import { apply } from './apply';
import { eventually, sleep } from './eventually';
import { get, kubectl } from './kubectl';
import { beside, Outcome, program, sentWhile } from './load';
import { freshNamespace } from './namespaces';
import { Trigger } from '../../../imports/argo-events';
import { HaEventBus, HaEventSource, HaSensor } from '../../../src';

const SINK = 'http://sink:8080/';
export type Delivery = Pick<Outcome, 'sent' | 'refused' | 'answers' | 'gap'> & { lost: number[] };

/** A flow that Argo Events itself runs: a webhook, a bus, and a Sensor that calls a sink, which notes each event. */
export class RecordedFlow {
  public constructor(public readonly namespace: string) {}

  /** Synthesizes what `build` makes, and applies it, or only some of it. */
  public apply(build: (chart: Chart) => void, some: (object: any) => boolean = () => true): void {
    // during a move a Sensor listens on a bus to which its EventSource does not publish
    const app = new App();
    app.node.setContext('cdk8s-argo-events-ha/check-survives', false);
    const chart = new Chart(app, 'shop', { namespace: this.namespace });
    build(chart);
    apply(chart.toJson().filter(some), this.namespace);
  }

  public source(chart: Chart, eventBus: HaEventBus, replicas?: number): HaEventSource {
    return new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, replicas, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  }

  /** `timeout` of a call of the sink, in seconds. `more`: fields of the trigger. */
  public sensor(chart: Chart, eventBus: HaEventBus, name: string, timeout?: number, more: Partial<Trigger> = {}): HaSensor {
    return new HaSensor(chart, name, {
      metadata: { name },
      eventBus,
      dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order' }],
      triggers: [{ template: { name: 'call', http: { url: SINK, method: 'POST', timeout, payload: [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }] } }, ...more }],
    });
  }

  public start(build: (chart: Chart) => void): void {
    freshNamespace(this.namespace);
    this.populate(build);
  }

  /** The same in a namespace that exists. */
  public populate(build: (chart: Chart) => void): void {
    apply(this.tools(), this.namespace);
    this.apply(build);
    kubectl(['wait', '--for=condition=Ready', 'pod/load', 'pod/sink', '-n', this.namespace, '--timeout=120s']);
  }

  /** Until all pods are Ready and an event is delivered. */
  public async flows(): Promise<void> {
    await this.podsReady();
    await eventually(180, async () => {
      const { sent, refused, lost } = await this.under(() => sleep(1), 5);
      if (refused > 0 || lost.length > 0) throw new Error(`${refused} refused and ${lost.length} not delivered of ${sent}`);
    });
  }

  public async podsReady(): Promise<void> {
    await eventually(300, () => {
      const waiting = get('pods', '-n', this.namespace).items.filter(({ status }: any) => status.phase !== 'Succeeded'
        && !(status.conditions ?? []).some(({ type, status: is }: any) => type === 'Ready' && is === 'True'));
      if (waiting.length > 0) throw new Error(`not Ready: ${waiting.map(({ metadata }: any) => metadata.name).join(', ')}`);
    });
  }

  /** Sends `rate` events a second while something is done to the flow, and compares those that were accepted with those that the sink has, at most `grace` seconds later. */
  public async under(what: () => Promise<void>, grace = 90, rate = 20): Promise<Delivery> {
    const load = { namespace: this.namespace, pod: 'load', program: 'load', first: Date.now(), rate };
    const { taken, sent, refused, answers, gap } = await sentWhile(load, async () => {
      await sleep(2);
      await what();
      await sleep(5);
    });
    let lost = this.undelivered(taken);
    for (const end = Date.now() + grace * 1000; lost.length > 0 && Date.now() < end; lost = this.undelivered(taken)) await sleep(1);
    return { sent, refused, answers, gap, lost };
  }

  /** Sends `rate` events a second from now on. Nothing tells what becomes of them. */
  public send(rate: number): void {
    beside(this.namespace, 'load', `RATE=${rate} STOP=/tmp/never node /client/load.client.js`);
  }

  /** While this file exists, the sink answers 500, or what is sent is no JSON. */
  public flag(pod: 'sink' | 'load', file: '/tmp/fail' | '/tmp/text', exists: boolean): void {
    kubectl(['exec', '-n', this.namespace, pod, '--', ...exists ? ['touch'] : ['rm', '-f'], file]);
  }

  /** Those of these events that the sink does not have. */
  public undelivered(taken: readonly number[]): number[] {
    const read = 'fetch("http://sink:8080/").then(answer => answer.text()).then(text => console.log(text))';
    const delivered = new Set<number>(JSON.parse(kubectl(['exec', '-n', this.namespace, 'load', '--', 'node', '-e', read])));
    return taken.filter(id => !delivered.has(id));
  }

  private tools(): any[] {
    const pod = (name: string, command: string[], env: object[]) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { tool: name } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [{ name: 'main', image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', command, env, volumeMounts: [{ name: 'client', mountPath: '/client' }] }],
        volumes: [{ name: 'client', configMap: { name: 'programs' } }],
      },
    });
    return [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'programs' },
        data: { 'load.client.js': program('load'), 'recording-sink.client.js': program('recording-sink') },
      },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'sink' }, spec: { selector: { tool: 'sink' }, ports: [{ port: 8080 }] } },
      pod('load', ['sleep', '86400'], [{ name: 'URL', value: `http://shop-webhook.${this.namespace}.svc:12000/order` }]),
      pod('sink', ['node', '/client/recording-sink.client.js'], []),
    ];
  }
}
