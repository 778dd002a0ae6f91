/** What the page of a drill has beside that of the analysis. */
export const DRILL_STYLE = `
#faults th small { display: block; color: var(--soft); font-size: .82rem; font-weight: 400; max-width: 26em; }
#faults td { height: auto; vertical-align: middle; padding: .3em .9em .3em 0; min-width: 0; }
#faults thead th { color: var(--soft); font-size: .85rem; }
#faults thead th { padding-left: 0; }
#faults td .verdict { height: auto; display: inline-block; white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.gap { display: block; margin-top: 2px; overflow: visible; }
.gap path { fill: none; stroke: var(--soft); stroke-width: 1.2; }
.gap .within { fill: var(--bus); } .gap .over { fill: var(--gone); }
.remarks td { color: var(--soft); font-size: .9rem; padding-top: 0 !important; }
.remarks ul { max-width: min(90ch, 100cqw); position: sticky; left: 0; }
#times { width: auto; margin-top: 1em; } #times th, #times td { padding: .15em 1.4em .15em 0; min-width: 0; height: auto; }
@media screen and (max-width: 900px) { #times th, #times td { padding-right: .7em; } }
footer { color: var(--soft); font-size: .85rem; margin: 0 0 28px; }
@media print { #faults td, #times td { font-size: 9pt; } .gap rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
