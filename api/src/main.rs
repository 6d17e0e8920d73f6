//! The program: `serve` and the commands around it. Exit codes: 78 when the configuration or the secret cannot be
//! used, 75 when another process publishes from the same data folder, 1 for anything else.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use pillarbox::app::StartError;
use pillarbox::config::{Config, ConfigFaults, Env};
use pillarbox::{commands, telemetry};

/// A self-hosted outbox for social media: sends once, and proves it.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and publish.
    Serve {
        /// A development start on this machine only: makes its own secret and asks for no setup token.
        #[arg(long)]
        dev: bool,
        /// What this process does.
        #[arg(long, value_enum, default_value_t)]
        role: commands::ServeRole,
    },
    /// Bring the database to the newest version, and stop.
    Migrate {
        #[arg(long)]
        dev: bool,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Print every setting in effect, secrets masked, and what is wrong with them.
    CheckConfig,
    /// Ask the server on this machine whether it is alive.
    Healthcheck,
    /// Go on sending after a restore: this copy of the data is the one that publishes.
    Resume {
        #[arg(long)]
        dev: bool,
    },
    /// Look after the connected accounts of everybody.
    Accounts {
        #[arg(long, global = true)]
        dev: bool,
        #[command(subcommand)]
        command: commands::AccountsCommand,
    },
    /// Make, list and end API keys, with which other programs call this server.
    Key {
        #[arg(long, global = true)]
        dev: bool,
        #[command(subcommand)]
        command: commands::KeyCommand,
    },
    /// See which secrets still seal something, and seal everything anew after `APP_SECRET` was changed.
    Keys {
        #[arg(long, global = true)]
        dev: bool,
        #[command(subcommand)]
        command: commands::KeysCommand,
    },
    /// Look after people.
    User {
        #[arg(long, global = true)]
        dev: bool,
        #[command(subcommand)]
        command: commands::UserCommand,
    },
}

fn main() -> ExitCode {
    // Whatever is made from here on belongs to its owner alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::complain(&format!("pillarbox: {error:#}"));
            exit_code(&error)
        }
    }
}

fn exit_code(error: &anyhow::Error) -> ExitCode {
    use pillarbox::publisher::{LockError, StartError as PublisherError};
    // sysexits.h: EX_CONFIG and EX_TEMPFAIL.
    match error.downcast_ref::<StartError>() {
        Some(StartError::WrongSecret { .. } | StartError::KeysMissing(_) | StartError::KeysDamaged) => {
            ExitCode::from(78)
        }
        Some(StartError::Publisher(PublisherError::Lock(LockError::Taken))) => ExitCode::from(75),
        _ if error.is::<ConfigFaults>() => ExitCode::from(78),
        _ => ExitCode::FAILURE,
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let env = Env::of_process();
    let load = |dev: bool| -> anyhow::Result<Config> {
        let config = Config::from_env(&env, dev)?;
        telemetry::start(config.server.log_format);
        Ok(config)
    };
    match command {
        Command::Serve { dev, role } => {
            let config = load(dev)?;
            actix_web::rt::System::new().block_on(commands::serve(config, role))
        }
        Command::Migrate { dev } => block_on(commands::migrate(load(dev)?)),
        Command::Openapi => commands::print_openapi(),
        Command::CheckConfig => commands::check_config(&Config::from_env(&env, false)?),
        Command::Healthcheck => block_on(commands::healthcheck(&env)),
        Command::Resume { dev } => block_on(commands::resume(load(dev)?)),
        Command::Accounts { dev, command } => block_on(commands::accounts(load(dev)?, command)),
        Command::Key { dev, command } => block_on(commands::key(load(dev)?, command)),
        Command::Keys { dev, command } => block_on(commands::keys(load(dev)?, command)),
        Command::User { dev, command } => block_on(commands::user(load(dev)?, command)),
    }
}

fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
