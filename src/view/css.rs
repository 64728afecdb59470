//! The only maker of style values.
//!
//! A `style` attribute would be refused by a strict content security policy;
//! the property of the same name is not. Off the browser there is no such
//! value, and rendering to text leaves properties out anyway.

use wasm_bindgen::JsValue;

use crate::model::cut::cut;
use crate::model::digits::put;

/// A value for the property `style`: declarations, without the braces; each `#` stands for a number.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub(crate) fn css(declarations: &str, numbers: &[f64]) -> JsValue {
    JsValue::from_str(&drawn(declarations, numbers))
}

/// A value for the property `style`: declarations, without the braces; each `#` stands for a number.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn css(_declarations: &str, _numbers: &[f64]) -> JsValue {
    JsValue::UNDEFINED
}

/// A coordinate with one decimal, without the weight of float formatting.
pub(crate) fn px(value: f64) -> String {
    drawn("#", &[value])
}

/// A style or a path: a text in which each `#` stands for a coordinate.
pub(crate) fn drawn(text: &str, coordinates: &[f64]) -> String {
    let mut all = String::new();
    draw(&mut all, text, coordinates);
    all
}

/// The same, after what is there.
#[inline(never)]
pub(crate) fn draw(all: &mut String, text: &str, coordinates: &[f64]) {
    let mut rest = text;
    for value in coordinates {
        let Some((before, after)) = cut(rest, b'#') else {
            break;
        };
        all.push_str(before);
        number(all, *value);
        rest = after;
    }
    all.push_str(rest);
}

fn number(all: &mut String, value: f64) {
    let tenths = (value * 10.0).round();
    // Saturates for what no screen holds; NaN becomes 0.
    #[allow(clippy::cast_possible_truncation, reason = "the cast saturates")]
    let tenths = tenths as i32;
    if tenths < 0 {
        all.push('-');
    }
    let magnitude = u64::from(tenths.unsigned_abs());
    put(all, magnitude / 10);
    let tenth = magnitude % 10;
    if tenth > 0 {
        all.push('.');
        put(all, tenth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_have_one_decimal_at_most() {
        assert_eq!(px(12.0), "12");
        assert_eq!(px(-0.26), "-0.3");
        assert_eq!(px(1200.04), "1200");
        assert_eq!(px(f64::NAN), "0");
    }

    #[test]
    fn coordinates_stand_in_their_places() {
        assert_eq!(drawn("M# #H#l4-10", &[1.0, -2.25, 3.5]), "M1 -2.3H3.5l4-10");
        assert_eq!(drawn("left:#px;top:#px", &[7.0, 0.04]), "left:7px;top:0px");
        assert_eq!(drawn("z", &[1.0]), "z");
        let mut path = "M0 0".to_owned();
        draw(&mut path, "L# #", &[1.0, 2.0]);
        assert_eq!(path, "M0 0L1 2");
    }
}
