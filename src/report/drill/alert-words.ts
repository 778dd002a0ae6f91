import { ExpectedAlert, FaultAlerts, HeldAlert } from '../../drill/alerts/fault-alerts-seen';
import { DrillReport } from '../../drill/report-model/drill-report';
import { unique } from '../../values/unique';

/** Whether somebody looked at the alerts, and which faults no alert noticed. */
export function alertsAskedWords({ alerts, faults }: DrillReport): string[] {
  switch (alerts.code) {
    case 'not-asked': return ['alerts: not looked at. Add --prometheus URL'];
    case 'ended-before': return [`alerts: not looked at. The drill ended before it asked ${alerts.prometheus}`];
    case 'no-answer': return [`alerts: not known. ${alerts.error}`];
    case 'not-scraped': return [`alerts: not known. ${alerts.prometheus} scrapes no pod of the namespace. Add HaMonitoring, or name the Prometheus that has its PodMonitor`];
    case 'asked': {
      const missed = unique(faults.filter(fault => fault.alerts?.verdict.code === 'unnoticed').map(({ title }) => title));
      const seen = `alerts: as ${alerts.prometheus} saw them`;
      return missed.length === 0 ? [seen] : [seen, `NO ALERT noticed: ${missed.join(', ')}`];
    }
  }
}

/** What the alerts did during a fault. */
export function alertWords(alerts: FaultAlerts | undefined): string[] {
  if (alerts === undefined) return [];
  const { fired, wouldFire, tooShort } = alerts;
  return [
    ...fired.length > 0 ? [`alerts that fired: ${fired.join(', ')}`] : [],
    ...wouldFire.length > 0 ? [`alerts that would have fired: ${wouldFire.join(', ')}. Prometheus has no such rule for this flow`] : [],
    ...tooShort.map(heldWords),
    ...verdictWords(alerts),
  ];
}

function heldWords({ alert, heldSeconds, pendingSeconds }: HeldAlert): string {
  return `the condition of ${alert} held for ${Math.round(heldSeconds)} s; the alert fires after ${pendingSeconds} s`;
}

function verdictWords({ verdict }: FaultAlerts): string[] {
  switch (verdict.code) {
    case 'noticed': return [];
    case 'unnoticed': {
      const { lastedSeconds } = soonest(verdict.expected);
      return [`NO ALERT noticed this fault in ${Math.round(lastedSeconds)} s. Expected: ${verdict.expected.map(({ alert, neededSeconds }) => `${alert} within ${neededSeconds} s`).join(', ')}`];
    }
    case 'too-short': {
      const { alert, lastedSeconds, neededSeconds } = soonest(verdict.expected);
      return [`no alert can notice this fault: it lasted ${Math.round(lastedSeconds)} s, and ${alert} takes up to ${neededSeconds} s`];
    }
    case 'one-by-one': return ['no alert can notice this fault: its pods are replaced one after another'];
    case 'none-watches': return ['no alert watches for this fault in this flow'];
  }
}

/** The one that was closest to its time. */
function soonest(expected: readonly ExpectedAlert[]): ExpectedAlert {
  const open = ({ neededSeconds, lastedSeconds }: ExpectedAlert) => neededSeconds - lastedSeconds;
  return [...expected].sort((a, b) => open(a) - open(b))[0];
}
