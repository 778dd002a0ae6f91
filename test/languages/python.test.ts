import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pythonEnvironment } from './python-environment';
import { describeWithPackage, run, testExamples } from './support';
import { EXAMPLES } from '../support/example';
import { snippets } from '../support/readme';

jest.setTimeout(300_000);

const MINIMUM_OF_COLLECTIONS = 150;

describeWithPackage('python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'python-app-'));
  let python: string;
  const script = (text: string) => {
    writeFileSync(join(folder, 'script.py'), text);
    return run(folder, join(folder, 'dist'), python, 'script.py');
  };

  beforeAll(() => {
    cpSync(join(EXAMPLES, 'python'), folder, { recursive: true });
    python = pythonEnvironment();
  });

  testExamples('python', (example, out) => run(join(folder, example), out, python, 'main.py'));

  test('the page of languages has the quickstart first, and its other snippets run', () => {
    const [first, ...others] = snippets('docs/languages.md', 'python');
    expect(first).toBe(readFileSync(join(folder, 'quickstart/main.py'), 'utf8'));
    for (const snippet of others) script(snippet);
  });

  const rest = '"metadata": {"name": "s"}, "event_bus": HaEventBus.from_event_bus_name(chart, "Bus", "default")';
  test.each([
    ['in a map', 'HaEventSource', '"webhook": {"order": {"endpoint": "/o", "port": "1", "method": "POST", "authSecret": {"name": "a", "key": "b"}}}', 'WebhookEventSource', 'authSecret'],
    ['in a list', 'HaSensor', '"dependencies": [{"name": "a", "event_source_name": "b", "eventName": "c"}], "triggers": []', 'EventDependency', 'eventName'],
    ['in a list, beside right items', 'HaSensor', '"dependencies": [], "triggers": [{"template": {"name": "t", "log": {}}, "retry_strtegy": {"steps": 3}}]', 'Trigger', 'retry_strtegy'],
    ['in a prop', 'HaSensor', '"dependencies": [], "triggers": [], "template": {"nodeSelector": {}}', 'Template', 'nodeSelector'],
    ['deep in lists', 'HaSensor', '"dependencies": [], "triggers": [{"template": {"name": "t", "http": {"url": "u", "payload": [{"src": {"dependencyName": "a"}, "dest": "b"}]}}}]', 'TriggerParameterSource', 'dependencyName'],
  ])('refuses a key that is not a field: %s', (_where, construct, props, struct, key) => {
    const made = () => script([
      'from cdk8s import App, Chart',
      'from cdk8s_argo_events_ha import *',
      'chart = Chart(App(), "c")',
      `${construct}(chart, "X", **{${rest}, ${props}})`,
    ].join('\n'));
    expect(made).toThrow(`TypeError: ${struct}.__init__() got an unexpected keyword argument '${key}'`);
  });

  test('refuses it in every list and every map of every struct', () => {
    const [collections, silent] = JSON.parse(script([
      'import inspect, json, re',
      'import cdk8s_argo_events_ha as root',
      'from cdk8s_argo_events_ha import argoevents',
      'structs = [t for m in (root, argoevents) for t in vars(m).values() if inspect.isclass(t) and t.__module__.startswith("cdk8s_argo_events_ha")]',
      'collections, silent = 0, []',
      'for struct in structs:',
      '    parameters = inspect.signature(struct.__init__).parameters',
      '    for name, parameter in parameters.items():',
      '        kind = re.search(r"(Mapping|Sequence)\\[.*Union\\[.*Dict\\[", str(parameter.annotation))',
      '        if parameter.kind is not parameter.KEYWORD_ONLY or kind is None: continue',
      '        collections += 1',
      '        wrong = {"no_such_field": 1}',
      '        given = {n: None for n, p in parameters.items() if p.kind is p.KEYWORD_ONLY and p.default is p.empty}',
      '        given[name] = {"a": wrong} if kind[1] == "Mapping" else [wrong]',
      '        try:',
      '            struct(**given) if not issubclass(struct, root.constructs.Construct) else None',
      '        except TypeError as error:',
      '            if "no_such_field" in str(error): continue',
      '        if not issubclass(struct, root.constructs.Construct): silent.append(f"{struct.__name__}.{name}")',
      'print(json.dumps([collections, silent]))',
    ].join('\n').replace(/root\.constructs\.Construct/g, '__import__("constructs").Construct')));
    expect(silent).toEqual([]);
    expect(collections).toBeGreaterThan(MINIMUM_OF_COLLECTIONS);
  });
});
