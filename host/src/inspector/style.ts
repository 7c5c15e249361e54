/**
 * How the inspector looks.
 *
 * @module
 */

export const style = `
:host { all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; }
* { box-sizing: border-box; }
.panel { position: absolute; inset: 0 0 0 auto; width: min(480px, 50vw); display: flex;
  flex-direction: column; pointer-events: auto; background: #15171c; color: #d7dae0;
  border-left: 1px solid #3a3f4b; font: 12px/1.45 system-ui, sans-serif; }
.panel.left { inset: 0 auto 0 0; border: 0; border-right: 1px solid #3a3f4b; }
.panel.window { inset: 0; width: auto; border: 0; }
[hidden] { display: none !important; }
nav { display: flex; gap: 2px; padding: 6px; border-bottom: 1px solid #3a3f4b; }
nav span { flex: 1; }
button { padding: 3px 7px; border: 0; border-radius: 4px; background: none; color: inherit;
  font: inherit; cursor: pointer; }
button:hover { background: #2a2e37; }
button.on { background: #2f5fd0; color: #fff; }
input { width: 100%; padding: 2px 5px; border: 1px solid transparent; border-radius: 3px;
  background: #1d2027; color: #fff; font: inherit; }
input:focus { border-color: #5b8cff; outline: 0; }
input[type='checkbox'] { width: auto; }
label { display: block; padding: 6px 8px; color: #9aa1ad; }
main { flex: 1; min-height: 0; overflow: auto; }
main.split { display: flex; flex-direction: column; overflow: hidden; }
.tree { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.tree > input { margin: 6px; width: auto; }
.rows { flex: 1; overflow: auto; }
.row { padding: 1px 4px; white-space: nowrap; cursor: default; }
.row:hover { background: #2a2e37; }
.row.selected { background: #2f5fd0; color: #fff; }
.row b { color: #ffb454; font-weight: 600; }
.arrow { display: inline-block; width: 14px; }
.kind { color: #7fb4ff; }
.selected .kind { color: #fff; }
small { color: #9aa1ad; }
.node { flex: 1; min-height: 0; overflow: auto; border-top: 1px solid #3a3f4b; }
h2 { margin: 8px; font-size: 12px; font-weight: 600; color: #fff; }
h3 { margin: 0; font-size: 12px; font-weight: 600; color: #ffb454; }
p { margin: 4px 8px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 8px; }
dt { color: #9aa1ad; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1px 8px; text-align: left; vertical-align: top; font-weight: 400; }
tr:hover { background: #1d2027; }
.node th, .events th { color: #7fb4ff; width: 38%; }
.node th, .node td { vertical-align: middle; }
.from, .time, .state { color: #9aa1ad; white-space: nowrap; }
.default th { color: #9aa1ad; }
.fault, .fault td { color: #ff7a7a; }
.key th { color: #ffb454; }
.move { margin: 8px; padding: 6px 8px; border-radius: 4px; background: #1d2027; }
.move p { margin: 0; color: #9aa1ad; }
.move ol { margin: 4px 0; padding-left: 18px; }
.move th { color: #9aa1ad; }
.move th, .move td { padding: 0 8px 0 0; }
.chart { display: flex; align-items: flex-end; gap: 1px; height: 60px; margin: 0 8px;
  border-bottom: 1px solid #3a3f4b; background: linear-gradient(#0000 50%, #3a3f4b 50%, #0000 51%); }
.chart i { flex: 0 0 2px; background: #5b8cff; }
.chart .late { background: #ff7a7a; }
.outline { position: absolute; border: 1px solid #5b8cff; background: #5b8cff33; }
.outline span { position: absolute; left: 0; bottom: 100%; padding: 1px 6px; background: #2f5fd0;
  color: #fff; font: 11px/1.4 system-ui, sans-serif; white-space: nowrap; }
.glass { position: absolute; inset: 0; pointer-events: auto; cursor: crosshair; }
`;

/** Applies it in a document or below a shadow root, in a way that a strict policy allows. */
export function applyStyle(root: ShadowRoot | Document): void {
  const { defaultView } = 'defaultView' in root ? root : root.ownerDocument;
  const Sheet = (defaultView ?? globalThis).CSSStyleSheet as typeof CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
}
