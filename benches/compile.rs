//! How fast editors' files become a timeline, and whether the cost stays in proportion.
//!
//! `cargo bench --bench compile`; `BENCH_MOST=100000` stops at 100,000 events. After
//! criterion's own report it prints events per second and the slope: the power of n
//! with which the time grows, 1 being linear.

#![cfg_attr(target_arch = "wasm32", allow(unused))]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt::Write as _;
    use std::hint::black_box;
    use std::time::{Duration, Instant};

    use criterion::{BenchmarkId, Criterion, Throughput};
    use diplomatic_timeline::compile::{File, compile, to_json};

    const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
    const EVENTS_A_FILE: usize = 100;

    /// A chronology of `count` events in files of a hundred: a strike that is dated, and
    /// statements that are counted from it and answer each other.
    pub(crate) fn chronology(count: usize) -> Vec<File> {
        let mut files = vec![
            File::new(
                "timeline.toml",
                "id = \"bench\"\ntitle = \"Bench\"\nlanguage = \"en\"\ntime_zone = \"Europe/Kyiv\"\n",
            ),
            File::new("people.toml", people()),
            File::new("places.toml", "[kyiv]\nname = \"Kyiv\"\n"),
        ];
        files.extend((0..count / EVENTS_A_FILE).map(article));
        files
    }

    fn people() -> String {
        (0..50).fold(String::new(), |mut text, n| {
            let _ = write!(text, "[person-{n}]\nname = \"Person {n}\"\n");
            text
        })
    }

    fn article(number: usize) -> File {
        let day = 1 + number % 28;
        let month = 1 + number / 28 % 12;
        let mut text = format!(
            "[source]\ntitle = \"Report {number}\"\npublisher = \"A paper\"\npublished = 2025-{month:02}-{day:02}\n\n\
             [[event]]\nid = \"strike-{number}\"\nkind = \"strike\"\nwhen = \"early hours of 2025-{month:02}-{day:02}\"\n\
             headline = \"Missiles hit district {number}\"\nplace = \"kyiv\"\n\
             figures = [\"at least 12 killed\", \"about 90 injured\"]\nparagraphs = [1]\n"
        );
        for n in 1..EVENTS_A_FILE {
            let person = (number + n) % 50;
            let when = match n % 4 {
                0 => format!("\"2025-{month:02}-{day:02}\""),
                1 => format!("\"same day as strike-{number}\""),
                2 => format!("\"{n} days before strike-{number}\""),
                _ => format!("\"between strike-{number} and publication\""),
            };
            let _ = write!(
                text,
                "\n[[event]]\nid = \"event-{number}-{n}\"\nkind = \"statement\"\nwhen = {when}\n\
                 headline = \"Person {person} speaks about matter {n} of day {number}\"\n\
                 speaker = \"person-{person}\"\nquote = \"These are the words of person {person} on matter {n}.\"\n\
                 refers_to = \"strike-{number}\"\nparagraphs = [{n}]\n"
            );
        }
        File::new(format!("articles/report-{number:06}.toml"), text)
    }

    pub(crate) fn run() {
        let most: usize = std::env::var("BENCH_MOST")
            .ok()
            .and_then(|most| most.parse().ok())
            .unwrap_or(usize::MAX);
        let mut criterion = Criterion::default().configure_from_args();
        let mut best: Vec<(usize, Duration)> = Vec::new();
        let mut group = criterion.benchmark_group("compile");
        group.sample_size(10);
        for size in SIZES.into_iter().filter(|size| *size <= most) {
            let files = chronology(size);
            let mut fastest = Duration::MAX;
            group.throughput(Throughput::Elements(size as u64));
            group.measurement_time(Duration::from_secs(if size > 100_000 { 60 } else { 10 }));
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
                bencher.iter_custom(|rounds| {
                    let mut total = Duration::ZERO;
                    for _ in 0..rounds {
                        let start = Instant::now();
                        let timeline = compile(black_box(&files)).timeline;
                        let json = timeline.and_then(|timeline| to_json(&timeline).ok());
                        let took = start.elapsed();
                        assert!(json.is_some_and(|json| json.len() > size * 100));
                        fastest = fastest.min(took);
                        total += took;
                    }
                    total
                });
            });
            // A size that the command line leaves out is not measured.
            if fastest < Duration::MAX {
                best.push((size, fastest));
            }
        }
        group.finish();
        criterion.final_summary();
        table(&best);
    }

    fn table(best: &[(usize, Duration)]) {
        println!("\n   events  seconds  events/s");
        for (size, took) in best {
            let seconds = took.as_secs_f64();
            println!("{size:9}  {seconds:7.3}  {:8.0}", *size as f64 / seconds);
        }
        if let (Some((n1, t1)), Some((n2, t2))) = (best.first(), best.last())
            && n1 < n2
        {
            let slope = (t2.as_secs_f64() / t1.as_secs_f64()).ln() / (*n2 as f64 / *n1 as f64).ln();
            println!("slope between {n1} and {n2}: {slope:.2}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::run();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
