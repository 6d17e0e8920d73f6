//! A password from whoever sits before the program: without echo on a terminal, as one line otherwise. Never as an
//! argument, which every process of the machine may read.

use std::io::{BufRead, IsTerminal, stdin};

use anyhow::{Context, bail};
use console::Term;

use super::complain;
use crate::model::Secret;

/// Reads a new password; on a terminal twice, because it is not seen.
pub(super) fn read_new(of: &str) -> anyhow::Result<Secret> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        if stdin().lock().read_line(&mut line).context("standard input")? == 0 {
            bail!("no password came on standard input");
        }
        return Ok(Secret::new(line.trim_end_matches(['\r', '\n'])));
    }
    complain(&format!(
        "The new password of {of}, which is not shown. Fifteen characters or more; a short sentence is good."
    ));
    let first = read_hidden("Password: ")?;
    if read_hidden("Once more: ")?.expose() != first.expose() {
        bail!("the two are not the same; nothing was done");
    }
    Ok(first)
}

fn read_hidden(prompt: &str) -> anyhow::Result<Secret> {
    let terminal = Term::stderr();
    terminal.write_str(prompt)?;
    Ok(Secret::new(terminal.read_secure_line().context("the terminal")?))
}
