//! What a frame of the chart costs, from a thousand events to a million, and how that grows.
//!
//! Besides criterion's report it prints a table: the median time at each size, and the slope, the
//! exponent of n by which the time grows (0: it does not depend on n; 1: linear).

#![allow(missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use diplomatic_timeline::layout::{
    Axis, Frame, Items, Plan, View, Visible, Zoom, nearest, scene, strip, viewport,
};
use diplomatic_timeline::model::Timeline;

#[allow(dead_code)]
#[path = "../tests/layout/plain.rs"]
mod plain;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const WIDTH: f64 = 1046.0;

struct Chart {
    timeline: Timeline,
    items: Items,
    plan: Plan,
    visible: Visible,
}

impl Chart {
    fn new(size: usize) -> Self {
        let timeline = plain::many(size);
        let items = Items::new(&timeline);
        let frame = Frame {
            width: WIDTH,
            size: 16.0,
            wide: true,
        };
        let plan = Plan::new(&items, frame, plain::texts(&timeline));
        let visible = Visible::new(&items, |entry| entry % 3 != 0);
        Self {
            timeline,
            items,
            plan,
            visible,
        }
    }

    /// The first view, one of clusters and one of day columns, on either axis.
    fn views(&self) -> Vec<View> {
        let mut views = Vec::new();
        for axis in [Axis::Elastic, Axis::Proportional] {
            let zoom = Zoom::Fit;
            let fit = View { axis, zoom };
            for factor in [1.0, 12.0, 160.0] {
                views.push(viewport::zoom(&self.plan, &fit, factor, WIDTH * 0.6));
            }
        }
        views
    }
}

type Case = (&'static str, fn(&Chart));

const CASES: [Case; 6] = [
    ("scene, six views", |chart| {
        for view in chart.views() {
            let texts = plain::texts(&chart.timeline);
            black_box(scene(
                &chart.items,
                &chart.plan,
                &chart.visible,
                &view,
                texts,
            ));
        }
    }),
    ("nearest, 1046 pixels", |chart| {
        let view = View::default();
        let texts = plain::texts(&chart.timeline);
        let drawn = scene(&chart.items, &chart.plan, &chart.visible, &view, texts);
        for x in 0..WIDTH as u32 {
            black_box(nearest(&drawn, &chart.items, &chart.visible, f64::from(x)));
        }
    }),
    ("strip", |chart| {
        let texts = plain::texts(&chart.timeline);
        black_box(strip::strip(
            &chart.items,
            &chart.plan,
            &chart.visible,
            700.0,
            54.0,
            texts,
        ));
    }),
    ("plan, at a new width", |chart| {
        let texts = plain::texts(&chart.timeline);
        black_box(Plan::new(&chart.items, chart.plan.frame(), texts));
    }),
    ("visible, at a new filter", |chart| {
        black_box(Visible::new(&chart.items, |entry| entry % 5 != 0));
    }),
    ("items, at load", |chart| {
        black_box(Items::new(&chart.timeline));
    }),
];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .configure_from_args();
    let mut table: Vec<(&str, Vec<f64>)> = CASES.iter().map(|case| (case.0, Vec::new())).collect();
    for size in SIZES {
        let chart = Chart::new(size);
        for ((name, run), (_, times)) in CASES.iter().zip(&mut table) {
            criterion.benchmark_group(*name).bench_with_input(
                BenchmarkId::from_parameter(size),
                &chart,
                |b, chart| {
                    b.iter(|| run(chart));
                },
            );
            times.push(median(&chart, *run));
        }
    }
    criterion.final_summary();
    println!(
        "\n{:<26}{:>10}{:>10}{:>10}{:>10}   slope",
        "ms", "1e3", "1e4", "1e5", "1e6"
    );
    for (name, times) in table {
        print!("{name:<26}");
        for time in &times {
            print!("{time:>10.3}");
        }
        println!("{:>8.2}", slope(&times));
    }
    let few = Chart::new(diplomatic_timeline::layout::DENSE);
    let ms = median(&few, CASES[0].1);
    println!("{:<26}{ms:>10.3}", "six views of 400 events");
}

/// The median of a few runs in milliseconds.
fn median(chart: &Chart, run: fn(&Chart)) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run(chart);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// By least squares on the logarithms: each size is ten times the one before.
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
