//! The paths of the routes with their methods, taken from the handlers one at a time: a running server has no use for
//! the document they make together, which is tens of megabytes while it is built.

use std::collections::BTreeMap;

use actix_web::http::Method;
use utoipa::openapi::path::PathItem;
use utoipa_actix_web::OpenApiFactory;

/// Path templates, each with the methods that it takes.
#[derive(Default)]
pub(super) struct Templates(BTreeMap<String, Vec<Method>>);

impl Templates {
    /// Adds what a handler serves. Named as where routes are registered, because the list of all is one.
    pub(super) fn service(mut self, handler: impl OpenApiFactory) -> Self {
        for (path, item) in handler.paths().paths {
            self.0.entry(path).or_default().extend(methods(&item));
        }
        self
    }

    /// The methods at the first template for which this holds.
    pub(super) fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<&[Method]> {
        self.0.iter().find(|(template, _)| is_it(template)).map(|(_, methods)| methods.as_slice())
    }
}

fn methods(item: &PathItem) -> impl Iterator<Item = Method> {
    [
        (Method::GET, item.get.is_some()),
        (Method::POST, item.post.is_some()),
        (Method::PUT, item.put.is_some()),
        (Method::PATCH, item.patch.is_some()),
        (Method::DELETE, item.delete.is_some()),
    ]
    .into_iter()
    .filter_map(|(method, has)| has.then_some(method))
}
