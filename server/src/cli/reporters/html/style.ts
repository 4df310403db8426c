/** The report's style sheet. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f4f6f7; --surface: #fff; --sunken: #eef2f3; --line: #d5dde0; --text: #1b2a30; --soft: #53636b;
  --accent: #0f5e69; --accent-text: #fff; --focus: #0b7285;
  --error: #b3261e; --warning: #855300; --info: #1b5fa8; --hint: #5a6670; --good: #1f7a3f;
  --error-ground: #fdecea; --warning-ground: #fff4dd; --info-ground: #e8f1fb; --hint-ground: #edf0f2; --good-ground: #e6f4ea;
  --mark: #ffe08a; --mark-text: #1b2a30;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11191c; --surface: #182328; --sunken: #10181b; --line: #31424a; --text: #e4ecee; --soft: #a3b4bb;
    --accent: #5cc2cf; --accent-text: #06262b; --focus: #7fd6e1;
    --error: #ff9d94; --warning: #f2c46d; --info: #93c2f7; --hint: #b1bec6; --good: #7fd39b;
    --error-ground: #45201d; --warning-ground: #3d2f12; --info-ground: #18314b; --hint-ground: #29363c; --good-ground: #173524;
    --mark: #6b5310; --mark-text: #fff3cf;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 28px; }
code, pre, .path { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", "Noto Sans Mono CJK JP", monospace; font-size: .92em; }
h1 { margin: 0 0 20px; font-size: 27px; line-height: 1.25; letter-spacing: -.01em; }
h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h3 { display: inline; margin: 0; font-size: inherit; font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.product { margin: 0; color: var(--accent); font-weight: 600; font-size: 13px; letter-spacing: .06em; text-transform: uppercase; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note, .status, footer { color: var(--soft); font-size: 13px; }
.alarm { padding: 10px 14px; border-radius: 8px; background: var(--error-ground); color: var(--error); font-weight: 600; }
.empty { padding: 32px; border: 1px dashed var(--line); border-radius: 10px; color: var(--soft); text-align: center; }
footer { padding: 32px 24px 40px; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 28px; }
.tile { padding: 12px 16px; border: 1px solid var(--line); border-top: 3px solid var(--accent); border-radius: 10px; background: var(--surface); }
.tile dt { color: var(--soft); font-size: 13px; font-weight: 600; }
.tile dd { margin: 0; }
.tile strong { display: block; font-size: 26px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: 12.5px; }
.tile.error { border-top-color: var(--error); } .tile.warning { border-top-color: var(--warning); }
.tile.info { border-top-color: var(--info); } .tile.hint { border-top-color: var(--hint); } .tile.fixable { border-top-color: var(--good); }

.tabs { display: flex; gap: 4px; border-bottom: 1px solid var(--line); }
.tabs[hidden] { display: none; }
.tabs button { padding: 9px 16px; border: 0; border-bottom: 3px solid transparent; margin-bottom: -1px; background: none; color: var(--soft); font: inherit; font-weight: 600; cursor: pointer; }
.tabs button:hover { color: var(--text); }
.tabs button[aria-selected="true"] { border-bottom-color: var(--accent); color: var(--text); }

.filters { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: center; padding: 14px 0 4px; }
.filters[hidden] { display: none; }
.filters input[type="search"], .filters select { height: 36px; padding: 0 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: inherit; font: inherit; max-width: 100%; }
.filters input[type="search"] { flex: 3 1 260px; }
.filters select { flex: 1 1 150px; min-width: 0; max-width: 240px; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0; padding: 0; border: 0; }
.filters label { display: inline-flex; gap: 6px; align-items: center; white-space: nowrap; }
input[type="checkbox"] { accent-color: var(--accent); }
.status { margin: 6px 0 14px; min-height: 20px; }
button.plain { padding: 6px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--accent); font: inherit; font-size: 13px; font-weight: 600; cursor: pointer; }
button.plain:hover { border-color: var(--accent); }
.more { margin: 10px 0; }

details.group, details.set { margin: 0 0 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); overflow: clip; }
details > summary { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; padding: 10px 14px 10px 34px; cursor: pointer; list-style: none; position: relative; }
details > summary::-webkit-details-marker { display: none; }
details > summary::before { content: ""; position: absolute; left: 15px; top: 17px; width: 7px; height: 7px; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary::before { transform: rotate(45deg); top: 15px; }
details > summary:hover { background: var(--sunken); }
details > summary h3 { flex: 1 1 320px; }
.group .about { margin: 0; padding: 0 14px 12px 34px; color: var(--soft); font-size: 13.5px; max-width: 85ch; }
.badge { display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: 12.5px; font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
.badge.error { background: var(--error-ground); color: var(--error); } .badge.warning { background: var(--warning-ground); color: var(--warning); }
.badge.info { background: var(--info-ground); color: var(--info); } .badge.hint { background: var(--hint-ground); color: var(--hint); }
.badge.fix { background: var(--good-ground); color: var(--good); }
.findings { margin: 0; padding: 0; list-style: none; }
.finding { padding: 12px 14px 12px 34px; border-top: 1px solid var(--line); }
.finding p { margin: 0; overflow-wrap: anywhere; }
.finding .meta { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; margin-bottom: 4px; font-size: 13px; color: var(--soft); }
.finding .message, .finding .advice { max-width: 95ch; }
.finding .advice { color: var(--soft); }
.finding .path { overflow-wrap: anywhere; }
.link { padding: 0; border: 0; background: none; color: var(--accent); font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12.5px; cursor: pointer; text-align: left; }
.link:hover { text-decoration: underline; }
.finding pre { display: flex; margin: 8px 0 0; border-radius: 8px; background: var(--sunken); font-size: 13px; line-height: 1.6; overflow-x: auto; }
.finding pre .number { flex: none; padding: 6px 10px; border-right: 1px solid var(--line); color: var(--soft); user-select: none; }
.finding pre code { padding: 6px 12px; font-size: 13px; white-space: pre; }
.finding mark { border-radius: 2px; background: var(--mark); color: var(--mark-text); box-shadow: 0 0 0 1px var(--mark); }
.finding mark:empty { padding-left: 3px; }
.related { margin: 6px 0 0; padding-left: 18px; color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }

table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: 12.5px; }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: center; margin: 16px 0 0; }
.legend + .note { margin: 4px 0 14px; }
.only { display: inline-flex; gap: 6px; align-items: center; margin-left: auto; }
.bars { margin: 0; padding: 4px 14px 12px 34px; list-style: none; }
.bars li { display: grid; grid-template-columns: 110px minmax(120px, 360px) 1fr; gap: 14px; align-items: center; padding: 3px 0; }
.bars svg { width: 100%; height: 9px; border-radius: 5px; background: var(--sunken); }
rect.current { fill: var(--good); } rect.stale { fill: var(--warning); } rect.untranslated { fill: var(--info); } rect.missing { fill: var(--line); }
.scroll { max-height: 75vh; overflow: auto; border-top: 1px solid var(--line); }
.coverage th[scope="row"] { min-width: 220px; }
.coverage thead th { position: sticky; top: 0; background: var(--surface); box-shadow: inset 0 -1px var(--line); }
.coverage td { white-space: nowrap; font-variant-numeric: tabular-nums; }
.coverage td.stale { background: var(--warning-ground); color: var(--warning); } .coverage td.untranslated { background: var(--info-ground); color: var(--info); }
.coverage td.missing { color: var(--soft); }
.mark { display: inline-block; width: 1.2em; font-weight: 700; text-align: center; }
.mark.current { color: var(--good); } .mark.stale { color: var(--warning); } .mark.untranslated { color: var(--info); }
.gaps tr.whole { display: none; }
@media (max-width: 640px) {
  header, main { padding-left: 14px; padding-right: 14px; }
  .finding, .group .about { padding-left: 14px; }
  .bars li { grid-template-columns: 1fr; gap: 2px; }
  .only { margin-left: 0; }
  .filters select { max-width: none; }
}
@media print {
  .filters, .tabs, .more { display: none; }
  section[hidden] { display: block !important; }
  .scroll { max-height: none; }
}
`;
