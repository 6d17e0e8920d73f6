//! What clients were promised by the last release still holds: `released.json` is its document without the words, and a
//! change that would break a client fails here, named.
//!
//! Nothing is released yet, so the file is what stands today; it is written anew with a release only, by running
//! `the_document_breaks_no_promise_of_the_last_release` with `PILLARBOX_RELEASE=1`.

use std::collections::BTreeSet;

use pillarbox::http::document;
use serde_json::{Value, json};

const RELEASED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/document/released.json");
/// What is for people only.
const WORDS: [&str; 9] =
    ["description", "summary", "example", "examples", "links", "tags", "title", "externalDocs", "info"];

/// The document without its words.
fn contract(document: &Value) -> Value {
    match document {
        Value::Object(fields) => {
            // Under `properties` a name is a field's, whatever it is.
            let kept = fields.iter().filter(|(name, _)| !WORDS.contains(&name.as_str()));
            kept.map(|(name, value)| {
                let value = if name == "properties" { fields_of(value) } else { contract(value) };
                (name.clone(), value)
            })
            .collect()
        }
        Value::Array(items) => items.iter().map(contract).collect(),
        other => other.clone(),
    }
}

fn fields_of(properties: &Value) -> Value {
    properties.as_object().unwrap().iter().map(|(name, schema)| (name.clone(), contract(schema))).collect()
}

/// Which way a value travels: what may grow in an answer must not shrink in a request.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Request,
    Answer,
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    broken: Vec<String>,
    seen: BTreeSet<(String, String, bool)>,
}

