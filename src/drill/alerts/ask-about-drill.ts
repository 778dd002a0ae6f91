import { askAboutFault, DETECTION_SECONDS } from './ask-about-fault';
import { canaryRules } from './canary-rules';
import { AlertsAsked, FaultAlerts } from './fault-alerts-seen';
import { FaultWindow } from './fault-window';
import { monitoredCanary } from './monitored-canary';
import { PrometheusError } from './prometheus';
import { FailureDomain } from '../../contract/failure-domain';
import { SPREAD } from '../../resources/monitoring/monitored';
import { FlowNames } from '../cluster/live-pods';
import { readClusterFacts } from '../observe/cluster-facts';
import { FlowMonitor } from '../observe/flow-monitor';
import { Snapshot } from '../observe/snapshot';
import { FaultResult } from '../report-model/drill-report';
import { DrillParts } from '../run/drill-parts';

/** A fault that was carried out, and when. */
export interface TimedFault {
  readonly result: FaultResult;
  readonly window: Omit<FaultWindow, 'to'>;
}

export interface DrillAsked {
  readonly parts: DrillParts;
  readonly monitor: FlowMonitor;
  /** Before the first fault. */
  readonly snapshot: Snapshot;
  readonly survives?: FailureDomain;
  readonly names: FlowNames;
  readonly windows: readonly TimedFault[];
  readonly findings: { faults: FaultResult[]; alerts: AlertsAsked };
}

/** Asks Prometheus what the alerts did during each fault, where the user names one. A Prometheus that does not answer changes nothing else. */
export async function askAboutDrill({ parts, monitor, snapshot, survives, names, windows, findings }: DrillAsked): Promise<void> {
  const { prometheus, cluster, clock, options, progress: { say } } = parts;
  if (prometheus === undefined) return;
  const { url } = prometheus;
  if (windows.length === 0) {
    findings.alerts = { code: 'asked', prometheus: url };
    return;
  }
  say(`waiting for ${DETECTION_SECONDS} s, so that Prometheus sees the last fault`);
  await monitor.pause(DETECTION_SECONDS);
  try {
    const { objects } = await readClusterFacts(cluster, options.namespace, options.facts, false);
    const { namespace } = options;
    const end = clock.now() / 1000;
    const scraped = await prometheus.range(`up{namespace="${namespace}"}`, { from: windows[0].window.from, to: end, step: 15 });
    if (scraped.length === 0) {
      findings.alerts = { code: 'not-scraped', prometheus: url };
      return;
    }
    const monitored = monitoredCanary(namespace, names, snapshot, objects, survives === undefined ? 'none' : SPREAD[survives]);
    const sources = { prometheus, namespace, options, rules: canaryRules(monitored, await prometheus.rules()) };
    const seen = new Map<FaultResult, FaultAlerts>();
    for (const [index, { result, window }] of windows.entries()) {
      seen.set(result, await askAboutFault(sources, { ...window, to: windows[index + 1]?.window.from ?? end }));
    }
    findings.faults = findings.faults.map(fault => ({ ...fault, ...seen.has(fault) && { alerts: seen.get(fault) } }));
    findings.alerts = { code: 'asked', prometheus: url };
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error;
    findings.alerts = { code: 'no-answer', prometheus: url, error: error.message };
  }
}
