//! Takes pictures of the built page, for people to look at.
//!
//! Judges nothing: a page that fails is a picture of the failure.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use browser_tests::{Look, Page, look};

const USAGE: &str = "\
Usage: cargo xtask screenshots FOLDER [options]

Takes pictures of the release in dist/ (build it first: cargo xtask build).
Without options: 1200, 768, 360 and 280 pixels wide, light and dark; the wide
ones as a chart, to scale, and as a list.

Options, of which the first three may be repeated:
  --width N       width of the viewport in CSS pixels
  --theme T       light or dark
  --view V        chart, scale, list, or page (as the page has it)
  --height N      height of the viewport (1000)
  --page P        a path in dist/, or an address (the demo page)
  --js CODE       run this first; q(selector) and qa(selector) search in the
                  widget, host is its element
  --full-page     the whole page rather than the widget
  --viewport      what a reader sees without scrolling
  --name NAME     start the files' names with this
";

/// A page of any kind has at least itself.
const WIDGET: &str = "document.querySelector('diplomatic-timeline') ?? document.documentElement";

#[derive(Clone, Copy, PartialEq)]
enum Frame {
    Widget,
    FullPage,
    Viewport,
}

struct Plan {
    folder: PathBuf,
    widths: Vec<u32>,
    themes: Vec<String>,
    views: Vec<String>,
    height: u32,
    page: String,
    js: Option<String>,
    frame: Frame,
    name: String,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() || arguments.iter().any(|argument| argument == "--help") {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match plan(arguments).and_then(|plan| look(async |page: &Page| plan.carry_out(page).await)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn plan(arguments: Vec<String>) -> Result<Plan> {
    let mut plan = Plan {
        folder: PathBuf::new(),
        widths: Vec::new(),
        themes: Vec::new(),
        views: Vec::new(),
        height: 1000,
        page: String::new(),
        js: None,
        frame: Frame::Widget,
        name: String::new(),
    };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--width" => plan
                .widths
                .push(value()?.parse().context("--width takes pixels")?),
            "--height" => plan.height = value()?.parse().context("--height takes pixels")?,
            "--theme" => plan.themes.push(one_of(value()?, &["light", "dark"])?),
            "--view" => plan
                .views
                .push(one_of(value()?, &["chart", "scale", "list", "page"])?),
            "--page" => plan.page = value()?,
            "--js" => plan.js = Some(value()?),
            "--name" => plan.name = format!("{}-", value()?),
            "--full-page" => plan.frame = Frame::FullPage,
            "--viewport" => plan.frame = Frame::Viewport,
            folder if !folder.starts_with('-') => plan.folder = PathBuf::from(folder),
            unknown => bail!("`{unknown}` is no option\n\n{USAGE}"),
        }
    }
    if plan.folder.as_os_str().is_empty() {
        bail!("into which folder?\n\n{USAGE}");
    }
    if plan.widths.is_empty() {
        plan.widths = vec![1200, 768, 360, 280];
    }
    if plan.themes.is_empty() {
        plan.themes = vec!["light".into(), "dark".into()];
    }
    Ok(plan)
}

fn one_of(value: String, allowed: &[&str]) -> Result<String> {
    if !allowed.contains(&value.as_str()) {
        bail!("`{value}` is none of {}", allowed.join(", "));
    }
    Ok(value)
}

impl Plan {
    async fn carry_out(&self, page: &Page) -> Result<()> {
        fs::create_dir_all(&self.folder).context("the folder cannot be made")?;
        for &width in &self.widths {
            for theme in &self.themes {
                for view in self.views_at(width) {
                    let file = format!("{}{width}-{theme}-{view}.png", self.name);
                    let picture = self.picture(page, width, theme, view).await;
                    let picture = picture.with_context(|| file.clone())?;
                    fs::write(self.folder.join(&file), picture)?;
                    println!("{file}");
                }
            }
        }
        for problem in page.problems().await? {
            eprintln!("console: {problem}");
        }
        Ok(())
    }

    fn views_at(&self, width: u32) -> Vec<&str> {
        if !self.views.is_empty() {
            self.views.iter().map(String::as_str).collect()
        } else if width < 620 {
            // Below this width the widget is a list whatever is asked of it.
            vec!["page"]
        } else {
            vec!["chart", "scale", "list"]
        }
    }

    async fn picture(&self, page: &Page, width: u32, theme: &str, view: &str) -> Result<Vec<u8>> {
        page.size(width, self.height).await?;
        let dark = theme == "dark";
        page.look(Look {
            dark,
            reduced_motion: true,
            ..Look::default()
        })
        .await?;
        page.open(&self.page).await?;
        let widget = page.widget();
        if let Err(error) = widget.ready().await {
            eprintln!("{width}-{theme}-{view}: {error:#}");
        }
        let set = match view {
            "chart" => "host?.setAttribute('view', 'chart'); host?.setAttribute('axis', 'elastic')",
            "scale" => {
                "host?.setAttribute('view', 'chart'); host?.setAttribute('axis', 'proportional')"
            }
            "list" => "host?.setAttribute('view', 'list')",
            _ => "",
        };
        widget.js(set).await?;
        settle(page).await?;
        if let Some(js) = &self.js {
            widget.js(js).await?;
            settle(page).await?;
        }
        match self.frame {
            Frame::Viewport => page.picture().await,
            Frame::FullPage => page.picture_of("document.documentElement", 0).await,
            Frame::Widget => page.picture_of(WIDGET, 16).await,
        }
    }
}

/// Waits for letters and two frames, after which what was asked for is drawn.
async fn settle(page: &Page) -> Result<()> {
    let frame = "new Promise(requestAnimationFrame)";
    page.js(&format!(
        "return document.fonts.ready.then(() => {frame}).then(() => {frame}).then(() => true)"
    ))
    .await
    .map(drop)
}
