//! The three legs: request token, consent, access token; the check of what came out; and the end.

use async_trait::async_trait;
use reqwest::{Method, Response, StatusCode};
use url::form_urlencoded;

use super::OAuth1Client;
use crate::model::{Secret, TokenPair};
use crate::platforms::contract::RevokeError;
use crate::platforms::http;
use crate::platforms::image_grants::{ImageAuthorization, ImageGrant, ImageGrantError, ImageGrants};
use crate::platforms::x::X;
use crate::platforms::x::wire::{self, Envelope, Identity, Problem};

/// The access level X names in this header of its answers (docs.x.com, read 2026-11-20).
const ACCESS_LEVEL: &str = "x-access-level";

#[async_trait]
impl ImageGrants for OAuth1Client {
    fn consumer_fingerprint(&self) -> &str {
        &self.fingerprint
    }

    async fn begin(&self, username: &str) -> Result<ImageAuthorization, ImageGrantError> {
        let url = X::api(&self.api_url, ["oauth", "request_token"]);
        let callback = ("oauth_callback", self.keys.callback.as_str());
        let response = self.signed(Method::POST, url, &[], Some(callback), None).send().await;
        let answer = read_form(response).await?;
        // Without it X has not understood the callback (RFC 5849, section 2.1).
        if answer.get("oauth_callback_confirmed") != Some("true") {
            return Err(ImageGrantError::Unavailable("it did not confirm the callback".to_owned()));
        }
        let request = answer.pair()?;
        let mut url = self.keys.authorize_url.clone();
        url.query_pairs_mut().append_pair("oauth_token", request.token.expose()).append_pair("screen_name", username);
        Ok(ImageAuthorization { url, request })
    }

    async fn finish(&self, request: &TokenPair, verifier: &str) -> Result<ImageGrant, ImageGrantError> {
        let url = X::api(&self.api_url, ["oauth", "access_token"]);
        let response =
            self.signed(Method::POST, url, &[], Some(("oauth_verifier", verifier)), Some(request)).send().await;
        let pair = read_form(response).await.map_err(of_this_trip)?.pair()?;
        self.look_at(pair).await
    }

    async fn invalidate(&self, pair: &TokenPair) -> Result<(), RevokeError> {
        let url = X::api(&self.api_url, ["1.1", "oauth", "invalidate_token.json"]);
        let sent = self.request(Method::POST, url, pair).send().await;
        let response = sent.map_err(|error| RevokeError(http::describe(&error)))?;
        let status = response.status();
        let body = http::read_body(response).await.unwrap_or_default();
        // 89 says that there is nothing left to end.
        if status.is_success() || Problem::parse(&body).has_code(&[89]) {
            Ok(())
        } else {
            Err(RevokeError(format!("status {status}")))
        }
    }
}

impl OAuth1Client {
    /// Asks whose token it is; the answer's header says what it may do.
    async fn look_at(&self, pair: TokenPair) -> Result<ImageGrant, ImageGrantError> {
        let url = X::api(&self.api_url, ["2", "users", "me"]);
        let response = self.request(Method::GET, url, &pair).send().await.map_err(|error| unavailable(&error))?;
        let level = response.headers().get(ACCESS_LEVEL).and_then(|value| value.to_str().ok());
        let access_level: Option<String> = level.map(|level| level.chars().take(40).collect());
        let body = read(response).await?;
        let me = serde_json::from_slice::<Envelope<Identity>>(&body).ok().and_then(|answer| answer.data);
        let remote_id = me
            .map(|me| me.id)
            .filter(|id| wire::is_id(id))
            .ok_or_else(|| ImageGrantError::Unavailable("its answer cannot be read".to_owned()))?;
        // Where the header is missing, the first upload shows it.
        let may_write = access_level.as_deref() != Some("read");
        Ok(ImageGrant { pair, remote_id, access_level, may_write })
    }

