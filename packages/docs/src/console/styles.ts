/** The font is that of the page, which also changes the colours with the custom properties `--scp-*`. */
const css = `
:host{display:block;color-scheme:light dark;--text:var(--scp-text,light-dark(#1c2430,#e6eaf0));--quiet:var(--scp-quiet,light-dark(#566172,#9aa6b8));--ground:var(--scp-ground,light-dark(#fff,#12161d));--line:var(--scp-line,light-dark(#76808f,#7a8699));--code:var(--scp-code,light-dark(#f3f5f8,#1b212b));--accent:var(--scp-accent,light-dark(#0b57c2,#7fb2ff));--good:var(--scp-good,light-dark(#176335,#7fd79f));--bad:var(--scp-bad,light-dark(#b3261e,#ff9d94));color:var(--text);background:var(--ground);line-height:1.5;overflow-wrap:anywhere}
[hidden],:host([hidden]){display:none}
*{box-sizing:border-box}
:lang(ko){word-break:keep-all}
.console{padding:1rem}
p{margin:.5rem 0}
fieldset{min-width:0;margin:1rem 0;padding:.25rem 1rem .75rem;border:1px solid var(--line);border-radius:.5rem}
legend,label,h3,.notice{font-weight:600}
h3{margin:1.5rem 0 .5rem;font-size:1rem}
small{font-weight:400;color:var(--quiet)}
.columns{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr))}
.field{margin:.5rem 0;min-width:0}
input:not([type=radio]),select{display:block;width:100%;min-height:2.5rem;padding:.25rem .5rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.25rem}
input[type=radio]{width:1.1rem;height:1.1rem;margin:0 .5rem 0 0;vertical-align:-.15rem;accent-color:var(--accent)}
::placeholder{color:var(--quiet);opacity:1}
[aria-invalid]{border-color:var(--bad)!important}
.hint{margin:.25rem 0;font-size:.875rem;color:var(--quiet)}
.error{margin:.25rem 0}
.error:empty,.hint:empty{display:none}
button{min-height:2.75rem;padding:.5rem 1.5rem;font:inherit;font-weight:600;color:var(--ground);background:var(--accent);border:0;border-radius:.25rem;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.block{position:relative}
button.copy{position:absolute;inset:.35rem .5rem auto auto;min-height:1.75rem;padding:.1rem .6rem;font-size:.875rem;font-weight:400;color:var(--text);background:var(--ground);border:1px solid var(--line)}
details{margin:.5rem 0}
summary{cursor:pointer}
[role=status]{margin:1rem 0 0;padding:.5rem .75rem;font-weight:600;white-space:pre-line;border-inline-start:.3rem solid var(--line);background:var(--code)}
[role=status]:empty{padding:0;border:0}
[role=status][class]{border-color:currentColor}
.good{color:var(--good)}
.bad,.error{color:var(--bad)}
table{width:100%;border-collapse:collapse}
th,td{padding:.25rem .5rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
tbody th{width:8rem}
pre{margin:.5rem 0;padding:.75rem;overflow:auto;white-space:pre-wrap;background:var(--code);border-radius:.25rem}
section:first-child pre{max-height:24rem}
code{font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace}
`;

/** Constructed, because a strict policy lets no style stand in the page. */
export function consoleStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
