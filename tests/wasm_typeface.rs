//! Words are as wide as they were measured: labels are placed before they are drawn.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests assert"
)]

use diplomatic_timeline::hooks::typeface;
use diplomatic_timeline::layout::Font;
use diplomatic_timeline::view::Surface;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// A stand-in for the widget's root: what it says of its type is all that counts.
fn root(size: &str, interface: &str, text: &str) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    root.set_attribute("style", &format!("font: {size} {interface}"))
        .unwrap();
    root.set_inner_html(&format!(
        "<h2 class=\"dt-title\" style=\"font-family: {text}\">Title</h2><span style=\"white-space: pre\"></span>"
    ));
    document.body().unwrap().append_child(&root).unwrap();
    root
}

/// How wide the document draws a text.
fn drawn(root: &Element, text: &str, style: &str) -> f64 {
    let span = root.query_selector("span").unwrap().unwrap();
    span.set_attribute("style", &format!("white-space: pre; {style}"))
        .unwrap();
    span.set_text_content(Some(text));
    span.get_bounding_client_rect().width()
}

fn surface(root: &Element) -> Surface {
    typeface(root, "").unwrap().1
}

#[wasm_bindgen_test]
fn what_is_measured_is_what_is_drawn() {
    for (size, multiple) in [("15px", 16.0), ("22.5px", 24.0), ("11.25px", 12.0)] {
        let root = root(size, "sans-serif", "serif");
        let surface = surface(&root);
        assert!((surface.size - multiple).abs() < 0.01, "{}", surface.size);
        for (font, share, face) in [
            (
                Font::Label,
                0.8125,
                "font-weight: 400; font-family: sans-serif",
            ),
            (
                Font::LabelBold,
                0.8125,
                "font-weight: 600; font-family: sans-serif",
            ),
            (Font::Head, 0.96875, "font-weight: 600; font-family: serif"),
            (
                Font::Caption,
                0.75,
                "font-weight: 400; font-family: sans-serif",
            ),
            (
                Font::Strip,
                0.656,
                "font-weight: 400; font-family: sans-serif",
            ),
        ] {
            for text in [
                "Zelenskyy links strike to pressure",
                "24 or 25 April 2025",
                "Äußerungen, Gespräche",
                "Передісторія, зустрічі",
                "تصريحات ولقاءات",
                "≈ 2½ years",
                "",
            ] {
                let measured = surface.measure.width(text, font);
                let style = format!("{face}; font-size: {}px", multiple * share);
                let drawn = drawn(&root, text, &style);
                assert!(
                    (measured - drawn).abs() <= 1.0,
                    "{text} in {font:?} at {size}: {measured} measured, {drawn} drawn"
                );
            }
        }
        root.remove();
    }
}

#[wasm_bindgen_test]
fn other_letters_are_told_apart_and_the_same_ones_are_not() {
    let (one, same, larger, other) = (
        root("15px", "sans-serif", "serif"),
        root("15px", "sans-serif", "serif"),
        root("18px", "sans-serif", "serif"),
        root("15px", "sans-serif", "monospace"),
    );
    let key = |root: &Element| typeface(root, "").unwrap().0;
    assert_eq!(key(&one), key(&same));
    assert_ne!(key(&one), key(&larger));
    assert_ne!(key(&one), key(&other), "the title's face counts, too");
    for root in [one, same, larger, other] {
        root.remove();
    }
}
