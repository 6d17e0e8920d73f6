//! The sandbox as a program.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use clap::Parser;
use pillarbox_sandbox::{
    AppPermission, ClientApp, ConsumerApp, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_CONSUMER_KEY,
    DEFAULT_CONSUMER_SECRET, DEFAULT_OAUTH1_CALLBACK, DEFAULT_REDIRECT_URI, Sandbox, SandboxConfig,
};

/// A pretend X over HTTP on this machine. Nothing leaves it, and nothing is kept.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The loopback address to listen on.
    #[arg(long, env = "SANDBOX_BIND", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 8090)))]
    bind: SocketAddr,
    /// The address as clients write it. Made from the bind address when absent.
    #[arg(long, env = "SANDBOX_BASE_URL")]
    base_url: Option<String>,
    /// The OAuth 2.0 client id of the registered app.
    #[arg(long, env = "SANDBOX_CLIENT_ID", default_value = DEFAULT_CLIENT_ID)]
    client_id: String,
    /// The app's client secret.
    #[arg(long, env = "SANDBOX_CLIENT_SECRET", default_value = DEFAULT_CLIENT_SECRET)]
    client_secret: String,
    /// Makes the app a public client, which has no secret.
    #[arg(long, env = "SANDBOX_PUBLIC_CLIENT")]
    public_client: bool,
    /// A callback address of the app. May be given several times, or with spaces between.
    #[arg(long, env = "SANDBOX_REDIRECT_URI", value_delimiter = ' ', default_value = DEFAULT_REDIRECT_URI)]
    redirect_uri: Vec<String>,
    /// The app's consumer key (API Key), for OAuth 1.0a.
    #[arg(long, env = "SANDBOX_CONSUMER_KEY", default_value = DEFAULT_CONSUMER_KEY)]
    consumer_key: String,
    /// The app's consumer secret (API Key Secret).
    #[arg(long, env = "SANDBOX_CONSUMER_SECRET", default_value = DEFAULT_CONSUMER_SECRET)]
    consumer_secret: String,
    /// An OAuth 1.0a callback address of the app. May be given several times, or with spaces between.
    #[arg(long, env = "SANDBOX_OAUTH1_CALLBACK", value_delimiter = ' ', default_value = DEFAULT_OAUTH1_CALLBACK)]
    oauth1_callback: Vec<String>,
    /// What the app may do: read, read-write or read-write-directmessages.
    #[arg(long, env = "SANDBOX_APP_PERMISSION", default_value_t = AppPermission::ReadWrite)]
    app_permission: AppPermission,
    /// The app's name on the consent page.
    #[arg(long, env = "SANDBOX_APP_NAME", default_value = "Pillarbox (sandbox)")]
    app_name: String,
}

impl From<Arguments> for SandboxConfig {
    fn from(arguments: Arguments) -> Self {
        Self {
            bind: arguments.bind,
            base_url: arguments.base_url,
            app_name: arguments.app_name,
            clients: vec![ClientApp {
                id: arguments.client_id,
                secret: (!arguments.public_client).then_some(arguments.client_secret),
                redirect_uris: arguments.redirect_uri,
            }],
            consumers: vec![ConsumerApp {
                key: arguments.consumer_key,
                secret: arguments.consumer_secret,
                callbacks: arguments.oauth1_callback,
                permission: arguments.app_permission,
            }],
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(io::stderr)
        .init();
    match run(Arguments::parse().into()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_why(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(config: SandboxConfig) -> io::Result<()> {
    let sandbox = Sandbox::start(config).await?;
    announce(&sandbox);
    stop_signal().await?;
    sandbox.stop().await;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "whoever started the program waits for this line")]
fn announce(sandbox: &Sandbox) {
    println!("sandbox ready at {}", sandbox.base_url());
}

#[expect(clippy::print_stderr, reason = "the log is off by default, and this must be seen")]
fn say_why(error: &io::Error) {
    eprintln!("the sandbox cannot run: {error}");
}

/// Waits for the first wish to stop.
#[cfg(unix)]
async fn stop_signal() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
