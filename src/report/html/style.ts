/** Colours have a contrast of at least 4.5 with what is behind them, and never say anything alone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --panel: #fff; --text: #1c212b; --soft: #556070; --line: #d6dbe3; --focus: #1554c0;
  --band: #eef1f6; --lane: #fff; --source: #1d5fd1; --bus: #0f7a5a; --sensor: #7a3fc4; --gone: #b3202c; --moved: #a85b00;
  --flows: #e0f3e6; --on-flows: #12492a; --pauses: #fdf1c7; --on-pauses: #594300; --refuses: #ffe3cb; --on-refuses: #762d00;
  --unknown: #e9e3fa; --on-unknown: #44288a; --stops: #fbdada; --on-stops: #86131a; --loses: #86131a; --on-loses: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #12151a; --panel: #1a1f26; --text: #e7eaef; --soft: #a3aebc; --line: #343c48; --focus: #8ab4ff;
    --band: #232a33; --lane: #1a1f26; --source: #6ea3ff; --bus: #45c79b; --sensor: #bb8cff; --gone: #ff7b7f; --moved: #ffb052;
    --flows: #123420; --on-flows: #9fe3b5; --pauses: #3b3006; --on-pauses: #f4da7f; --refuses: #452508; --on-refuses: #ffbd8a;
    --unknown: #2e2350; --on-unknown: #cfc0ff; --stops: #4a1719; --on-stops: #ffb4ae; --loses: #ff938b; --on-loses: #2b0606;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main, header { max-width: 1320px; margin: 0 auto; padding: 0 20px; }
.many main, .many header { max-width: 2000px; }
header { padding-top: 28px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3em; }
h2 { font-size: 1.15rem; margin: 0 0 .6em; }
h3 { font-size: 1.15rem; margin: 0 0 .5em; }
h4 { font-size: .8rem; margin: 1.2em 0 .4em; color: var(--soft); text-transform: uppercase; letter-spacing: .04em; }
header p { margin: 0 0 .45em; max-width: 90ch; } header .verdict { display: inline-block; } header .lead { max-width: 110ch; } .lead { margin: 0 0 .4em; max-width: 75ch; color: var(--soft); }
.assumed { margin: .8em 0; padding: .5em .9em; border-left: 4px solid var(--on-unknown); background: var(--unknown); color: var(--on-unknown); border-radius: 0 6px 6px 0; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 18px; margin: 18px 0; }
.scroll { overflow-x: auto; }
figure { margin: 0; }
figure { margin-bottom: 1.2em; } figure svg { display: block; width: 100%; min-width: 320px; max-width: 560px; font: 13px system-ui, sans-serif; }
figcaption { color: var(--soft); font-size: .82rem; margin-top: .5em; }
.head rect { fill: var(--panel); stroke: var(--line); }
.head text { text-anchor: middle; fill: var(--text); }
.head .kind { fill: var(--soft); font-size: 11.5px; }
.head .name { font-weight: 600; font-size: 13px; }
.arrow { fill: none; stroke: var(--soft); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.band { fill: var(--band); }
.lane { fill: var(--lane); stroke: var(--line); }
.zone-name { fill: var(--text); } .nodes, .more { fill: var(--soft); font-size: 11.5px; }
.pod { stroke-width: 2; }
.pod.source { fill: var(--source); stroke: var(--source); }
.pod.bus { fill: var(--bus); stroke: var(--bus); }
.pod.sensor { fill: var(--sensor); stroke: var(--sensor); }
.pod.standby { fill-opacity: .12; }
@media screen {
  .pod.hit { fill: transparent; stroke: var(--gone); stroke-dasharray: 3 3; }
  .pod.hit.moves { stroke: var(--moved); }
  .zone.hit > .band, .node.hit > .lane { stroke: var(--gone); stroke-width: 2; stroke-dasharray: 5 4; }
}
.key { display: inline-block; margin-right: .9em; white-space: nowrap; }
.pod-key { display: inline-block; width: 12px; height: 12px; border-radius: 3px; border: 2px solid var(--bus); vertical-align: -1px; }
.pod-key.on { background: var(--bus); } .pod-key.hit { border: 2px dashed var(--gone); } .pod-key.moves { border: 2px dashed var(--moved); }
table { border-collapse: separate; border-spacing: 0 6px; width: 100%; padding-right: 4px; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .5em; }
th { text-align: left; font-weight: 500; padding: .25em .9em .25em 0; vertical-align: top; }
tbody th { min-width: 8.5em; line-height: 1.3; vertical-align: middle; position: sticky; left: 0; background: var(--panel); }
td { padding: 0 0 0 6px; min-width: 9.3em; height: 1px; font-size: .95rem; }
#matrix thead th { vertical-align: bottom; } thead th + th { padding-left: 6px; }
tbody th.two { padding-top: 1.2em; color: var(--soft); font-size: .8rem; text-transform: uppercase; letter-spacing: .04em; }
.path { display: block; font-weight: 600; overflow-wrap: break-word; line-height: 1.3; } .path + .path { margin-top: .2em; } .many .path { font-size: .9rem; }
.promise { display: inline-block; font-size: .85rem; border-radius: 5px; padding: 0 .5em; }
.promise.open { background: var(--unknown); color: var(--on-unknown); } .promise.kept { background: var(--flows); color: var(--on-flows); } .promise.broken { background: var(--stops); color: var(--on-stops); }
header a { color: var(--focus); }
.verdict { display: block; border-radius: 6px; padding: .32em .7em; text-decoration: none; }
td .verdict { height: 100%; }
p.verdict { display: inline-block; margin: 0 0 .4em; }
.verdict b { font-weight: 650; } .verdict small { display: block; line-height: 1.3; font-size: .82rem; }
.flows { background: var(--flows); color: var(--on-flows); } .pauses { background: var(--pauses); color: var(--on-pauses); }
.refuses { background: var(--refuses); color: var(--on-refuses); } .unknown { background: var(--unknown); color: var(--on-unknown); }
.stops { background: var(--stops); color: var(--on-stops); } .loses { background: var(--loses); color: var(--on-loses); }
.legend { font-size: .85rem; color: var(--soft); margin: 1.4em 0 0; } .legend div { display: grid; grid-template-columns: 6.2em 1fr; gap: .8em; padding: .2em 0; align-items: start; }
.legend dt, .legend dd { margin: 0; } .legend .verdict { padding: 0 .5em; }
.verdict[aria-current] { outline: 2px solid var(--text); outline-offset: 1px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.happens { border-top: 1px solid var(--line); padding-top: 1em; margin-top: 1.4em; }
#which, .for { color: var(--soft); font-size: .9rem; margin: 0 0 .3em; white-space: pre-line; }
.why { margin: .2em 0 0; } .about { margin: .4em 0 0; color: var(--soft); font-size: .9rem; }
ol.steps { list-style: none; margin: 0; padding: 0; counter-reset: step; }
ol.steps + ol.steps { margin-top: .5em; padding-top: .5em; border-top: 1px dashed var(--line); }
.steps li { counter-increment: step; position: relative; padding: .35em 0 .35em 2em; display: grid; grid-template-columns: 1fr auto; column-gap: 1em; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: .45em; width: 1.45em; height: 1.45em; border-radius: 50%; background: var(--band); color: var(--soft); font-size: .8rem; line-height: 1.45em; text-align: center; }
.part { font-size: .8rem; color: var(--soft); } .text { grid-column: 1 / -1; }
.time { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.bar { grid-column: 1 / -1; width: 100%; height: 4px; margin-top: 3px; background: var(--band); border-radius: 2px; }
.bar rect { fill: var(--moved); } .bar.endless rect { fill: var(--gone); }
ul { margin: 0; padding-left: 1.2em; } ul li { margin: .2em 0; } ul .part::after { content: ': '; }
#changes ol { margin: 0; padding-left: 1.6em; } #changes li { margin: .6em 0; } #changes .part { display: block; } #changes small { display: block; color: var(--soft); font-size: .82rem; }
code { font: .9em ui-monospace, monospace; background: var(--band); border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
.js .answer { display: grid; grid-template-columns: minmax(0, 1fr) minmax(360px, 30rem); gap: 0 28px; align-items: start; }
.js .happens { border: 0; margin: 0; padding: 0; }
.js aside { position: sticky; top: 14px; border-left: 1px solid var(--line); padding-left: 28px; max-height: calc(100vh - 110px); overflow-y: auto; }
@media screen { .js .for { display: none; } }
.js [hidden], :root:not(.js) .with-script { display: none; }
.bounds { color: var(--soft); font-size: .85rem; margin: 1em 0 0; }
@media (max-width: 900px) {
  .js .answer { display: block; }
  .js aside { position: static; max-height: none; border-left: 0; padding-left: 0; border-top: 1px solid var(--line); margin-top: 14px; padding-top: 16px; scroll-margin-top: 10px; }
  main, header { padding-left: 12px; padding-right: 12px; } .panel { padding: 14px; }
  tbody th { min-width: 7.5em; }
}
@media screen and (max-width: 900px) {
  .scroll { container-type: inline-size; }
  caption { position: sticky; left: 0; max-width: 100cqw; }
}
@media print {
  :root { color-scheme: light; font-size: 12px; }
  body { background: #fff; font-size: 10.5pt; }
  .panel { border: 0; padding: 0; }
  .js .answer { display: block; } .js aside { position: static; max-height: none; border: 0; padding: 0; overflow: visible; }
  .js .happens[hidden], .js .picture[hidden] { display: block; }
  #pictures { columns: 2; column-gap: 2em; margin-top: 1em; }
  #details { columns: 2; column-gap: 2em; font-size: 9pt; line-height: 1.35; }
  .js .happens, .happens { border-top: 1px solid var(--line); margin-top: 0; padding: .6em 0; }
  .js .happens.calm, .happens.calm { display: none; }
  .picture, tr, .steps li { break-inside: avoid; } h3, h4, .for, p.verdict, tr:has(.two) { break-after: avoid; }
  .picture svg { min-width: 0; } .path { font-size: 8.5pt; } .happens h3 { font-size: 11pt; margin: 0 0 .3em; } .happens h4 { margin: .7em 0 .2em; } .steps li { padding-top: .1em; padding-bottom: .1em; }
  tbody th { background: none; position: static; } td { min-width: 0; font-size: 8.5pt; }
  .scroll { overflow: visible; } .verdict[aria-current] { outline: 0; }
  .verdict, .bar, .bar rect, .pod, .pod-key, .band, .promise, .assumed { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .on-screen { display: none; }
}
`;
