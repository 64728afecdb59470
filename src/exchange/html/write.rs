//! Tags and escaped text. All HTML that leaves this room is made here.

use serde_json::Value;

#[derive(Default)]
pub(super) struct Writer {
    html: String,
}

impl Writer {
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        if matches!(tag, "section" | "li" | "footer") {
            self.html.push('\n');
        }
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            escape(&mut self.html, value);
            self.html.push('"');
        }
        self.html.push('>');
    }

    pub(super) fn close(&mut self, tag: &str) {
        self.html.push_str("</");
        self.html.push_str(tag);
        self.html.push('>');
    }

    /// Text without a tag.
    pub(super) fn raw(&mut self, text: &str) {
        escape(&mut self.html, text);
    }

    /// A tag that holds nothing but text.
    pub(super) fn text(&mut self, tag: &str, class: &str, text: &str) {
        self.open(tag, &[("class", class)]);
        self.raw(text);
        self.close(tag);
    }

    /// A term and what is said of it.
    pub(super) fn fact(&mut self, term: &str, fact: impl FnOnce(&mut Self)) {
        self.open("div", &[]);
        self.text("dt", "", term);
        self.open("dd", &[]);
        fact(self);
        self.close("dd");
        self.close("div");
    }

    /// Data for search engines; no character in it can end the script.
    pub(super) fn json_ld(&mut self, value: &Value) {
        let json = value.to_string().replace('<', "\\u003c");
        self.html
            .push_str("\n<script type=\"application/ld+json\">");
        self.html.push_str(&json);
        self.html.push_str("</script>");
    }

    pub(super) fn finish(mut self) -> String {
        self.html.push('\n');
        self.html
    }
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
