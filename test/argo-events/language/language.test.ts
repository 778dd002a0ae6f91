import { clockTime } from '../../../src/argo-events/language/clock-time';
import { cronFault, neverComes } from '../../../src/argo-events/language/cron';
import { exprFault } from '../../../src/argo-events/language/expr-lang';
import { goTemplateFault } from '../../../src/argo-events/language/go-template';
import { parseGovaluate } from '../../../src/argo-events/language/govaluate';
import { jqFault } from '../../../src/argo-events/language/jq';
import { luaFault, luaReturns } from '../../../src/argo-events/language/lua';
import { regexpFault } from '../../../src/argo-events/language/regexp';
import { isTimeZone } from '../../../src/argo-events/language/time-zone';

/** What the libraries of Argo Events v1.9.11 take and refuse, compared with them over generated texts. */
const LANGUAGES: readonly { name: string; fault: (text: string) => string | undefined; takes: string[]; refuses: string[] }[] = [
  {
    name: 'cron',
    fault: cronFault,
    takes: ['* * * * *', '*/5 0 1,15 * 1-5', '0 8 * JAN-mar sun', 'TZ=Europe/Berlin 0 8 * * *', '0 8 ? * *', '5/15 * * * *'],
    refuses: ['', '@daily', '0 25 * * *', '0 8 * *', '0 0 8 * * *', '0 8 * * 7', '*/0 * * * *', '5-1 * * * *', 'TZ=Mars/X 0 8 * * *', 'TZ=UTC', 'daily'],
  },
  {
    name: 'cron that comes',
    fault: text => neverComes(text) ? 'never' : undefined,
    takes: ['* * * * *', '0 0 29 2 *', '0 0 31 */2 *', '0 0 30 2 1', '0 0 31 feb,mar *', 'TZ=UTC 0 0 1 2 *'],
    refuses: ['0 0 30 2 *', '0 0 31 4,6,9,11 ?', '0 0 30-31 feb *', 'TZ=UTC 0 0 31 2 *'],
  },
  {
    name: 'govaluate',
    fault: text => parseGovaluate(text).fault,
    takes: ['a', 'a == "x"', 'a > 1 && !(b < 2.5)', '[a b] =~ "^x"', 'a in (1, 2)', 'a ? 1 : 2'],
    refuses: ['', 'a ==', 'a = 1', '(a', 'a b', 'a==-1', 'a.b == 1', 'f(a)', '"a', 'a =~ "("', '1.2.3 > a'],
  },
  { name: 'RE2', fault: regexpFault, takes: ['', 'a.*b', '\\d+', '(?i)a', '(?P<n>a)', '\\pL'], refuses: ['(', '[a', 'a**', '(?=a)', '\\1', 'a{1001}'] },
  { name: 'Lua', fault: luaFault, takes: ['return true', 'if event.a then return 1 end', 'goto x ::x:: return 1'], refuses: ['this is not lua', 'return 1,', 'if a then', 'x = 5 // 2'] },
  {
    name: 'jq',
    fault: jqFault,
    takes: ['', '.', '.body', '.a | .b', '{a, b: .c, }', '[.[] | select(.a > -1)]', '"x \\(.a + "y")"', '.a // "none"', '.a? # a comment |', 'if .a then .b else .c end'],
    refuses: ['.a |', '| .a', '{a: .b', '.a)', '.a == ', '.a | | .b', '"a', '[.a, ,.b]', '.a and'],
  },
  {
    name: 'template of Go',
    fault: goTemplateFault,
    takes: [
      '', 'a }} b', '{{ .Input }}', '{{- .Input.body.a | default "y" | quote -}}', '{{ if eq .a 1 }}x{{ else if .b }}y{{ else }}z{{ end }}',
      '{{ range $i, $x := .Input }}{{ $i }}{{ break }}{{ end }}', '{{/* } " */}}', '{{ (index .Input "a-b").c }}', '{{ `}}` }}', '{{ define "x" }}a{{ end }}{{ template "x" . }}',
    ],
    refuses: [
      '{{ .Input', '{{ }}', '{{ .Input | lowercase }}', '{{ upper "a }}', '{{ .Input | "a" }}', '{{ if .a }}', '{{ end }}', '{{ else }}', '{{ $x }}', '{{ nil }}', '{{ break }}',
      '{{ with $y := .a }}{{ end }}{{ $y }}', '{{ .a == .b }}', '{{ .a && .b }}', '{{ .items[0] }}', '{{ .a-b }}', '{{ lower(.a) }}', '{{ body.total }}', '{{ toYaml .a }}',
    ],
  },
  {
    name: 'expr',
    fault: exprFault,
    takes: ['body.a > 1', '!(body.a in [1, 2])', 'body.a not in ["x"]', 'body?.a ?? "x" == "y"', 'let x = 1; x > 0', 'all(body.items, {.price > 1})', 'body.a matches "^x"'],
    refuses: ['', 'a ==', 'a = 1', '(a', '&& a', 'a && || b', '"x"', '1', "a == 'x"],
  },
  {
    name: 'time of day',
    fault: text => clockTime(text) === undefined ? 'no time' : undefined,
    takes: ['08:00:00', '8:00:00', '23:59:59.5', ' 08:00:00'],
    refuses: ['', '8:00', '24:00:00', '08:60:00', 'morning', '08:00:00 '],
  },
  {
    name: 'time zone',
    fault: text => isTimeZone(text) ? undefined : 'no zone',
    takes: ['', 'UTC', 'Local', 'Europe/Berlin', 'US/Pacific', 'America/Argentina/Ushuaia'],
    refuses: ['Mars/X', 'Europe/Berln', 'europe/berlin', 'Europe', '../x'],
  },
];

const cases = (kind: 'takes' | 'refuses') => LANGUAGES.flatMap(({ name, fault, ...texts }) => texts[kind].map(text => ({ name, text, fault })));

test.each(cases('takes'))('$name: $text is read', ({ text, fault }) => expect(fault(text)).toBeUndefined());
test.each(cases('refuses'))('$name: $text is not read', ({ text, fault }) => expect(fault(text)).toEqual(expect.any(String)));

test.each<[string, unknown[]]>([
  ['return true', [true]],
  ['if a then return 1 end return false', ['other', false]],
  ['return true, "why"', ['other']],
  ['return event.a == 1', ['unknown']],
  ['local f = function() return true end', []],
  ['while a do return end', ['other']],
  ['event.a = 1', []],
])('Lua: %s returns', (text, values) => expect(luaReturns(text)).toEqual(values));
