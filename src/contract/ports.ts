/** Ports that Argo Events fixes; no field of any custom resource changes them. */
export const Port = {
  /** NATS clients: every EventSource and Sensor. */
  BUS_CLIENT: 4222,
  /** Routes between the servers of a bus. */
  BUS_CLUSTER: 6222,
  /** HTTP of nats-server: /healthz, /jsz. */
  BUS_MONITOR: 8222,
  /** Prometheus exporter of a bus pod. */
  BUS_METRICS: 7777,
  /** /metrics of an EventSource or Sensor pod, open from process start, leader or not, bus or no bus. */
  METRICS: 7777,
  /** /healthz and /readyz of the controller. */
  CONTROLLER_HEALTH: 8081,
} as const;

/** Path of {@link Port.METRICS}. */
export const METRICS_PATH = '/metrics';

/** Answered with 200 on every port of a webhook EventSource once the bus was reached; stays 200 when the bus is lost later. */
export const WEBHOOK_HEALTH_PATH = '/health';
