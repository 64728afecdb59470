//! A web server for one test: `dist/`, and what the test puts in its place.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result, ensure};
use futures_util::{StreamExt as _, stream};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Serves on a free port of 127.0.0.1 until dropped. Two sites are two origins.
pub struct Site {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    server: JoinHandle<()>,
}

#[derive(Default)]
struct State {
    root: PathBuf,
    answers: HashMap<String, Answer>,
    page_headers: Vec<(HeaderName, HeaderValue)>,
    asked: Vec<String>,
}

/// What a path answers in place of the file in `dist/`.
#[derive(Clone, Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: Body,
    open: Option<watch::Receiver<bool>>,
}

#[derive(Clone, Debug)]
enum Body {
    /// The file of that path.
    File,
    Bytes(Bytes),
    /// The connection is closed without an answer.
    None,
}

/// Holds answers back until it is released or dropped.
#[must_use = "the answer is let go when this is dropped"]
pub struct Hold(watch::Sender<bool>);

impl Hold {
    /// Lets the answers go.
    pub fn release(self) {
        self.0.send_replace(true);
    }
}

impl Answer {
    fn new(status: StatusCode, body: Body) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body,
            open: None,
        }
    }

    /// The file that the path has in `dist/`; use it to add headers to it.
    #[must_use]
    pub fn file() -> Self {
        Self::new(StatusCode::OK, Body::File)
    }

    /// A text in place of the file.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::bytes(text.into().into_bytes())
    }

    /// Bytes in place of the file.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(StatusCode::OK, Body::Bytes(bytes.into()))
    }

    /// An HTTP status (404, 500) with an empty body; an unknown one is 500.
    #[must_use]
    pub fn status(code: u16) -> Self {
        let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::new(status, Body::Bytes(Bytes::new()))
    }

    /// The connection breaks before a word is said.
    #[must_use]
    pub fn broken() -> Self {
        Self::new(StatusCode::OK, Body::None)
    }

    /// Adds a header, such as `Access-Control-Allow-Origin`.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Keeps the answer back until the [`Hold`] is released: a slow server
    /// without a clock.
    pub fn held(mut self) -> (Self, Hold) {
        let (sender, receiver) = watch::channel(false);
        self.open = Some(receiver);
        (self, Hold(sender))
    }
}

impl Site {
    /// Serves the release in `dist/`.
    ///
    /// # Errors
    ///
    /// When there is none, or no port is free.
    pub async fn start() -> Result<Self> {
        let root = crate::project().join("dist");
        ensure!(
            root.join("index.html").exists(),
            "there is nothing in dist/: run `cargo xtask build` first"
        );
        Self::of(root).await
    }

    /// Serves another folder.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub async fn of(root: PathBuf) -> Result<Self> {
        let state = Arc::new(Mutex::new(State {
            root,
            ..State::default()
        }));
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .context("no port is free")?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(serve(listener, Arc::clone(&state)));
        Ok(Self {
            address,
            state,
            server,
        })
    }

    /// The address of a path on this site.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{}", self.address, path.trim_start_matches('/'))
    }

    /// From now on `path` (such as `/timeline.json`) answers this.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.state().answers.insert(path.to_owned(), answer);
    }

    /// From now on `path` is a page with this HTML.
    pub fn page(&self, path: &str, html: impl Into<String>) {
        self.answer(
            path,
            Answer::text(html).header("Content-Type", "text/html; charset=utf-8"),
        );
    }

    /// From now on `path` is the file again.
    pub fn restore(&self, path: &str) {
        self.state().answers.remove(path);
    }

    /// Sends a header, such as `Content-Security-Policy`, with every page.
    ///
    /// # Errors
    ///
    /// When it is no header.
    pub fn page_header(&self, name: &str, value: &str) -> Result<()> {
        let header = (HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        self.state().page_headers.push(header);
        Ok(())
    }

    /// The paths that were asked for so far, in order, without their queries.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.state().asked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(connection(stream, Arc::clone(&state)));
    }
}

async fn connection(stream: TcpStream, state: Arc<Mutex<State>>) {
    let service = service_fn(|request| {
        let state = Arc::clone(&state);
        async move { respond(&state, &request).await }
    });
    // A reader who leaves in the middle is no fault of the server.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(
    state: &Mutex<State>,
    request: &Request<Incoming>,
) -> io::Result<Response<BoxBody<Bytes, Infallible>>> {
    let path = request.uri().path().to_owned();
    let (answer, root) = {
        let mut state = locked(state);
        state.asked.push(path.clone());
        (
            state
                .answers
                .get(&path)
                .cloned()
                .unwrap_or_else(Answer::file),
            state.root.clone(),
        )
    };
    if let Some(mut open) = answer.open {
        // An error means that the hold is gone, which lets go as well.
        let _ = open.wait_for(|open| *open).await;
    }
    let body = match answer.body {
        Body::None => return Err(io::Error::from(io::ErrorKind::ConnectionReset)),
        Body::Bytes(bytes) => Some(bytes),
        Body::File => read(&root, &path).map(Bytes::from),
    };
    let bytes = body.clone().unwrap_or_default();
    let claims_a_length = answer
        .headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case(CONTENT_LENGTH.as_str()));
    let mut response = Response::new(if claims_a_length {
        // Without an end, so that the claim goes out as it is, true or not.
        let begun = stream::iter([Ok(Frame::data(bytes))]);
        BodyExt::boxed(StreamBody::new(begun.chain(stream::pending())))
    } else {
        Full::new(bytes).boxed()
    });
    *response.status_mut() = if body.is_some() {
        answer.status
    } else {
        StatusCode::NOT_FOUND
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(&path)));
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    if headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    {
        for (name, value) in &locked(state).page_headers {
            headers.append(name, value.clone());
        }
    }
    Ok(response)
}

/// The file that a path names below `root`, and nothing outside it.
fn read(root: &Path, path: &str) -> Option<Vec<u8>> {
    let relative = Path::new(path.trim_start_matches('/'));
    if relative
        .components()
        .any(|part| !matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let file = root.join(relative);
    fs::read(if file.is_dir() {
        file.join("index.html")
    } else {
        file
    })
    .ok()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some(_) => "application/octet-stream",
    }
}
