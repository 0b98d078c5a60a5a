import { createHash } from 'node:crypto'

/** The page's whole style. Colours meet WCAG AA for contrast in both schemes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f4f4f6; --surface: #fff; --text: #1d1c1d; --quiet: #5c5a60;
  --line: #85828c; --accent: #0b57a4; --on-accent: #fff; --error: #b3162b; --good: #176b45;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141417; --surface: #1f1f24; --text: #ececf0; --quiet: #aeacb5;
    --line: #7c7a85; --accent: #8ab8f0; --on-accent: #10233a; --error: #ff97a3; --good: #7fd6ab;
  }
}
* { box-sizing: border-box }
body {
  margin: 0; min-height: 100vh; padding: 1.5rem 1rem; display: grid; place-items: center;
  background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
}
main {
  width: 100%; max-width: 30rem; padding: 2rem; border-radius: 0.75rem; background: var(--surface);
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
p, ul { margin: 0 0 1rem }
ul { padding-left: 1.25rem }
.product, .hint, small { color: var(--quiet) }
.product { margin-bottom: 0.25rem }
.hint { margin-bottom: 0.5rem; font-size: 0.9rem }
.error { margin-bottom: 0.5rem; color: var(--error); font-weight: 600 }
.done { color: var(--good); font-weight: 600 }
label { display: block; font-weight: 600 }
input {
  width: 100%; margin-bottom: 1.25rem; padding: 0.65rem 0.75rem; border: 1px solid var(--line);
  border-radius: 0.4rem; background: var(--surface); color: inherit; font: inherit;
}
input[type="checkbox"] { width: 1.15rem; height: 1.15rem; margin: 0; padding: 0; flex: none; accent-color: var(--accent) }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0 }
legend { padding: 0; font-weight: 600 }
.choice { display: flex; gap: 0.6rem; align-items: center; margin: 0 }
.choice label { font-weight: normal }
input[aria-invalid] { border-color: var(--error); border-width: 2px }
button, a.button {
  width: 100%; margin-bottom: 1.25rem; padding: 0.75rem; border: 0; border-radius: 0.4rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
a.button { display: block; text-align: center; text-decoration: none }
button.second { border: 1px solid var(--accent); background: none; color: var(--accent) }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
@media (max-width: 30rem) {
  body { place-items: start stretch; padding: 0; background: var(--surface) }
  main { padding: 1.5rem 1rem }
}
`

/** What lets this style, and no other, through the Content-Security-Policy. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
