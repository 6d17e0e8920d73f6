//! Where settings come from, and the list of what is wrong with them.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;

use crate::model::Secret;

/// A snapshot of the environment.
#[derive(Clone, Default)]
pub struct Env(HashMap<String, String>);

impl Env {
    /// The process's own. Values that are not UTF-8 count as absent.
    pub fn of_process() -> Self {
        Self(std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?))).collect())
    }

    /// A value as it is set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.trim().is_empty())
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Env {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
}

/// Reads settings and collects faults instead of stopping at the first.
pub(super) struct Reader<'a> {
    env: &'a Env,
    faults: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(env: &'a Env) -> Self {
        Self { env, faults: Vec::new() }
    }

    pub(super) fn into_faults(self) -> Vec<String> {
        self.faults
    }

    pub(super) fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }

    /// A setting's text; an empty value counts as not set.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let set = |name: &str| self.env.0.get(name).filter(|value| !value.trim().is_empty()).cloned();
        match (set(name), set(&format!("{name}_FILE"))) {
            (Some(_), Some(_)) => {
                self.fault(format!("{name} and {name}_FILE are both set; keep one of them"));
                None
            }
            (Some(value), None) => Some(value.trim().to_owned()),
            (None, Some(path)) => match std::fs::read_to_string(&path) {
                Ok(value) => Some(value.trim().to_owned()).filter(|value| !value.is_empty()),
                Err(error) => {
                    self.fault(format!("{name}_FILE: cannot read {path}: {error}"));
                    None
                }
            },
            (None, None) => None,
        }
    }

    pub(super) fn secret(&mut self, name: &str) -> Option<Secret> {
        self.text(name).map(Secret::new)
    }

    /// A setting that parses into `T`.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, name: &str) -> Option<T> {
        let text = self.text(name)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(format!("{name}: {text:?} cannot be used: {error}"));
                None
            }
        }
    }

    /// A setting that is a list, separated by commas.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// A list whose items parse into `T`.
    pub(super) fn parsed_list<T: FromStr<Err: Display>>(&mut self, name: &str) -> Vec<T> {
        let mut values = Vec::new();
        for item in self.list(name) {
            match item.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.fault(format!("{name}: {item:?} cannot be used: {error}")),
            }
        }
        values
    }
}
