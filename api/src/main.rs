//! The program: `serve` and the commands around it. Exit codes: 78 when the configuration, the secret or the database
//! cannot be used by this version, 75 when a process that is running is in the way, 1 for anything else.

use std::process::ExitCode;

use pillarbox::app::backup::BackupError;
use pillarbox::app::keys::RotateError;
use pillarbox::app::{StartError, StorageError};
use pillarbox::commands::cli::{self, Command};
use pillarbox::config::{Config, ConfigFaults, Env};
use pillarbox::{commands, telemetry};

fn main() -> ExitCode {
    // Whatever is made from here on belongs to its owner alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let done = match cli::asked() {
        Some(command) => run(command),
        None => cli::print_help(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::complain(&format!("pillarbox: {error:#}"));
            exit_code(&error)
        }
    }
}

// sysexits.h.
const EX_CONFIG: u8 = 78;
const EX_TEMPFAIL: u8 = 75;

fn exit_code(error: &anyhow::Error) -> ExitCode {
    if error.is::<ConfigFaults>() {
        return ExitCode::from(EX_CONFIG);
    }
    let start = error.downcast_ref::<StartError>();
    let start = start.or_else(|| match error.downcast_ref::<BackupError>() {
        Some(BackupError::Start(error)) => Some(error),
        _ => None,
    });
    let start = start.or_else(|| match error.downcast_ref::<RotateError>() {
        Some(RotateError::Start(error)) => Some(error),
        _ => None,
    });
    let store = match error.downcast_ref::<BackupError>() {
        Some(BackupError::Store(error)) => Some(error),
        _ => error.downcast_ref::<StorageError>(),
    };
    start.and_then(code_of_start).or_else(|| store.and_then(code_of_store)).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn code_of_start(error: &StartError) -> Option<u8> {
    use pillarbox::publisher::{LockError, StartError as PublisherError};
    match error {
        StartError::WrongSecret { .. }
        | StartError::KeysMissing(_)
        | StartError::KeysDamaged
        | StartError::RestoreUnfinished(_) => Some(EX_CONFIG),
        StartError::Publisher(PublisherError::Lock(LockError::Taken)) | StartError::OlderServerRuns => {
            Some(EX_TEMPFAIL)
        }
        StartError::Store(error) => code_of_store(error),
        _ => None,
    }
}

fn code_of_store(error: &StorageError) -> Option<u8> {
    matches!(error, StorageError::Newer { .. }).then_some(EX_CONFIG)
}

fn run(command: Command) -> anyhow::Result<()> {
    let env = Env::of_process();
    let load = |settings: cli::Settings| -> anyhow::Result<Config> {
        let config = Config::from_env(&env, settings.dev)?;
        telemetry::start(config.server.log_format);
        Ok(config)
    };
    match command {
        Command::Serve { settings, role } => {
            let config = load(settings)?;
            actix_web::rt::System::new().block_on(commands::serve(config, role))
        }
        Command::Migrate { settings } => block_on(commands::migrate(load(settings)?)),
        Command::Resume { settings } => block_on(commands::resume(load(settings)?)),
        Command::CheckConfig => commands::check_config(&Config::from_env(&env, false)?),
        Command::Doctor { settings } => block_on(commands::doctor(Config::from_env(&env, settings.dev))),
        Command::Healthcheck => block_on(commands::healthcheck(&env)),
        Command::Openapi => commands::print_openapi(),
        Command::Backup { settings, to } => commands::back_up(&load(settings)?, &to),
        Command::VerifyBackup { settings, at } => commands::verify_backup(&load(settings)?, &at),
        Command::Restore { settings, from } => commands::restore(&load(settings)?, &from),
        Command::Posts { settings, command } => block_on(commands::posts(load(settings)?, command)),
        Command::Audit { settings, command } => block_on(commands::audit(load(settings)?, command)),
        Command::User { settings, command } => block_on(commands::user(load(settings)?, command)),
        Command::Sessions { settings, command } => block_on(commands::sessions(load(settings)?, command)),
        Command::Accounts { settings, command } => block_on(commands::accounts(load(settings)?, command)),
        Command::Key { settings, command } => block_on(commands::key(load(settings)?, command)),
        Command::Keys { settings, command } => block_on(commands::keys(load(settings)?, command)),
    }
}

fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