fn breaks(old: &Value, new: &Value) -> Vec<String> {
    let mut comparison = Comparison { old, new, broken: Vec::new(), seen: BTreeSet::new() };
    for (path, methods) in old["paths"].as_object().unwrap() {
        for (method, was) in methods.as_object().unwrap() {
            let name = format!("{} {path}", method.to_uppercase());
            match new["paths"][path].get(method) {
                Some(is) => comparison.operation(&name, was, is),
                None => comparison.broken.push(format!("{name} is gone")),
            }
        }
    }
    comparison.broken
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

impl Comparison<'_> {
    fn say(&mut self, what: String) {
        self.broken.push(what);
    }

    fn operation(&mut self, name: &str, was: &Value, is: &Value) {
        for word in ["operationId", "x-required-scope"] {
            if was[word] != is[word] {
                self.say(format!("{name}: {word} is another one"));
            }
        }
        if list(&was["security"]).any(|way| !list(&is["security"]).any(|now| now == way)) {
            self.say(format!("{name}: a way to call it is gone"));
        }
        let find = |operation: &'_ Value, parameter: &Value| {
            list(&operation["parameters"])
                .find(|other| other["name"] == parameter["name"] && other["in"] == parameter["in"])
                .cloned()
        };
        for parameter in list(&was["parameters"]) {
            let place = format!("{name}: parameter {}", parameter["name"]);
            match find(is, parameter) {
                Some(now) => self.schema(Way::Request, &place, &parameter["schema"], &now["schema"]),
                None => self.say(format!("{place} is gone")),
            }
        }
        for parameter in list(&is["parameters"]).filter(|parameter| parameter["required"] == true) {
            if find(was, parameter).is_none_or(|before| before["required"] != true) {
                self.say(format!("{name}: parameter {} is needed now", parameter["name"]));
            }
        }
        if is["requestBody"]["required"] == true && was["requestBody"]["required"] != true {
            self.say(format!("{name}: a body is needed now"));
        }
        self.content(Way::Request, &format!("{name}: body"), &was["requestBody"], &is["requestBody"]);
        for (status, answer) in fields(&was["responses"]).filter(|(status, _)| !status.starts_with(['4', '5', 'd'])) {
            match is["responses"].get(status) {
                Some(now) => self.content(Way::Answer, &format!("{name}: {status}"), answer, now),
                None => self.say(format!("{name}: {status} is gone")),
            }
        }
    }

    fn content(&mut self, way: Way, place: &str, was: &Value, is: &Value) {
        for (kind, body) in fields(&was["content"]) {
            match is["content"].get(kind) {
                Some(now) => self.schema(way, &format!("{place} as {kind}"), &body["schema"], &now["schema"]),
                None => self.say(format!("{place}: {kind} is gone")),
            }
        }
    }

    fn schema(&mut self, way: Way, place: &str, was: &Value, is: &Value) {
        if let (Some(old), Some(new)) = (was["$ref"].as_str(), is["$ref"].as_str())
            && !self.seen.insert((old.to_owned(), new.to_owned(), way == Way::Request))
        {
            return;
        }
        let (old, new) = (self.old, self.new);
        let (was, is) = (resolve(old, was), resolve(new, is));
        self.kinds(way, place, was, is);
        for (name, field) in fields(&was["properties"]) {
            match is["properties"].get(name) {
                Some(now) => self.schema(way, &format!("{place}.{name}"), field, now),
                None => self.say(format!("{place}.{name} is gone")),
            }
        }
        let required = |schema: &Value| list(&schema["required"]).cloned().collect::<Vec<_>>();
        let (before, now) = (required(was), required(is));
        match way {
            Way::Request => now.iter().filter(|name| !before.contains(name)).for_each(|name| {
                self.broken.push(format!("{place}.{name} is needed now"));
            }),
            Way::Answer => before.iter().filter(|name| !now.contains(name)).for_each(|name| {
                self.broken.push(format!("{place}.{name} is not always there now"));
            }),
        }
        if was.get("items").is_some() {
            self.schema(way, &format!("{place}[]"), &was["items"], &is["items"]);
        }
        for ways in ["oneOf", "anyOf", "allOf"] {
            let (before, now): (Vec<_>, Vec<_>) = (list(&was[ways]).collect(), list(&is[ways]).collect());
            if now.len() < before.len() || (way == Way::Answer && now.len() > before.len()) {
                self.say(format!("{place}: the ways of {ways} are others"));
            }
            for (before, now) in before.into_iter().zip(now) {
                self.schema(way, place, before, now);
            }
        }
    }

    /// Types, words and bounds.
    fn kinds(&mut self, way: Way, place: &str, was: &Value, is: &Value) {
        let kinds = |schema: &Value| match &schema["type"] {
            Value::Array(kinds) => kinds.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        };
        let (before, now): (Vec<Value>, Vec<Value>) = (kinds(was), kinds(is));
        let (wider, narrower) = if way == Way::Request { (&now, &before) } else { (&before, &now) };
        if !wider.is_empty() && narrower.iter().any(|kind| !wider.contains(kind)) || before.is_empty() != now.is_empty()
        {
            self.say(format!("{place} is of another type"));
        }
        if was["format"] != is["format"] {
            self.say(format!("{place} has another format"));
        }
        // An answer may have new words, as the document says.
        if way == Way::Request && is.get("enum").is_some() {
            let words: Vec<_> = list(&is["enum"]).collect();
            if was.get("enum").is_none() || list(&was["enum"]).any(|word| !words.contains(&word)) {
                self.say(format!("{place} takes fewer words"));
            }
        }
        if way == Way::Request {
            for (bound, narrows) in
                [("maximum", -1.0), ("maxLength", -1.0), ("maxItems", -1.0), ("minimum", 1.0), ("minLength", 1.0)]
            {
                let by = |schema: &Value| schema[bound].as_f64();
                let tighter = match (by(was), by(is)) {
                    (Some(before), Some(now)) => (now - before) * narrows > 0.0,
                    (None, Some(_)) => true,
                    _ => false,
                };
                if tighter {
                    self.say(format!("{place}: {bound} is tighter"));
                }
            }
        }
    }
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str();
    name.map_or(schema, |name| document.pointer(name.trim_start_matches('#')).expect("every reference leads somewhere"))
}

