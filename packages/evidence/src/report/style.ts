/** The style sheet of a report, for the screen and for A4 paper. */
export const style = `
:root { color-scheme: light; --ink: #1d232b; --quiet: #505a66; --line: #c3cad2; --good: #1c5a86; --bad: #6b1d00; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif; word-break: keep-all; overflow-wrap: break-word; }
main { max-width: 960px; margin: 0 auto; padding: 24px; }
h1 { margin: 0; font-size: 28px; line-height: 1.2; }
h2 { margin: 36px 0 12px; font-size: 20px; border-bottom: 2px solid var(--ink); padding-bottom: 4px; }
h3 { margin: 20px 0 8px; font-size: 16px; }
p { margin: 8px 0; }
.period, .rest, figcaption, small { color: var(--quiet); }
.verdict { border: 2px solid var(--ink); border-left-width: 10px; padding: 4px 20px 16px; margin-top: 16px; }
.verdict.compliant { border-color: var(--good); }
.verdict.violating, .verdict.incomplete { border-color: var(--bad); }
.verdict h2 { border: 0; margin: 12px 0 4px; font-size: 16px; }
.status { font-size: 18px; }
.badge { display: inline-block; border: 1.5px solid var(--ink); border-radius: 3px; padding: 0 7px; font-weight: 600; white-space: nowrap; font-size: 0.9em; }
.status .badge { font-size: 20px; padding: 2px 12px; margin-right: 8px; }
.badge.compliant { border-color: var(--good); color: var(--good); background: #fff; }
.badge.violating { border-color: var(--bad); background: var(--bad); color: #fff; }
.badge.incomplete { border-color: var(--bad); color: var(--bad); background: #fff; border-style: dashed; }
.badge.excepted { color: var(--ink); background: #fff; border-style: dotted; }
dl { margin: 0; }
.tiles { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 14px 0; }
.tiles div { display: flex; flex-direction: column-reverse; }
.tiles dt { color: var(--quiet); font-size: 13px; }
.tiles dd { margin: 0; font-size: 26px; font-weight: 600; line-height: 1.2; }
.questions dt { font-weight: 700; margin-top: 10px; }
.questions dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 14px 0; font-size: 13px; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 1.5px solid var(--ink); font-weight: 600; }
tbody th { font-weight: 500; }
.number { text-align: right; }
.narrow { white-space: nowrap; }
.wide { overflow-wrap: anywhere; min-width: 120px; }
.repeated { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code { font: 0.85em ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; word-break: break-all; }
figure { margin: 12px 0; }
figcaption { font-size: 13px; }
svg.plot { display: block; width: 100%; height: auto; overflow: visible; font: 11px system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
svg.plot text { white-space: pre; }
.keys { font-size: 13px; margin: 4px 0; }
.key { display: inline-block; width: 12px; height: 12px; vertical-align: -1px; border: 1px solid #222; margin-left: 10px; }
.key:first-child { margin-left: 0; }
.key.success { background: #3b8bc4; color: #3b8bc4; }
.key.failure { background: #6b1d00; color: #6b1d00; }
.key.nothing { background: #fff; }
.key:not(:empty) { background: none; border: 0; width: auto; height: auto; vertical-align: baseline; font-weight: 700; }
.key.gap { background: #f3cdbb; border-color: #6b1d00; }
.sign td, .sign tbody th { height: 44px; vertical-align: bottom; }
@media screen and (max-width: 640px) {
  main { padding: 12px; }
  table { font-size: 12px; }
  th, td { padding: 4px; overflow-wrap: anywhere; }
  .narrow, .badge { white-space: normal; }
  .wide { min-width: 0; }
}
@page {
  size: A4;
  margin: 16mm 14mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #505a66; }
}
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { font-size: 14pt; margin-top: 20pt; }
  h2, h3, caption { break-after: avoid; }
  table { font-size: 8.5pt; }
  th, td { padding: 3pt 5pt; }
  thead { display: table-header-group; }
  tr, figure, .verdict, .sign, li { break-inside: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
