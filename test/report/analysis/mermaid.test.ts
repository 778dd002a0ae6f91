import { analysisMermaid } from '../../../src/report/analysis/mermaid';
import { analyseYaml, publishedGuide } from '../../analysis/manifests';

const FACTS = { zones: 3, nodes: 6, volumesFollow: false, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;

test('a flowchart of the parts with what their failures do', () => {
  expect(analysisMermaid(analyseYaml(publishedGuide('2.10.29'), FACTS))).toMatchSnapshot();
});

test('names cannot leave their label', () => {
  const yaml = publishedGuide('2.10.29').replace(/name: fulfil/, 'name: \'a"] --> x["<img src=x onerror=alert(1)>`#quot;\'');
  const label = analysisMermaid(analyseYaml(yaml, FACTS)).split('\n').find(line => line.includes('flow0_sensor['))!;
  expect(label).toContain('Sensor a#34;#93; --#62; x#91;#34;#60;img src#61;x onerror#61;alert(1)#62;#96;#35;quot;</b>');
});
