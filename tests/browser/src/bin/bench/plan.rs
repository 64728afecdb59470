//! What is measured, as the caller asks for it.

use anyhow::{Context as _, Result, bail, ensure};

use crate::contenders::Contender;
use crate::table::Measure;

pub(crate) const USAGE: &str = "\
Usage: cargo xtask bench [options]

Measures the release in dist/ (build it first: cargo xtask build) beside
vis-timeline, TimelineJS and a plain list, in the same headless Chromium.

Options:
  --sizes N,N       numbers of events (20,1000,10000,100000,1000000)
  --only M,M        measures: bytes, first, slow, hold, idle, memory, move, pan,
                    zoom, step, filter (all)
  --peers P,P       besides ours: vis, clustered, timelinejs, list (all)
  --repeats N       interleaved repeats, of which medians are taken (3)
  --write           put the tables into docs/benchmarks.md: of a whole run only
";

/// What is measured.
pub(crate) struct Plan {
    pub(crate) sizes: Vec<usize>,
    pub(crate) only: Vec<Measure>,
    pub(crate) contenders: Vec<Contender>,
    pub(crate) repeats: usize,
    pub(crate) write: bool,
    /// As it was called.
    pub(crate) command: String,
}

impl Plan {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut plan = Self {
            sizes: vec![20, 1_000, 10_000, 100_000, 1_000_000],
            only: Measure::ALL.to_vec(),
            contenders: Contender::ALL.to_vec(),
            repeats: 3,
            write: false,
            command: ["cargo xtask bench", &arguments.join(" ")].join(" "),
        };
        let mut whole = true;
        let mut rest = arguments.iter();
        while let Some(option) = rest.next() {
            whole &= option == "--write";
            let mut value = || {
                rest.next()
                    .with_context(|| format!("{option} needs a value"))
            };
            match option.as_str() {
                "--sizes" => plan.sizes = list(value()?, size)?,
                "--only" => plan.only = list(value()?, measure)?,
                "--peers" => {
                    plan.contenders = list(value()?, contender)?;
                    plan.contenders.insert(0, Contender::Ours);
                }
                "--repeats" => plan.repeats = size(value()?)?,
                "--write" => plan.write = true,
                unknown => bail!("`{unknown}` is no option\n\n{USAGE}"),
            }
        }
        ensure!(
            whole || !plan.write,
            "a part of the tables would take the place of all of them: --write stands alone"
        );
        Ok(plan)
    }

    pub(crate) fn wants(&self, measure: Measure) -> bool {
        self.only
            .iter()
            .any(|wanted| wanted.word() == measure.word())
    }
}

fn list<T>(text: &str, one: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(one)
        .collect()
}

fn size(text: &str) -> Result<usize> {
    let number = text
        .replace('_', "")
        .parse()
        .with_context(|| format!("`{text}` is no number"))?;
    ensure!(number > 0, "nothing to measure at 0");
    Ok(number)
}

fn measure(word: &str) -> Result<Measure> {
    let found = Measure::ALL
        .into_iter()
        .find(|measure| measure.word() == word);
    found.with_context(|| format!("`{word}` is no measure\n\n{USAGE}"))
}

fn contender(word: &str) -> Result<Contender> {
    Ok(match word {
        "vis" => Contender::Vis,
        "clustered" => Contender::VisClustered,
        "timelinejs" => Contender::TimelineJs,
        "list" => Contender::List,
        _ => bail!("`{word}` is no peer\n\n{USAGE}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Plan> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Plan::read(&words)
    }

    #[test]
    fn a_run_can_be_made_small() {
        let plan = read("--sizes 20,1000 --only pan --peers vis --repeats 1").unwrap();
        assert_eq!(plan.sizes, [20, 1000]);
        assert_eq!(plan.only, [Measure::Pan]);
        assert_eq!(plan.contenders, [Contender::Ours, Contender::Vis]);
        assert_eq!(plan.repeats, 1);
        assert!(!plan.write);
    }

    #[test]
    fn what_means_nothing_is_refused() {
        for line in [
            "--sizes",
            "--sizes ten",
            "--only speed",
            "--peers us",
            "--repeats 0",
            "--write --peers vis",
            "--sizes 20 --write",
            "now",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
