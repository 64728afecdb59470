//! Drivers and the browsers that they steer.
//!
//! Starting a browser takes longer than most tests, so it is used again:
//! each test takes one that is free, or starts another, and gives it back.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read as _};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::{Client, ClientBuilder};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::engine::Engine;

/// How long a driver may take to say its port, or to answer it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver and the one browser session on it.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) client: Client,
    /// Ends driver and browser when it is dropped, or with this program.
    _driver: Driver,
}

static FREE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl Browser {
    /// One that is free, or a new one.
    pub(crate) async fn take(engine: Engine) -> Result<Self> {
        let free = {
            let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
            let place = free.iter().position(|browser| browser.engine == engine);
            place.map(|place| free.swap_remove(place))
        };
        match free {
            Some(browser) => Ok(browser),
            None => Self::start(engine).await,
        }
    }

    /// Lets the next test have it.
    pub(crate) fn give_back(self) {
        FREE.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(self);
    }

    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let driver = Driver::start(engine).await?;
        let address = format!("http://127.0.0.1:{}", driver.port);
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(engine.capabilities()?)
            .connect(&address)
            .await
            .with_context(|| format!("{engine:?} could not be started; does its driver fit it?"))?;
        Ok(Self {
            engine,
            client,
            _driver: driver,
        })
    }
}

/// The driver's process and its port.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    async fn start(engine: Engine) -> Result<Self> {
        if engine == Engine::WebKit {
            return Self::on_a_free_port(engine).await;
        }
        let mut process = watched(&engine.driver(), 0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = process.stdout.take().context("a driver has no output")?;
        let (tell, told) = oneshot::channel();
        // A thread can be left to itself: a driver may say nothing more, and go on.
        std::thread::spawn(move || {
            let mut lines = BufReader::new(output);
            if let Some(port) = first_port(&mut lines) {
                let _ = tell.send(port);
            }
            // Read on, or the driver blocks once the pipe is full.
            let _ = lines.read_to_end(&mut Vec::new());
        });
        match timeout(PATIENCE, told).await {
            Ok(Ok(port)) => Ok(Self { process, port }),
            _ => bail!("{engine:?} has no driver: `cargo xtask setup` sees to it"),
        }
    }

    /// For a driver that would choose a port, but not say which.
    async fn on_a_free_port(engine: Engine) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        drop(listener);
        let process = watched(&engine.driver(), port)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let driver = Self { process, port };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_err()
        {
            if start.elapsed() > PATIENCE {
                bail!("{engine:?} has no driver: `cargo xtask setup` sees to it");
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its end of the pipe closes with it, and the watch ends the driver.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The driver under a watch that ends it and its browser with this program,
/// however that ends: a static is never dropped, and a test may be killed.
#[cfg(unix)]
fn watched(program: &[OsString], port: u16) -> Command {
    use std::os::unix::process::CommandExt as _;
    // The browser's profile is in the temporary folder, and goes with it.
    const WATCH: &str = r#"
        folder=$(mktemp -d)
        TMPDIR=$folder "$@" &
        # Its output ends with the driver, which may not have started at all.
        exec >/dev/null
        cat
        trap '' TERM
        kill 0
        wait
        for try in 1 2 3 4 5 6 7 8 9; do
            rm -rf "$folder" 2>/dev/null && break
            sleep 0.2
        done
    "#;
    let mut command = Command::new("sh");
    // A group of its own is what the watch can end as a whole.
    command
        .args(["-c", WATCH, "watch"])
        .args(program)
        .arg(format!("--port={port}"))
        .process_group(0);
    command
}

#[cfg(not(unix))]
fn watched(program: &[OsString], port: u16) -> Command {
    let mut command = Command::new(program.first().cloned().unwrap_or_default());
    command
        .args(program.iter().skip(1))
        .arg(format!("--port={port}"));
    command
}

/// The first port that a driver's output names.
fn first_port(lines: &mut impl BufRead) -> Option<u16> {
    let mut line = String::new();
    while lines.read_line(&mut line).is_ok_and(|read| read > 0) {
        if let Some(port) = announced(&line) {
            return Some(port);
        }
        line.clear();
    }
    None
}

/// The port that a driver says it listens on.
fn announced(line: &str) -> Option<u16> {
    let says = ["started successfully on port ", "Listening on 127.0.0.1:"];
    let (_, port) = says.iter().find_map(|says| line.split_once(says))?;
    port.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_that_the_driver_chose() {
        let line = "ChromeDriver was started successfully on port 43567.\n";
        assert_eq!(announced(line), Some(43567));
        let line = "1795730546561\tgeckodriver\tINFO\tListening on 127.0.0.1:41507\n";
        assert_eq!(announced(line), Some(41507));
        assert_eq!(announced("Starting ChromeDriver on port 0"), None);
    }
}