    /// Whether X no longer knows a token, asked where its answer means nothing else.
    pub(in crate::platforms::x) async fn is_dead(&self, pair: &TokenPair) -> bool {
        let url = X::api(&self.api_url, ["2", "users", "me"]);
        let answer = self.request(Method::GET, url, pair).send().await;
        answer.is_ok_and(|response| response.status() == StatusCode::UNAUTHORIZED)
    }
}

/// The pairs of a form-encoded answer.
struct FormAnswer(Vec<(String, String)>);

impl FormAnswer {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn pair(&self) -> Result<TokenPair, ImageGrantError> {
        let given = |name| self.get(name).filter(|value| !value.is_empty()).map(Secret::new);
        match (given("oauth_token"), given("oauth_token_secret")) {
            (Some(token), Some(secret)) => Ok(TokenPair { token, secret }),
            _ => Err(ImageGrantError::Unavailable("its answer holds no token".to_owned())),
        }
    }
}

async fn read_form(sent: reqwest::Result<Response>) -> Result<FormAnswer, ImageGrantError> {
    let body = read(sent.map_err(|error| unavailable(&error))?).await?;
    Ok(FormAnswer(form_urlencoded::parse(&body).into_owned().collect()))
}

async fn read(response: Response) -> Result<Vec<u8>, ImageGrantError> {
    let status = response.status();
    let body = http::read_body(response).await.map_err(|error| ImageGrantError::Unavailable(error.to_string()))?;
    if status.is_success() { Ok(body) } else { Err(refused(status, &body)) }
}

/// The keys were good enough for the first step, so what is wrong now came back from the browser.
fn of_this_trip(error: ImageGrantError) -> ImageGrantError {
    match error {
        ImageGrantError::ClientMisconfigured(said) => ImageGrantError::Refused(said),
        other => other,
    }
}

fn unavailable(error: &reqwest::Error) -> ImageGrantError {
    ImageGrantError::Unavailable(http::describe(error))
}

/// What X's codes mean here (docs.x.com, Response codes; seen on the wire).
fn refused(status: StatusCode, body: &[u8]) -> ImageGrantError {
    let problem = Problem::parse(body);
    let said = problem.words().unwrap_or_else(|| format!("status {status}"));
    let misconfigured =
        |what: &str| ImageGrantError::ClientMisconfigured(format!("{what} X said: \u{201c}{said}\u{201d}"));
    match status.as_u16() {
        _ if problem.has_code(&[415, 417]) => misconfigured(
            "X does not know this server's callback. Register the value of X_OAUTH1_CALLBACK_URL among the application's callback URLs.",
        ),
        _ if problem.has_code(&[135]) => misconfigured("X says that this server's clock is wrong. Set it right."),
        _ if problem.has_code(&[32, 215]) => {
            misconfigured("X does not accept X_API_KEY and X_API_SECRET, which are not the client id and its secret.")
        }
        _ if problem.has_code(&[453]) => misconfigured("X does not let this application use this part of its API."),
        401 | 403 | 400 => ImageGrantError::Refused(said),
        _ => ImageGrantError::Unavailable(format!("status {status}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_answer_without_both_halves_holds_no_pair() {
        let parse = |text: &str| FormAnswer(form_urlencoded::parse(text.as_bytes()).into_owned().collect());
        assert!(parse("oauth_token=a&oauth_token_secret=b").pair().is_ok());
        for bad in ["oauth_token=a", "oauth_token=&oauth_token_secret=b", "", "{\"oauth_token\":\"a\"}"] {
            assert!(parse(bad).pair().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_operators_faults_are_told_from_the_users() {
        let of = |status: u16, code: i64| {
            let body = format!("{{\"errors\":[{{\"code\":{code},\"message\":\"No.\"}}]}}");
            refused(StatusCode::from_u16(status).unwrap(), body.as_bytes())
        };
        for code in [32, 135, 215, 415, 417, 453] {
            assert!(matches!(of(401, code), ImageGrantError::ClientMisconfigured(_)), "{code}");
        }
        assert_eq!(of(401, 89), ImageGrantError::Refused("No.".to_owned()));
        assert!(matches!(of(503, 0), ImageGrantError::Unavailable(_)));
    }
}
