//! A file asked for, until it comes or nobody wants it any more.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::XmlHttpRequest;

/// Milliseconds that a small file may take.
const PATIENCE: u32 = 30_000;

/// A request. Dropped before the answer, it is aborted and nothing is told.
pub struct Request {
    request: XmlHttpRequest,
    _ended: Closure<dyn FnMut()>,
}

impl Request {
    /// Asks for a text; `tell` hears of it, or `None` when it does not come.
    ///
    /// An address without a host is meant from the page's own, as everywhere in it.
    #[must_use]
    pub fn text(address: &str, mut tell: impl FnMut(Option<String>) + 'static) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("GET", address).ok()?;
        request.set_timeout(PATIENCE);
        let answer = request.clone();
        let ended = Closure::new(move || {
            let found = answer.status().is_ok_and(|status| status == 200);
            let text = answer.response_text().ok().flatten();
            tell(text.filter(|_| found));
        });
        request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
        request.send().ok()?;
        Some(Self {
            request,
            _ended: ended,
        })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.request.set_onloadend(None);
        // One that has ended cannot be aborted, which is as well.
        let _ = self.request.abort();
    }
}
