//! The official package, and the page's counter, as child processes: texts in, verdicts out, both as lines of JSON.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Serialize;
use serde_json::Value;

/// What the package was when the rules were written after it.
const VERSION: &str = "3.1.0";
/// Texts in one line.
const BATCH: usize = 500;

/// What the package says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub weight: u32,
    /// The same, unless the package contradicts itself about where a URL stands.
    pub weight_by_place: u32,
    /// That, if the package knew all emoji of the server's table.
    pub weight_with_all_emoji: u32,
    pub links: u32,
    pub cashtags: u32,
    pub invalid: bool,
}

/// The package, ready to be asked.
pub struct Official(Script);

impl Official {
    pub fn start() -> Self {
        let mut script = Script::start("official.mjs");
        assert_eq!(script.line(), VERSION, "the rules follow another version of twitter-text than is installed");
        Self(script)
    }

    /// The verdicts on some texts, in their order.
    pub fn judge(&mut self, texts: &[String]) -> Vec<Verdict> {
        let mut script = |batch| self.0.ask(batch);
        texts.chunks(BATCH).flat_map(|batch| script(batch).iter().map(verdict).collect::<Vec<_>>()).collect()
    }
}

/// A script of this folder, run by `node` with the web packages.
pub struct Script {
    child: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Script {
    pub fn start(name: &str) -> Self {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let packages = here.join("../web/node_modules");
        assert!(
            packages.join("twitter-text/package.json").is_file(),
            "The official package is not in {}. Install the web packages first: cd web && npm ci",
            packages.display()
        );
        let mut child = Command::new("node")
            .arg(here.join("tests/witness").join(name))
            .arg(&packages)
            .arg(here.join("src/posts/rules/data/emoji.txt"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|cause| panic!("`node` does not start ({cause}). Put Node 20.19 or newer on the path."));
        let input = BufWriter::new(child.stdin.take().unwrap());
        Self { output: BufReader::new(child.stdout.take().unwrap()), child, input }
    }

    /// One answer for each question, in their order.
    pub fn ask(&mut self, questions: &[impl Serialize]) -> Vec<Value> {
        serde_json::to_writer(&mut self.input, questions).unwrap();
        writeln!(self.input).unwrap();
        self.input.flush().unwrap();
        let answers: Vec<Value> = serde_json::from_str(&self.line()).unwrap();
        assert_eq!(answers.len(), questions.len());
        answers
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "node ended without an answer; what it printed stands above");
        line.trim_end().to_owned()
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // A failed test may leave it in the middle of an answer.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn verdict(value: &Value) -> Verdict {
    let number = |name: &str| u32::try_from(value[name].as_u64().unwrap()).unwrap();
    Verdict {
        weight: number("weight"),
        weight_by_place: number("weight_by_place"),
        weight_with_all_emoji: number("weight_with_all_emoji"),
        links: number("links"),
        cashtags: number("cashtags"),
        invalid: value["invalid"].as_bool().unwrap(),
    }
}
