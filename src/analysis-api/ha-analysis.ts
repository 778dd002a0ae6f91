import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { HaFacts } from './ha-facts';
import type { Analysis } from '../analysis/analyse';
import { FailureDomain } from '../contract/failure-domain';
import { packageInfo } from '../contract/package-info';
import { readFacts } from '../flow/read-facts';
import { analysisHtml } from '../report/analysis/html';
import type { Origin } from '../report/analysis/html/origin';
import { analysisJson } from '../report/analysis/json';
import { analysisMermaid } from '../report/analysis/mermaid';
import { analysisText } from '../report/analysis/text';
import { assumptionText } from '../words/notes';
import { notSurvivedTexts } from '../words/outcomes';

/**
 * Answers which failure stops the events of which flow, and for how long, from manifests alone. In your own test:
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { FailureDomain, HaAnalysis } from 'cdk8s-argo-events-ha';
 *
 * const app = new App(); // yours, with its charts
 * expect(HaAnalysis.of(app).notSurvived(FailureDomain.ZONE)).toEqual([]);
 * ```
 *
 * A failure is survived when nothing is lost, nobody has to repair anything, and events are delivered again within 60 s.
 * What is not known is not survived.
 */
export class HaAnalysis {
  /**
   * Analyzes the charts of an app, or those of any part of it.
   *
   * @param scope an App, a Chart, or a construct with charts below it; give the one that has the pod policy too, if there is one
   * @param facts what manifests cannot hold
   */
  public static of(scope: Construct, facts?: HaFacts): HaAnalysis {
    const charts = scope.node.findAll().filter(Chart.isChart);
    return HaAnalysis.analysed(charts.flatMap(chart => chart.toJson()), facts, charts.map(chart => chart.node.path === '' ? 'an unnamed chart' : `chart ${chart.node.path}`));
  }

  /**
   * Analyzes manifests of any origin.
   *
   * @param manifests Kubernetes objects, as `Testing.synth()` or a YAML parser gives them; kinds that no flow of events has are passed over
   * @param facts what manifests cannot hold
   */
  public static fromManifests(manifests: any[], facts?: HaFacts): HaAnalysis {
    return HaAnalysis.analysed(manifests, facts, [`${manifests.length} manifests`]);
  }

  private static analysed(manifests: readonly unknown[], given: HaFacts | undefined, inputs: readonly string[]): HaAnalysis {
    // the YAML parser behind it is what costs time at import, and constructs do not need it
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { analyseManifests } = require('../analysis/analyse-manifests') as typeof import('../analysis/analyse-manifests');
    const entries = Object.entries(given ?? {}).filter(([, value]) => value !== undefined && value !== null);
    const facts = readFacts(Object.fromEntries(entries), 'HaFacts');
    return new HaAnalysis(analyseManifests(manifests, facts), { inputs, version: packageInfo().version, facts });
  }

  /** What was not given, and what is assumed instead. */
  public readonly assumptions: string[];

  private readonly analysis: Analysis;
  private readonly origin: Origin;

  private constructor(analysis: Analysis, origin: Origin) {
    this.analysis = analysis;
    this.origin = origin;
    this.assumptions = analysis.assumptions.map(assumptionText);
  }

  /**
   * Whether every flow survives every single failure in that domain, and there is a flow.
   *
   * @param domain what may fail; it includes the smaller ones
   */
  public survives(domain: FailureDomain): boolean {
    return this.notSurvived(domain).length === 0;
  }

  /**
   * What is not survived, a sentence for each failure and flow: the failure, the flow, what happens and for how long, why, and
the field that fixes it, or which fact is missing. Empty when all flows survive.
   *
   * @param domain what may fail; it includes the smaller ones
   */
  public notSurvived(domain: FailureDomain): string[] {
    return notSurvivedTexts(this.analysis, domain);
  }

  /** The tables that `ha-events report` prints. */
  public toText(): string {
    return analysisText(this.analysis);
  }

  /** One page of HTML that needs nothing from the network. It names the charts, the version and the facts, but no time: the same manifests give the same page. */
  public toHtml(): string {
    return analysisHtml(this.analysis, { origin: this.origin });
  }

  /** All answers with their times, as the text of a JSON file. */
  public toJson(): string {
    return analysisJson(this.analysis);
  }

  /** A Mermaid flowchart of the parts of each flow and what their failures do. */
  public toMermaid(): string {
    return analysisMermaid(this.analysis);
  }
}
