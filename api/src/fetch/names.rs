//! From a name to addresses. A name is looked up once for each connection, and exactly the addresses that were judged
//! are connected to: between judging and connecting there is no second look that could answer otherwise.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use async_trait::async_trait;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::why_not_public;
use super::refusal::Refusal;

/// Who knows names; the system's resolver, or a test's.
#[async_trait]
pub trait Names: Send + Sync + 'static {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The system's resolver.
pub(super) struct SystemNames;

#[async_trait]
impl Names for SystemNames {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// What a client connects by.
pub(super) struct Resolver {
    pub(super) names: Arc<dyn Names>,
    /// One address that is not public refuses the whole name. Off for hosts that the operator has listed.
    pub(super) only_public: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, only_public) = (Arc::clone(&self.names), self.only_public);
        Box::pin(async move {
            let found = names.look_up(name.as_str()).await.unwrap_or_default();
            if found.is_empty() {
                return Err(Refusal::UnknownName.into());
            }
            if let Some(why) = found.iter().copied().find_map(why_not_public).filter(|_| only_public) {
                return Err(Refusal::PrivateAddress(why).into());
            }
            // The port is put in by whoever connects.
            Ok(Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0))) as Addrs)
        })
    }
}

/// Names that never lead to the public internet: RFC 6761, RFC 6762, RFC 7686, RFC 8375, and what networks use inside.
pub(super) fn is_private_name(name: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "localhost",
        "local",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "localdomain",
        "home.arpa",
        "onion",
        "test",
    ];
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.strip_suffix(ending).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::super::address::NotPublic;
    use super::*;

    /// Answers with one list after the other.
    struct Answers(Mutex<Vec<Vec<&'static str>>>);

    #[async_trait]
    impl Names for Answers {
        async fn look_up(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
            Ok(self.0.lock().unwrap().remove(0).into_iter().map(|text| text.parse().unwrap()).collect())
        }
    }

    async fn resolve(resolver: &Resolver) -> Result<Vec<IpAddr>, Refusal> {
        let resolved = resolver.resolve("rebinding.example.org".parse().unwrap()).await;
        resolved
            .map(|addresses| addresses.map(|address| address.ip()).collect())
            .map_err(|error| error.downcast_ref::<Refusal>().unwrap().clone())
    }

    #[tokio::test]
    async fn a_name_that_changes_its_mind_is_judged_each_time_and_connected_to_as_it_was_judged() {
        let answers = vec![vec!["93.184.215.14"], vec!["127.0.0.1"], vec!["93.184.215.14", "::1"], vec![]];
        let resolver = Resolver { names: Arc::new(Answers(Mutex::new(answers))), only_public: true };
        assert_eq!(resolve(&resolver).await, Ok(vec!["93.184.215.14".parse().unwrap()]));
        assert_eq!(resolve(&resolver).await, Err(Refusal::PrivateAddress(NotPublic::Loopback)));
        assert_eq!(resolve(&resolver).await, Err(Refusal::PrivateAddress(NotPublic::Loopback)), "one is enough");
        assert_eq!(resolve(&resolver).await, Err(Refusal::UnknownName));
    }

    #[test]
    fn a_private_name_is_one_by_its_last_labels() {
        for name in ["localhost", "LOCALHOST.", "a.localhost", "printer.local", "x.internal", "x.onion", "x.home.arpa"]
        {
            assert!(is_private_name(name), "{name}");
        }
        for name in ["example.org", "local.example.org", "notlocal", "thelocal.se", "onion.example", "arpa"] {
            assert!(!is_private_name(name), "{name}");
        }
    }
}
