import { Construct } from 'constructs';
import { AlertOptions, AlertSeverity } from './alert-options';
import { HaMonitoringProps } from './ha-monitoring-props';
import { unknownWord } from '../../contract/usage-error';
import { ALERT_NAMES } from '../../resources/monitoring/alerts';
import { metadata } from '../checks/metadata';
import { Check, check, Checks, fields, flag, integer, oneOf, record, text, textByName, texts, validateProps, wholeSeconds } from '../checks/prop-schema';

const scrapeInterval: Check = (path, value) => {
  wholeSeconds(path, value);
  check('a time above 0', duration => duration.toSeconds() > 0)(path, value);
};

const alertOptions = fields<AlertOptions>({ severity: oneOf('AlertSeverity', AlertSeverity), pending: wholeSeconds });

function knownAlert(prop: string, name: string): void {
  if (!ALERT_NAMES.includes(name)) throw unknownWord(`${prop}: no alert has the name`, name, ALERT_NAMES);
}

const MONITORING: Checks<HaMonitoringProps> = {
  metadata,
  operator: flag,
  within: check('a construct', Construct.isConstruct),
  referencedBuses: flag,
  scrapeInterval,
  dashboard: flag,
  additionalLabels: textByName,
  excludeRules: (path, value) => {
    texts(path, value);
    for (const name of value as string[]) knownAlert(path, name);
  },
  alerts: (path, value) => {
    record(path, value);
    for (const [name, options] of Object.entries(value as object)) {
      knownAlert(path, name);
      alertOptions(`${path}.${name}`, options);
    }
  },
  runbookUrl: text,
  syncWave: integer,
};

export function validateMonitoringProps(props: HaMonitoringProps): void {
  validateProps(props, MONITORING);
}
