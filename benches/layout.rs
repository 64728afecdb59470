//! What a frame of the chart costs, from a thousand events to a million, and how that grows.

#![allow(missing_docs)]

use std::hint::black_box;

use diplomatic_timeline::layout::{
    Axis, Frame, Gathering, Items, Plan, View, Visible, Zoom, nearest, scene, strip, viewport,
};
use diplomatic_timeline::model::Timeline;

#[allow(dead_code)]
#[path = "../tests/layout/plain.rs"]
mod plain;
mod slope;

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

const CASES: [slope::Case<Chart>; 6] = [
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
    slope::run(&SIZES, Chart::new, &CASES);
    let few = Chart::new(diplomatic_timeline::layout::DENSE);
    let ms = slope::median(&few, CASES[0].1);
    println!("{:<26}{ms:>10.3}", "six views of 400 events");
    slope::head(&SIZES);
    let steps = SIZES.map(|size| {
        let timeline = plain::many(size);
        slope::longest(&mut |ended| {
            let mut gathering = Gathering::new(&timeline);
            ended();
            while gathering.step(&timeline, 4096).is_none() {
                ended();
            }
            ended();
        })
    });
    slope::line("items, the longest step", &steps);
}
