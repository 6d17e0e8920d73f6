//! OAuth 2.0 with PKCE at X: consent page, token endpoint, revocation.
//!
//! Source: docs.x.com, Authentication, OAuth 2.0 Authorization Code Flow with PKCE; RFC 6749, 7636, 7009. A
//! confidential client authenticates with `Authorization: Basic`, a public one with `client_id` in the body; X does
//! not take the secret in the body.

use std::pin::Pin;
use std::time::Duration;

use oauth2::basic::{BasicClient, BasicErrorResponseType, BasicRequestTokenError, BasicTokenResponse};
use oauth2::{
    AsyncHttpClient, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, Scope, TokenResponse,
    TokenUrl,
};
use reqwest::{Client, StatusCode};
use url::Url;

use super::XSettings;
use crate::model::{Scopes, Secret, TokenGrant};
use crate::platforms::contract::{Authorization, GrantError, RevokeError};
use crate::platforms::http::{self, BodyError};

/// Life of an access token when the answer does not say: X's are good for two hours.
const DEFAULT_LIFE: Duration = Duration::from_hours(2);

type XOAuth = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

pub(super) struct OAuthClient {
    client: XOAuth,
    client_id: String,
    client_secret: Option<Secret>,
}

/// Why no answer came from the token endpoint that the `oauth2` crate could look at.
#[derive(Debug, thiserror::Error)]
enum TransportError {
    #[error("{0}")]
    NotReached(String),
    #[error("{0}")]
    Unanswered(String),
}

impl OAuthClient {
    pub(super) fn new(settings: &XSettings) -> Self {
        let mut client = BasicClient::new(ClientId::new(settings.client_id.clone()));
        if let Some(secret) = &settings.client_secret {
            client = client.set_client_secret(ClientSecret::new(secret.expose().to_owned()));
        }
        let client = client
            .set_auth_uri(AuthUrl::from_url(settings.authorize_url.clone()))
            .set_token_uri(TokenUrl::from_url(settings.token_url.clone()));
        Self { client, client_id: settings.client_id.clone(), client_secret: settings.client_secret.clone() }
    }

    pub(super) fn authorize(&self, state: &Secret, scopes: Scopes, redirect_uri: &str) -> Authorization {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = state.expose().to_owned();
        let redirect = redirect_url(redirect_uri);
        let (url, _) = self
            .client
            .authorize_url(move || CsrfToken::new(state))
            .set_redirect_uri(std::borrow::Cow::Owned(redirect))
            .add_scopes(scopes.iter().map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(challenge)
            .url();
        Authorization {
            url: spaces_as_percent_20(url),
            code_verifier: Secret::new(verifier.into_secret()),
            scopes,
            redirect_uri: redirect_uri.to_owned(),
        }
    }

    pub(super) async fn exchange(
        &self,
        http: &Client,
        code: &Secret,
        verifier: &Secret,
        redirect_uri: &str,
    ) -> Result<TokenGrant, GrantError> {
        self.client
            .exchange_code(AuthorizationCode::new(code.expose().to_owned()))
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.expose().to_owned()))
            .set_redirect_uri(std::borrow::Cow::Owned(redirect_url(redirect_uri)))
            .request_async(&Transport(http.clone()))
            .await
            .map(grant)
            .map_err(grant_error)
    }

    pub(super) async fn refresh(&self, http: &Client, refresh_token: &Secret) -> Result<TokenGrant, GrantError> {
        self.client
            .exchange_refresh_token(&RefreshToken::new(refresh_token.expose().to_owned()))
            .request_async(&Transport(http.clone()))
            .await
            .map(grant)
            .map_err(grant_error)
    }

    /// By hand, because the `oauth2` crate revokes over https only and so never at a sandbox.
    pub(super) async fn revoke(&self, http: &Client, url: &Url, token: &Secret) -> Result<(), RevokeError> {
        let mut form = vec![("token", token.expose())];
        let request = http.post(url.clone());
        let request = if let Some(secret) = &self.client_secret {
            request.basic_auth(&self.client_id, Some(secret.expose()))
        } else {
            form.push(("client_id", &self.client_id));
            request
        };
        let response = request.form(&form).send().await.map_err(|error| RevokeError(http::describe(&error)))?;
        let status = response.status();
        // 400 with "token was invalid" says that there is nothing left to revoke.
        if status.is_success() || status == StatusCode::BAD_REQUEST {
            Ok(())
        } else {
            Err(RevokeError(format!("status {status}")))
        }
    }
}

