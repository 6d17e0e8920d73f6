//! Each scope against each route: what the document says a key needs is what it needs, and nothing else opens it.

use pillarbox::model::Scope;

use crate::support::{NOTHING, World, operations};

#[tokio::test]
async fn each_scope_opens_the_routes_the_document_says_and_no_other() {
    let world = World::new().await;
    world.admin().await;
    let mut opened = 0;
    for scope in Scope::ALL {
        let program = world.program(&[*scope]).await;
        for operation in operations().into_iter().filter(|operation| !operation.is_open()) {
            let id = &operation.id;
            // No body: it shows whether the door opens, and nothing is done behind it.
            let request = program.request(operation.method.clone(), &operation.at(NOTHING));
            let answer = program
                .send_head(request.header("content-type", "application/json").header("x-requested-with", "test"))
                .await;
            let code = answer.code();
            match operation.scope.as_deref() {
                Some(needed) if needed == scope.as_str() => {
                    assert!(!matches!(answer.status, 401 | 403), "{scope} opens {id}: {answer:?}");
                    opened += 1;
                }
                Some(_) => assert_eq!((answer.status, code.as_str()), (403, "scope_missing"), "{scope} {id}"),
                None => assert_eq!((answer.status, code.as_str()), (403, "session_only"), "{scope} {id}"),
            }
        }
    }
    assert!(opened >= 17, "{opened}");
}

#[tokio::test]
async fn all_scopes_together_still_do_not_manage_what_takes_a_person() {
    let world = World::new().await;
    world.admin().await;
    let program = world.program(Scope::ALL).await;
    let mut refused = 0;
    for operation in operations().into_iter().filter(|operation| operation.takes_session && operation.scope.is_none()) {
        let request = program.request(operation.method.clone(), &operation.at(NOTHING));
        program.send(request.header("content-type", "application/json")).await.is_problem(403, "session_only");
        refused += 1;
    }
    assert!(refused >= 20, "{refused}");
    let managing =
        ["/api/api-keys", "/api/auth/sessions", "/api/x/disconnect", "/api/x/auth-url", "/api/accounts/{id}"];
    for path in managing {
        let operation = operations().into_iter().filter(|operation| operation.path == path);
        assert!(operation.filter(|operation| operation.scope.is_none()).count() > 0, "{path} takes a person");
    }
}
