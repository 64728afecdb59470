//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use diplomatic_timeline::compile::Schema;
use lexopt::{Arg, Parser, ValueExt};

/// A command with its options.
pub(crate) enum Command {
    Help(String),
    Compile(Compile),
    New {
        folder: PathBuf,
        title: Option<String>,
    },
    Export(Export),
    Draft {
        input: PathBuf,
        output: PathBuf,
    },
    Import {
        form: Foreign,
        input: PathBuf,
        folder: PathBuf,
    },
    Schema {
        which: Option<Schema>,
        output: PathBuf,
    },
}

/// `compile` and `check`.
pub(crate) struct Compile {
    /// The chronology's folder.
    pub(crate) folder: PathBuf,
    /// Where the JSON goes; `None` for `check`, which writes none.
    pub(crate) output: Option<PathBuf>,
    /// The folder for a timeline in shards, in place of one file.
    pub(crate) shards: Option<PathBuf>,
    /// Messages as JSON lines.
    pub(crate) json: bool,
    /// Texts of articles, each with the source's name if it was given.
    pub(crate) articles: Vec<(Option<String>, PathBuf)>,
}

/// `export`.
pub(crate) struct Export {
    pub(crate) form: Form,
    /// A compiled timeline.
    pub(crate) input: PathBuf,
    pub(crate) output: PathBuf,
}

/// A format to export to.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Html,
    JsonLd,
    ICalendar,
    Annotations,
    TimelineJs,
}

const FORMS: [(&str, Form); 5] = [
    ("html", Form::Html),
    ("json-ld", Form::JsonLd),
    ("icalendar", Form::ICalendar),
    ("annotations", Form::Annotations),
    ("timelinejs", Form::TimelineJs),
];

/// A format to import from.
#[derive(Clone, Copy)]
pub(crate) enum Foreign {
    TimelineJs,
    Acled,
    Gdelt,
}

const FOREIGN: [(&str, Foreign); 3] = [
    ("timelinejs", Foreign::TimelineJs),
    ("acled", Foreign::Acled),
    ("gdelt", Foreign::Gdelt),
];

const HELP: &str = "\
Turns editors' files into a timeline.

Usage: timeline <command> [options]

Commands:
  new <folder>             set up a chronology that compiles at once
  check <folder>           say what is wrong in a folder, write nothing
  draft <file>             make the frame of an article's file from its text
  compile <folder>         write the folder's timeline as JSON; with --shards as many small
                           files, also from a compiled timeline
  export <form> <file>     write a compiled timeline in another form: html, json-ld,
                           icalendar, annotations or timelinejs
  import <form> <file> -o <folder>
                           make a chronology of other data: timelinejs, acled or gdelt
  schema [name]            print the JSON Schemas: json, timeline, people, places,
                           article; without a name all of them

A file may be - for standard input or output.

Options:
  -o, --output <file>      where the result goes (standard output); for `schema`
                           without a name, a folder
      --title <title>      of new: the chronology's title
      --article <file>     of check and compile: check quotations, paragraphs and wording
                           against an article's text; <source>=<file> if there are several
      --shards <folder>    of compile: write an index, timeline.json, and the events in
                           files by time, for chronologies too long to load whole
      --format <form>      of check and compile: how messages look, text or json (one
                           object a line); both go to standard error
  -h, --help               print this
  -V, --version            print the version

Exit codes: 0 all is well, 1 the input is at fault, 2 the call is at fault.
";

const COMMANDS: [&str; 7] = [
    "new", "check", "compile", "draft", "export", "import", "schema",
];

pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = Parser::from_args(args);
    match next(&mut parser)? {
        None => Err(format!("which command? {}", COMMANDS.join(", "))),
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(HELP.into())),
        Some(Arg::Long("version") | Arg::Short('V')) => Ok(Command::Help(format!(
            "timeline {}\n",
            env!("CARGO_PKG_VERSION")
        ))),
        Some(Arg::Value(name)) => match name.to_string_lossy().as_ref() {
            "help" => Ok(Command::Help(HELP.into())),
            "new" => new(parser),
            "compile" => compile(parser, true),
            "check" => compile(parser, false),
            "export" => export(parser),
            "draft" => draft(parser),
            "import" => import(parser),
            "schema" => schema(parser),
            other => Err(format!(
                "there is no command `{other}`; there are {}",
                COMMANDS.join(", ")
            )),
        },
        Some(other) => Err(other.unexpected().to_string()),
    }
}

fn next(parser: &mut Parser) -> Result<Option<Arg<'_>>, String> {
    parser.next().map_err(|error| error.to_string())
}

