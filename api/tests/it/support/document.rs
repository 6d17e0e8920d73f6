//! The routes as the document lists them, so that a test over all of them cannot miss a new one.

use reqwest::Method;
use serde_json::Value;

/// An id that names nothing.
pub(crate) const NOTHING: &str = "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11";

/// One operation of the document.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    /// With `{id}` in it.
    pub(crate) path: String,
    /// A person who is signed in may call it.
    pub(crate) takes_session: bool,
    /// A program may call it, with this scope.
    pub(crate) scope: Option<String>,
    pub(crate) takes_json: bool,
    /// Names of its parameters and of the fields of its bodies.
    pub(crate) inputs: Vec<String>,
}

impl Operation {
    /// Whether nobody has to show who he is.
    pub(crate) fn is_open(&self) -> bool {
        !self.takes_session && self.scope.is_none()
    }

    /// Its path with an id in its place.
    pub(crate) fn at(&self, id: &str) -> String {
        self.path.replace("{id}", id)
    }
}

/// All operations.
pub(crate) fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(pillarbox::http::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let bodies = &operation["requestBody"]["content"];
            let ways = operation["security"].as_array().cloned().unwrap_or_default();
            let scope = operation["x-required-scope"].as_str();
            assert_eq!(scope.is_some(), ways.iter().any(|way| way["api_key"].is_array()), "{path}");
            found.push(Operation {
                id: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                takes_session: ways.iter().any(|way| way["session"].is_array()),
                scope: scope.map(str::to_owned),
                takes_json: bodies["application/json"].is_object(),
                inputs: parameters(operation).chain(fields(&document, bodies)).collect(),
            });
        }
    }
    found
}

fn parameters(operation: &Value) -> impl Iterator<Item = String> {
    operation["parameters"].as_array().into_iter().flatten().map(|one| one["name"].as_str().unwrap().to_owned())
}

/// The fields of all bodies, by content type; a body that may be left out is one of two.
fn fields(document: &Value, bodies: &Value) -> Vec<String> {
    let schemas = bodies.as_object().into_iter().flat_map(|bodies| bodies.values()).map(|body| &body["schema"]);
    schemas
        .flat_map(|schema| schema["oneOf"].as_array().map_or_else(|| vec![schema], |some| some.iter().collect()))
        .filter_map(|schema| schema["$ref"].as_str())
        .filter_map(|name| {
            document.pointer(&format!("{}/properties", name.trim_start_matches('#'))).unwrap().as_object()
        })
        .flat_map(|properties| properties.keys().cloned())
        .collect()
}
