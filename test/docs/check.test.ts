import { readFileSync } from 'fs';
import { join } from 'path';
import { describeControllers, PUBLISHED_CONTROLLERS } from '../../src/argo-events/catalog/published-controllers';
import { FACT_OPTION } from '../../src/flow/fact-options';

const page = readFileSync(join(__dirname, '../../docs/check.md'), 'utf8');

test.each(Object.entries(FACT_OPTION))('its facts have %s with the option --%s', (fact, option) => {
  expect(page).toMatch(new RegExp(`^\\|[^|]*\`${fact}\`.*\\|[^|]*\`--${option}\``, 'm'));
});

test.each([...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (v[^|]*) \| ([^|]*) \|$/gm)].map(([, version, manifests, charts]) => [version, manifests, charts]))(
  'its table says who lists %s: %s and %s', (version, manifests, charts) => {
    const listing = PUBLISHED_CONTROLLERS.filter(({ jetStreamVersions }) => jetStreamVersions.some(entry => entry.version === version));
    expect(describeControllers(listing)).toBe(`the install manifests of Argo Events ${manifests} and the Helm chart ${charts}`);
  });
