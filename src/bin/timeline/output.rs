//! Writing: to a file whole or not at all, to standard output, and how the program ends.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use diplomatic_timeline::compile::Look;

/// Why the program did not do what was asked.
pub(crate) enum Failure {
    /// The input is at fault; said already.
    Input,
    /// The input is at fault.
    InputSays(String),
    /// The call is at fault.
    Call(String),
    /// Nobody reads what we write, as after `| head`.
    Pipe,
}

/// How a command ended.
pub(crate) type Ended = Result<(), Failure>;

pub(crate) fn exit_code(ended: Ended) -> ExitCode {
    match ended {
        Ok(()) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(Failure::Input) => ExitCode::from(1),
        Err(Failure::InputSays(why)) => {
            eprintln!("error: {why}");
            ExitCode::from(1)
        }
        Err(Failure::Call(why)) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output.
pub(crate) fn print(text: &str) -> Ended {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Pipe),
        Err(error) => Err(Failure::Call(format!("standard output: {error}"))),
    }
}

/// Writes a file whole or not at all: a file beside it is written, then renamed.
/// `-` is standard output. A file that has the text already is left alone, so that
/// programs which watch it are not woken.
pub(crate) fn write(to: &Path, text: &str) -> Ended {
    if to == Path::new("-") {
        return print(text);
    }
    if std::fs::read(to).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    replace(to, text.as_bytes())
        .map_err(|error| Failure::Call(format!("cannot write {}: {error}", to.display())))
}

fn replace(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = to
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not the name of a file"))?;
    let mut beside = PathBuf::from(to);
    beside.set_file_name(format!(
        ".{}.{}.part",
        name.to_string_lossy(),
        std::process::id()
    ));
    let written = File::create(&beside)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&beside, to));
    if written.is_err() {
        // Nothing more can be done if this fails as well.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// How messages are to look on standard error: coloured only on a terminal that wants it.
pub(crate) fn look(json: bool) -> Look {
    if json {
        Look::Json
    } else if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Look::Colored
    } else {
        Look::Plain
    }
}
