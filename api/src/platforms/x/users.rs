//! `GET /2/users/me`: whose token it is; and where its picture may be.

use reqwest::StatusCode;
use url::Url;

use super::X;
use super::wire::{self, Envelope, Me, Problem};
use crate::model::{Profile, Secret};
use crate::platforms::contract::ProfileError;
use crate::platforms::http;

/// Hosts on which X keeps profile pictures.
const PICTURE_HOSTS: [&str; 2] = ["pbs.twimg.com", "abs.twimg.com"];

impl X {
    pub(super) async fn get_me(&self, access_token: &Secret) -> Result<Profile, ProfileError> {
        let mut url = Self::api(&self.settings.api_url, ["2", "users", "me"]);
        url.set_query(Some("user.fields=profile_image_url,subscription_type,verified_type"));
        let unavailable = |error: &reqwest::Error| ProfileError::Unavailable(http::describe(error));
        let response = self
            .clients
            .short
            .get(url)
            .bearer_auth(access_token.expose())
            .send()
            .await
            .map_err(|error| unavailable(&error))?;
        let status = response.status();
        let body = http::read_body(response).await.map_err(|error| ProfileError::Unavailable(error.to_string()))?;
        match status {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED => return Err(ProfileError::Unauthorized),
            StatusCode::FORBIDDEN | StatusCode::PAYMENT_REQUIRED => {
                return Err(ProfileError::Refused(Problem::parse(&body).words().unwrap_or_default()));
            }
            other => return Err(ProfileError::Unavailable(format!("status {other}"))),
        }
        serde_json::from_slice::<Envelope<Me>>(&body)
            .ok()
            .and_then(|answer| answer.data)
            .filter(|me| wire::is_id(&me.id))
            .map(profile)
            .ok_or_else(|| ProfileError::Unavailable("its answer cannot be read".to_owned()))
    }

    /// X's own hosts, and the sandbox's.
    pub(super) fn is_picture_host(&self, url: &Url) -> bool {
        let from_x = url.scheme() == "https" && url.host_str().is_some_and(|host| PICTURE_HOSTS.contains(&host));
        from_x || url.origin() == self.settings.api_url.origin()
    }
}

fn profile(me: Me) -> Profile {
    // Paid subscriptions may write long posts; where X does not tell the subscription, the blue mark does.
    let long_posts = match me.subscription_type.as_deref() {
        Some(subscription) => subscription != "None",
        None => me.verified_type.as_deref() == Some("blue"),
    };
    Profile {
        remote_id: me.id,
        username: me.username,
        display_name: me.name,
        avatar_url: me.profile_image_url,
        long_posts,
    }
}