fn redirect_url(uri: &str) -> RedirectUrl {
    RedirectUrl::new(uri.to_owned()).expect("the configuration has checked it")
}

/// X wants scopes separated by `%20`; form encoding writes `+`.
fn spaces_as_percent_20(mut url: Url) -> Url {
    if let Some(query) = url.query().map(|query| query.replace('+', "%20")) {
        url.set_query(Some(&query));
    }
    url
}

/// Carries requests of the `oauth2` crate.
struct Transport(Client);

impl<'c> AsyncHttpClient<'c> for Transport {
    type Error = TransportError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(send(&self.0, request))
    }
}

/// Sends a request of the `oauth2` crate. Answers that say nothing about the grant become errors here.
async fn send(http: &Client, request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let request =
        reqwest::Request::try_from(request).map_err(|error| TransportError::NotReached(http::describe(&error)))?;
    let response = http.execute(request).await.map_err(|error| {
        let said = http::describe(&error);
        if http::is_proven_unsent(&error) { TransportError::NotReached(said) } else { TransportError::Unanswered(said) }
    })?;
    let status = response.status();
    if status == StatusCode::TOO_MANY_REQUESTS {
        return Err(TransportError::NotReached("it asks us to come back later".to_owned()));
    }
    if status.is_server_error() || status.is_redirection() {
        return Err(TransportError::Unanswered(format!("status {status}")));
    }
    let headers = response.headers().clone();
    let body =
        http::read_body(response).await.map_err(|error: BodyError| TransportError::Unanswered(error.to_string()))?;
    let mut answer = HttpResponse::new(body);
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    Ok(answer)
}

fn grant(response: BasicTokenResponse) -> TokenGrant {
    TokenGrant {
        access: Secret::new(response.access_token().secret()),
        refresh: response.refresh_token().map(|token| Secret::new(token.secret())),
        expires_in: response.expires_in().unwrap_or(DEFAULT_LIFE),
        scopes: response.scopes().map(|scopes| scopes.iter().map(|scope| scope.as_str().to_owned()).collect()),
    }
}

fn grant_error(error: BasicRequestTokenError<TransportError>) -> GrantError {
    let response = match error {
        BasicRequestTokenError::ServerResponse(response) => response,
        BasicRequestTokenError::Request(TransportError::NotReached(said)) => return GrantError::NotReached(said),
        BasicRequestTokenError::Request(TransportError::Unanswered(said)) => return GrantError::Unanswered(said),
        // The parser's message quotes what it read, which may be a token: it is not passed on.
        BasicRequestTokenError::Parse(..) | BasicRequestTokenError::Other(_) => {
            return GrantError::Unanswered("its answer is not one of a token endpoint".to_owned());
        }
    };
    let said: String = response.error_description().map_or("", String::as_str).chars().take(200).collect();
    match response.error() {
        BasicErrorResponseType::InvalidGrant => GrantError::Dead(said),
        // X says `invalid_request` for a dead code or refresh token, and only its words tell them from a faulty
        // request: "Value passed for the token was invalid.", "… for the authorization code was invalid."
        BasicErrorResponseType::InvalidRequest
            if said.contains("token was invalid") || said.contains("authorization code was invalid") =>
        {
            GrantError::Dead(said)
        }
        other => GrantError::ClientMisconfigured(format!("{} {said}", other.as_ref())),
    }
}
