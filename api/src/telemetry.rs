//! The log: one line an event, as text or JSON, on standard error.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Stderr, Write};

use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// Begins to log. `RUST_LOG` chooses what; without it, our own events from `info` up and warnings of others.
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,pillarbox=info"));
    let colours = io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(move || Lines { to: io::stderr(), colours })
        .with_ansi(colours)
        .with_target(false);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}

/// Writes each event as one line, whatever stands in it: what a stranger sent must not look like a line of ours, or
/// move the cursor of whoever reads.
struct Lines {
    to: Stderr,
    /// Then escape sequences are the log's own; those in values are escaped before they come here.
    colours: bool,
}

impl Write for Lines {
    /// An event comes whole.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let line = one_line(text.strip_suffix('\n').unwrap_or(&text), self.colours);
        self.to.write_all(format!("{line}\n").as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Escapes what would end the line or steer a terminal, in a way that JSON understands, too.
fn one_line(text: &str, colours: bool) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => line.push_str("\\n"),
            '\u{1b}' if colours => line.push(c),
            '\t' => line.push(c),
            // Line and paragraph separators, and what turns the direction of writing, are no control characters.
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
                // Writing to a string cannot fail.
                let _written = write!(line, "\\u{:04x}", u32::from(c));
            }
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_an_event_it_is_one_line() {
        let event = "said=a\r\nINFO forged \u{1b}[2J\u{9b}1m \u{202e}\u{2028} caf\u{e9}\u{7f}\0";
        let line = one_line(event, false);
        assert_eq!(line, "said=a\\u000d\\nINFO forged \\u001b[2J\\u009b1m \\u202e\\u2028 caf\u{e9}\\u007f\\u0000");
        assert!(!line.chars().any(char::is_control));
        let json = one_line(&serde_json::json!({ "said": "a\u{9b}\u{2028}\n" }).to_string(), false);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["said"], "a\u{9b}\u{2028}\n");
    }
}