fn today() -> Value {
    contract(&serde_json::to_value(document()).unwrap())
}

#[test]
fn the_document_breaks_no_promise_of_the_last_release() {
    if std::env::var_os("PILLARBOX_RELEASE").is_some() {
        std::fs::write(RELEASED, serde_json::to_string(&today()).unwrap() + "\n").unwrap();
    }
    let released: Value = serde_json::from_str(&std::fs::read_to_string(RELEASED).unwrap()).unwrap();
    let broken = breaks(&released, &today());
    assert!(broken.is_empty(), "clients of the last release would break:\n{}", broken.join("\n"));
}

type Change = Box<dyn Fn(&mut Value)>;

/// What a change to today's document would break.
fn broken_by(change: impl Fn(&mut Value)) -> Vec<String> {
    let mut changed = today();
    change(&mut changed);
    breaks(&today(), &changed)
}

#[test]
fn each_kind_of_break_is_noticed_and_named() {
    let at = |pointer: &'static str, value: Value| {
        move |document: &mut Value| *document.pointer_mut(pointer).expect(pointer) = value.clone()
    };
    let without = |pointer: &'static str, name: &'static str| {
        move |document: &mut Value| {
            document.pointer_mut(pointer).expect(pointer).as_object_mut().unwrap().remove(name).expect(name);
        }
    };
    let cases: Vec<(&str, Change)> = vec![
        ("GET /api/posts is gone", Box::new(without("/paths/~1api~1posts", "get"))),
        ("200 is gone", Box::new(without("/paths/~1api~1posts/get/responses", "200"))),
        ("is gone", Box::new(without("/paths/~1api~1x~1post/post/requestBody/content", "multipart/form-data"))),
        ("is gone", Box::new(without("/components/schemas/Post/properties", "text"))),
        ("is gone", Box::new(without("/components/schemas/Compose/properties", "allow_duplicate"))),
        ("is of another type", Box::new(at("/components/schemas/Post/properties/version/type", json!("string")))),
        (
            "is of another type",
            Box::new(at("/components/schemas/Post/properties/text/type", json!(["string", "null"]))),
        ),
        ("has another format", Box::new(at("/components/schemas/Post/properties/id/format", json!("ulid")))),
        ("is not always there now", Box::new(at("/components/schemas/Post/required", json!(["id"])))),
        ("is needed now", Box::new(at("/components/schemas/Compose/required", json!(["text", "account_id"])))),
        ("takes fewer words", Box::new(at("/components/schemas/Waiting/enum", json!(["hold"])))),
        ("a way to call it is gone", Box::new(at("/paths/~1api~1posts/get/security", json!([{"session": []}])))),
        ("x-required-scope", Box::new(at("/paths/~1api~1posts/get/x-required-scope", json!("posts:write")))),
        ("operationId", Box::new(at("/paths/~1api~1posts/get/operationId", json!("get_posts")))),
        ("is gone", Box::new(at("/paths/~1api~1posts/get/parameters", json!([])))),
    ];
    for (expected, change) in cases {
        let broken = broken_by(change);
        assert!(broken.iter().any(|what| what.contains(expected)), "{expected}: {broken:?}");
    }
}

#[test]
fn what_is_added_breaks_nobody() {
    let added = broken_by(|document| {
        document["paths"]["/api/new"] = json!({"get": {"operationId": "get_new", "responses": {}}});
        let schemas = &mut document["components"]["schemas"];
        schemas["Post"]["properties"]["new"] = json!({"type": "string"});
        schemas["Compose"]["properties"]["new"] = json!({"type": "string"});
        for words in ["ProblemCode", "PostStatus"] {
            schemas[words]["enum"].as_array_mut().unwrap().push(json!("new"));
        }
        let parameter = json!({"name": "new", "in": "query", "schema": {"type": "string"}});
        document["paths"]["/api/posts"]["get"]["parameters"].as_array_mut().unwrap().push(parameter);
    });
    assert_eq!(added, Vec::<String>::new());
}
