//! The only maker of style values.
//!
//! A `style` attribute would be refused by a strict content security policy;
//! the property of the same name is not. Off the browser there is no such
//! value, and rendering to text leaves properties out anyway.

use wasm_bindgen::JsValue;

/// A value for `~style`: declarations, without the braces.
#[cfg(target_arch = "wasm32")]
pub(crate) fn css(declarations: &str) -> JsValue {
    JsValue::from_str(declarations)
}

/// A value for `~style`: declarations, without the braces.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn css(_declarations: &str) -> JsValue {
    JsValue::UNDEFINED
}

/// A pixel coordinate with one decimal, without the weight of float formatting.
pub(crate) fn px(value: f64) -> String {
    let tenths = (value * 10.0).round();
    // Saturates for what no screen holds; NaN becomes 0.
    #[allow(clippy::cast_possible_truncation, reason = "the cast saturates")]
    let tenths = tenths as i32;
    let (sign, magnitude) = if tenths < 0 {
        ("-", tenths.unsigned_abs())
    } else {
        ("", tenths.unsigned_abs())
    };
    let (whole, tenth) = (magnitude / 10, magnitude % 10);
    if tenth == 0 {
        [sign, &whole.to_string()].concat()
    } else {
        [sign, &whole.to_string(), ".", &tenth.to_string()].concat()
    }
}

/// `left` and `width` of a box, mirrored where the text runs from right to left.
pub(crate) fn span(x: f64, width: f64, plot: f64, rtl: bool) -> String {
    let left = if rtl { plot - x - width } else { x };
    ["left:", &px(left), "px;width:", &px(width.max(0.0)), "px;"].concat()
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
}
