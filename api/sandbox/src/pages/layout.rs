//! The frame around every page.

/// A whole HTML page. `body` is HTML, `title` is text.
pub(crate) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">\
         <title>{title} · Sandbox</title><style>{STYLE}</style></head>\
         <body><p class=\"ribbon\">Sandbox – a pretend X, nothing leaves this machine</p>\
         <main>{body}</main></body></html>",
        title = escape(title)
    )
}

/// Text as HTML, safe in attributes too.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #5a6673; --line: #d8dee4; --paper: #fff; --ground: #f3f5f7;
  --blue: #0b63ce; --ribbon: #fff1c2; --ribbon-ink: #5c4300; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --quiet: #9aa7b4; --line: #333c46; --paper: #171c22;
  --ground: #0d1115; --blue: #6cb0ff; --ribbon: #3a2f0b; --ribbon-ink: #ffe08a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1rem; }
.ribbon { margin: 0; padding: .5rem 1rem; text-align: center; font-size: .875rem; background: var(--ribbon);
  color: var(--ribbon-ink); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 1rem; padding: 1.25rem;
  margin: 1rem 0; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
a { color: var(--blue); }
code { font-size: .8125rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
fieldset { border: 0; margin: 0; padding: 0; }
legend { padding: 0; font-weight: 600; margin-bottom: .5rem; }
.person { display: flex; align-items: center; gap: .75rem; padding: .625rem .75rem; margin-bottom: .5rem;
  border: 1px solid var(--line); border-radius: .75rem; cursor: pointer; line-height: 1.3; }
.person:has(:checked) { border-color: var(--blue); box-shadow: inset 0 0 0 1px var(--blue); }
.person img, .author img { border-radius: 50%; flex: none; }
.badge { font-size: .75rem; border: 1px solid var(--blue); color: var(--blue); border-radius: 1rem; padding: 0 .45rem; }
.wishes { margin: 0; padding-left: 1.2rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 1rem; }
button { flex: 1 1 9rem; min-height: 2.75rem; font: inherit; font-weight: 600; border-radius: 2rem; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: inherit; }
button.primary { background: var(--ink); color: var(--paper); border-color: var(--ink); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.author { display: flex; align-items: center; gap: .75rem; line-height: 1.3; }
.author a { color: inherit; text-decoration: none; }
.text { white-space: pre-wrap; font-size: 1.125rem; margin: 1rem 0; }
.pictures { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
.pictures img, .pictures video { width: 100%; height: auto; border-radius: .75rem; border: 1px solid var(--line); display: block; }
.deleted { opacity: .65; }
.notice { border-left: .25rem solid #c33; padding-left: .75rem; }
";
