import { pageStyle } from '../../../src/report/html/style';

type Colours = Record<string, string>;

/** The custom properties of each `:root` with colours: light, then dark. */
const [light, dark] = [...pageStyle().matchAll(/:root \{([^}]+#[^}]+)\}/g)]
  .map(([, body]) => Object.fromEntries([...body.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name, value]) => [name, value]))) as Colours[];

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map(at => parseInt(digits.slice(at, at + 2), 16) / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const kinds = ['flows', 'pauses', 'refuses', 'unknown', 'stops', 'loses'];
const text = [
  ...kinds.map(kind => [`on-${kind}`, kind]),
  ...['page', 'panel', 'band'].flatMap(behind => [['text', behind], ['soft', behind]]),
];
const shapes = ['source', 'bus', 'sensor', 'gone', 'moved', 'focus'].flatMap(shape => [[shape, 'lane'], [shape, 'band'], [shape, 'panel']]);

describe.each([['light', light], ['dark', dark]])('in %s', (_, colours) => {
  test.each(text)('text --%s can be read on --%s', (front, behind) => {
    expect(contrast(colours[front], colours[behind])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('the shape --%s can be told from --%s', (front, behind) => {
    expect(contrast(colours[front], colours[behind])).toBeGreaterThanOrEqual(3);
  });
});
