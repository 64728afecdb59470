//! Runs cases at growing sizes, and prints besides criterion's report a table: the median time at
//! each size, and the slope, the exponent of n by which the time grows (0: it does not depend on
//! n; 1: linear).

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};

/// A name, and what is timed.
pub(crate) type Case<T> = (&'static str, fn(&T));

/// Times every case at every size, each ten times the one before.
pub(crate) fn run<T>(sizes: &[usize], make: fn(usize) -> T, cases: &[Case<T>]) {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .configure_from_args();
    let mut table: Vec<(&str, Vec<f64>)> = cases.iter().map(|case| (case.0, Vec::new())).collect();
    for size in sizes {
        let made = make(*size);
        for ((name, run), (_, times)) in cases.iter().zip(&mut table) {
            criterion.benchmark_group(*name).bench_with_input(
                BenchmarkId::from_parameter(size),
                &made,
                |b, made| {
                    b.iter(|| run(made));
                },
            );
            times.push(median(&made, *run));
        }
    }
    criterion.final_summary();
    head(sizes);
    for (name, times) in table {
        line(name, &times);
    }
}

/// The head of a table of these sizes.
pub(crate) fn head(sizes: &[usize]) {
    print!("\n{:<26}", "ms");
    for size in sizes {
        print!("{size:>10}");
    }
    println!("   slope");
}

/// A line of it: the milliseconds at each size.
pub(crate) fn line(name: &str, times: &[f64]) {
    print!("{name:<26}");
    for time in times {
        print!("{time:>10.3}");
    }
    println!("{:>8.2}", slope(times));
}

/// Milliseconds of the longest step, the least of a few runs: what else the machine does is not
/// the step's. `run` tells when each step ends.
pub(crate) fn longest(run: &mut dyn FnMut(&mut dyn FnMut())) -> f64 {
    let runs = (0..3).map(|_| {
        let (mut start, mut longest) = (Instant::now(), Duration::ZERO);
        run(&mut || {
            longest = longest.max(start.elapsed());
            start = Instant::now();
        });
        longest.as_secs_f64() * 1000.0
    });
    runs.fold(f64::MAX, f64::min)
}

/// The median of a few runs in milliseconds.
pub(crate) fn median<T>(made: &T, run: fn(&T)) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run(made);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// By least squares on the logarithms.
fn slope(times: &[f64]) -> f64 {
    let middle = (times.len() as f64 - 1.0) / 2.0;
    let (mut rise, mut run) = (0.0, 0.0);
    for (n, time) in times.iter().enumerate() {
        let x = n as f64 - middle;
        rise += x * time.max(1e-6).log10();
        run += x * x;
    }
    rise / run
}
