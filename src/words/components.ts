import { Component } from '../analysis/cut-sets/components';

const NAMES: Readonly<Record<Component, string>> = {
  'zone': 'zone', 'node': 'node', 'bus-pod': 'bus server', 'source-pod': 'source pod', 'sensor-pod': 'Sensor pod',
};

/** `a node`, `another node`. */
export function withArticles(components: readonly Component[]): string[] {
  return components.map((component, index) => `${components.indexOf(component) < index ? 'another' : 'a'} ${NAMES[component]}`);
}

/** `node and node`. */
export function pairTitle(components: readonly Component[]): string {
  return components.map(component => NAMES[component]).join(' and ');
}
