//! Writing: to a file whole or not at all, to standard output, and how the program ends.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use diplomatic_timeline::compile::{Diagnostic, File as Input, Look, Severity, render};

/// Why the program did not do what was asked.
pub(crate) enum Failure {
    /// The input is at fault; said already.
    Input,
    /// The input is at fault.
    InputSays(String),
    /// The input is at fault, at a place in it.
    InputIs(Box<(Diagnostic, Input)>),
    /// The call is at fault.
    Call(String),
    /// Nobody reads what we write, as after `| head`.
    Pipe,
}

/// How a command ended.
pub(crate) type Ended = Result<(), Failure>;

/// Says why, if it failed, and gives the exit code.
pub(crate) fn exit_code(ended: Ended, json: bool) -> ExitCode {
    match ended {
        Ok(()) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(Failure::Input) => ExitCode::from(1),
        Err(Failure::InputSays(why)) => {
            say(&Diagnostic::error("input", why), json);
            ExitCode::from(1)
        }
        Err(Failure::InputIs(wrong)) => {
            let (wrong, input) = *wrong;
            eprintln!("{}", render(&wrong, &[input], look(json)));
            ExitCode::from(1)
        }
        Err(Failure::Call(why)) => {
            say(&Diagnostic::error("call", why), json);
            ExitCode::from(2)
        }
    }
}

/// Says on standard error what concerns no place in an editor's file.
pub(crate) fn say(what: &Diagnostic, json: bool) {
    if json {
        eprintln!("{}", render(what, &[], Look::Json));
        return;
    }
    let grave = match what.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    eprintln!("{grave}: {}", what.message);
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
/// programs which watch it are not woken. A link stays one: the file it leads to is
/// written. What is no file, such as a pipe, is written to as it stands.
pub(crate) fn write(to: &Path, text: &str) -> Ended {
    put(to, text, true)
}

/// The same for one of thousands of files that are made together: a new one is not waited for
/// until it is on the disk, as nothing is lost with it that was there before.
pub(crate) fn add(to: &Path, text: &str) -> Ended {
    put(to, text, false)
}

fn put(to: &Path, text: &str, alone: bool) -> Ended {
    if matches!(to.to_str(), Some("-" | "/dev/stdout")) {
        return print(text);
    }
    let written = match fs::metadata(to) {
        Ok(known) if known.is_dir() => Err(io::Error::other("it is a folder; name a file in it")),
        Ok(known) if !known.is_file() => pour(to, text.as_bytes()),
        Ok(_) if has(to, text) => Ok(()),
        known => end_of_links(to).and_then(|to| {
            let mode = known.ok().map(|known| known.permissions());
            replace(&to, text.as_bytes(), mode, alone)
        }),
    };
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Pipe),
        written => written.map_err(|error| {
            let folder = to
                .parent()
                .filter(|_| error.kind() == io::ErrorKind::NotFound);
            let why = match folder {
                Some(folder) if !folder.exists() => {
                    format!("there is no folder {}; make it first", folder.display())
                }
                _ => error.to_string(),
            };
            Failure::Call(format!("cannot write {}: {why}", to.display()))
        }),
    }
}

/// Makes sure that nobody's work would be overwritten: a file with another text.
pub(crate) fn vacant(to: &Path, text: &str) -> Ended {
    if to.is_file() && !has(to, text) {
        return Err(Failure::Call(format!(
            "{} is there already and is not overwritten: give another name, or move it away",
            to.display()
        )));
    }
    Ok(())
}

/// Makes sure that nothing that was read would be overwritten by what is made from it.
pub(crate) fn spare<'t>(to: &Path, read: impl IntoIterator<Item = &'t str>) -> Ended {
    let old = to.is_file().then(|| fs::read(to)).and_then(Result::ok);
    let old = old.filter(|old| !old.is_empty());
    let mut read = read.into_iter();
    if old.is_some_and(|old| read.any(|text| old == text.as_bytes())) {
        return Err(Failure::Call(format!(
            "{} is what was read, and is not overwritten by what is made from it: name another file or folder",
            to.display()
        )));
    }
    Ok(())
}

/// A path as it can be copied from a message into a call.
pub(crate) fn argument(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c) || cfg!(windows) && c == '\\';
    if text.chars().all(plain) {
        text
    } else if cfg!(windows) {
        format!("\"{text}\"")
    } else {
        // Within these nothing means anything to a shell but they themselves.
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Makes a folder, and those that it is in.
pub(crate) fn folder(path: &Path) -> Ended {
    let made = if path.is_file() {
        Err(io::Error::other("it is a file; name a folder"))
    } else {
        fs::create_dir_all(path)
    };
    made.map_err(|error| Failure::Call(format!("cannot make {}: {error}", path.display())))
}

fn has(file: &Path, text: &str) -> bool {
    fs::read(file).is_ok_and(|old| old == text.as_bytes())
}

fn pour(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut open = OpenOptions::new().write(true).open(to)?;
    open.write_all(bytes)
}

/// The file that links lead to, which need not be there.
fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    // As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&at) {
            Ok(next) => at = at.with_file_name("").join(next),
            Err(_) => return Ok(at),
        }
    }
    Err(io::Error::other("it is a link that leads to itself"))
}

fn replace(to: &Path, bytes: &[u8], mode: Option<Permissions>, alone: bool) -> io::Result<()> {
    let lasting = alone || mode.is_some();
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
            if let Some(mode) = mode {
                file.set_permissions(mode)?;
            }
            file.write_all(bytes)?;
            if lasting { file.sync_all() } else { Ok(()) }
        })
        .and_then(|()| fs::rename(&beside, to));
    if written.is_err() {
        // Nothing more can be done if this fails as well.
        let _ = fs::remove_file(&beside);
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
