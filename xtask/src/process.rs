//! Where the project is, and how other programs are run in it.
//!
//! Knows nothing of any particular tool.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// The folder that holds the project, and the search path for its tools.
pub(crate) struct Project {
    root: PathBuf,
    path: OsString,
}

impl Project {
    /// The project that this program was started in by `cargo xtask`.
    ///
    /// # Errors
    ///
    /// When it was started otherwise and the current folder is not the project's.
    pub(crate) fn find() -> Result<Self> {
        // Asked at run time, so that a project that was moved is found again.
        let root = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(xtask) => Path::new(&xtask).parent().map(Path::to_path_buf),
            None => env::current_dir().ok(),
        };
        let root = root
            .filter(|root| root.join("xtask").is_dir())
            .context("not in the project: start it as `cargo xtask`")?;
        let tools = root.join(".tools");
        let own = [tools.join("bin"), tools.join("node_modules").join(".bin")];
        let given = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&given)))
            .context("the project's path has a character that PATH cannot hold")?;
        Ok(Self { root, path })
    }

    /// One of which tests know the folder, and where its programs are.
    #[cfg(all(test, unix))]
    pub(crate) fn at(root: PathBuf, path: OsString) -> Self {
        Self { root, path }
    }

    /// A path in the project.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A command that runs in the project's folder and finds the project's own
    /// tools before the machine's.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let program = program.as_ref();
        // The search must use the new path, and not every system does that.
        let found = self.find_program(program);
        let mut command = Command::new(found.as_deref().map_or(program, Path::as_os_str));
        command.current_dir(&self.root).env("PATH", &self.path);
        command
    }

    /// Where `program` is, in the project's tools or on the user's path.
    pub(crate) fn find_program(&self, program: impl AsRef<Path>) -> Option<PathBuf> {
        let name = program.as_ref();
        env::split_paths(&self.path)
            .map(|folder| folder.join(name))
            .flat_map(|file| [file.with_extension("exe"), file.with_extension("cmd"), file])
            .find(|file| is_program(file))
    }

    /// What `program` prints, or nothing when it is missing or fails.
    pub(crate) fn answer(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self
            .command(program)
            .args(arguments)
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file() && file.extension().is_some()
}

/// Runs a command to its end, with its output shown as it comes.
///
/// # Errors
///
/// When it cannot be started; that it failed is told by the status.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    command.status().map_err(|error| {
        let program = command.get_program().display();
        if error.kind() == ErrorKind::NotFound {
            anyhow::anyhow!("`{program}` is not installed")
        } else {
            anyhow::anyhow!("`{program}` could not be started: {error}")
        }
    })
}

/// Runs a command that has to succeed.
///
/// # Errors
///
/// When it cannot be started or fails.
pub(crate) fn must(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        let arguments: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        let program = Path::new(command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        bail!(
            "`{} {}` failed ({status})",
            name.display(),
            arguments.join(" ")
        );
    }
    Ok(())
}

/// Hands on how another program ended.
pub(crate) fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}