fn new(mut parser: Parser) -> Result<Command, String> {
    let (mut folder, mut title) = (None, None);
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Long("title") => {
                title = Some(value(&mut parser)?.to_string_lossy().into_owned());
            }
            Arg::Value(path) if folder.is_none() => folder = Some(named_folder(path)?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(Command::New {
        folder: folder.ok_or("which folder? try `timeline new my-chronology`")?,
        title,
    })
}

fn export(mut parser: Parser) -> Result<Command, String> {
    let (mut form, mut input, mut output) = (None, None, PathBuf::from("-"));
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") => output = value(&mut parser)?.into(),
            Arg::Value(name) if form.is_none() => {
                form = Some(one_of(&FORMS, &name)?);
            }
            Arg::Value(path) if input.is_none() => input = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(Command::Export(Export {
        form: form.ok_or("which form? try `timeline export html timeline.json`")?,
        input: input.ok_or("which file? try `timeline export html timeline.json`")?,
        output,
    }))
}

fn draft(mut parser: Parser) -> Result<Command, String> {
    let (mut input, mut output) = (None, PathBuf::from("-"));
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") => output = value(&mut parser)?.into(),
            Arg::Value(path) if input.is_none() => input = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(Command::Draft {
        input: input.ok_or("which file? try `timeline draft article.txt`")?,
        output,
    })
}

fn one_of<T: Copy>(known: &[(&str, T)], name: &OsString) -> Result<T, String> {
    let name = name.to_string_lossy();
    let found = known.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        format!("there is no form `{name}`; there are {}", names.join(", "))
    })
}

fn import(mut parser: Parser) -> Result<Command, String> {
    let (mut form, mut input, mut folder) = (None, None, None);
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") => {
                folder = Some(named_folder(value(&mut parser)?)?);
            }
            Arg::Value(name) if form.is_none() => form = Some(one_of(&FOREIGN, &name)?),
            Arg::Value(path) if input.is_none() => input = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let example = "try `timeline import acled events.csv -o my-chronology`";
    Ok(Command::Import {
        form: form.ok_or(format!("which form? {example}"))?,
        input: input.ok_or(format!("which file? {example}"))?,
        folder: folder.ok_or(format!("into which folder? {example}"))?,
    })
}

fn schema(mut parser: Parser) -> Result<Command, String> {
    let (mut which, mut output) = (None, PathBuf::from("-"));
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") => output = value(&mut parser)?.into(),
            Arg::Value(name) if which.is_none() => {
                let name = name.to_string_lossy();
                let known = Schema::ALL.into_iter().find(|of| of.name() == name);
                which = Some(known.ok_or_else(|| {
                    let names: Vec<_> = Schema::ALL.iter().map(|of| of.name()).collect();
                    format!(
                        "there is no schema `{name}`; there are {}",
                        names.join(", ")
                    )
                })?);
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(Command::Schema { which, output })
}

fn compile(mut parser: Parser, writes: bool) -> Result<Command, String> {
    let mut folder = None;
    let mut output = writes.then(|| PathBuf::from("-"));
    let mut json = false;
    let mut articles = Vec::new();
    let mut shards = None;
    let mut named = false;
    while let Some(arg) = next(&mut parser)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP.into())),
            Arg::Short('o') | Arg::Long("output") if writes => {
                output = Some(value(&mut parser)?.into());
                named = true;
            }
            Arg::Long("shards") if writes => {
                shards = Some(named_folder(value(&mut parser)?)?);
            }
            Arg::Long("format") => {
                json = match value(&mut parser)?.string() {
                    Ok(form) if form == "json" => true,
                    Ok(form) if form == "text" => false,
                    _ => return Err("--format is text or json".into()),
                };
            }
            Arg::Long("article") => articles.push(article(&value(&mut parser)?)),
            Arg::Value(path) if folder.is_none() => folder = Some(named_folder(path)?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if named && shards.is_some() {
        return Err("--shards names where all files go; leave out --output".into());
    }
    Ok(Command::Compile(Compile {
        shards,
        folder: folder.ok_or("which folder? try `timeline compile data`")?,
        output,
        json,
        articles,
    }))
}

fn value(parser: &mut Parser) -> Result<OsString, String> {
    parser.value().map_err(|error| error.to_string())
}

/// A folder's path. An empty one, as from a variable that is not set, would mean the current
/// folder, which nobody asked for.
fn named_folder(path: OsString) -> Result<PathBuf, String> {
    if path.is_empty() {
        return Err("the folder's name is empty; the current folder is `.`".into());
    }
    Ok(PathBuf::from(path))
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
