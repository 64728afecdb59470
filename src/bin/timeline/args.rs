//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

/// A command with its options.
pub(crate) enum Command {
    Help(String),
    Compile(Compile),
}

/// `compile` and `check`.
pub(crate) struct Compile {
    /// The chronology's folder.
    pub(crate) folder: PathBuf,
    /// Where the JSON goes; `None` for `check`, which writes none.
    pub(crate) output: Option<PathBuf>,
    /// Messages as JSON lines.
    pub(crate) json: bool,
    /// Texts of articles, each with the source's name if it was given.
    pub(crate) articles: Vec<(Option<String>, PathBuf)>,
}

const HELP: &str = "\
Turns editors' files into a timeline.

Usage: timeline <command> [options]

Commands:
  compile <folder>   write the folder's timeline as JSON
  check <folder>     say what is wrong in a folder, write nothing

Options of compile and check:
  -o, --output <file>   where the JSON goes; - (as without) is standard output
      --article <file>  check quotations, paragraphs and wording against an
                        article's text; <source>=<file> if there are several
      --format <form>   how messages look: text or json (one object a line)

Exit codes: 0 all is well, 1 the input is at fault, 2 the call is at fault.
";

const COMMANDS: [&str; 2] = ["compile", "check"];

pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = Parser::from_args(args);
    match parser.next().map_err(|error| error.to_string())? {
        None => Err(format!("which command? {}", COMMANDS.join(", "))),
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(HELP.into())),
        Some(Arg::Long("version") | Arg::Short('V')) => Ok(Command::Help(format!(
            "timeline {}\n",
            env!("CARGO_PKG_VERSION")
        ))),
        Some(Arg::Value(name)) => match name.to_string_lossy().as_ref() {
            "help" => Ok(Command::Help(HELP.into())),
            "compile" => compile(parser, true),
            "check" => compile(parser, false),
            other => Err(format!(
                "there is no command `{other}`; there are {}",
                COMMANDS.join(", ")
            )),
        },
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn compile(mut parser: Parser, writes: bool) -> Result<Command, String> {
    let mut folder = None;
    let mut output = writes.then(|| PathBuf::from("-"));
    let mut json = false;
    let mut articles = Vec::new();
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") if writes => {
                output = Some(value(&mut parser)?.into());
            }
            Arg::Long("format") => {
                json = match value(&mut parser)?.string() {
                    Ok(form) if form == "json" => true,
                    Ok(form) if form == "text" => false,
                    _ => return Err("--format is text or json".into()),
                };
            }
            Arg::Long("article") => articles.push(article(&value(&mut parser)?)),
            Arg::Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(Command::Compile(Compile {
        folder: folder.ok_or("which folder? try `timeline compile data`")?,
        output,
        json,
        articles,
    }))
}

fn value(parser: &mut Parser) -> Result<OsString, String> {
    parser.value().map_err(|error| error.to_string())
}

/// `<source>=<file>` or `<file>`; a path that exists is taken as it stands.
fn article(value: &OsString) -> (Option<String>, PathBuf) {
    let text = value.to_string_lossy();
    match text.split_once('=') {
        Some((source, file)) if !PathBuf::from(value).exists() => {
            (Some(source.to_owned()), PathBuf::from(file))
        }
        _ => (None, PathBuf::from(value)),
    }
}
