//! The closed lists of words that editors choose from.

pub(crate) const MARKS: &[&str] = &[
    "diamond", "circle", "square", "bar", "triangle", "cross", "hexagon", "ring",
];
/// The colours that the widget's sheet has for kinds, each `--dt-` and its name.
pub(crate) const COLORS: &[&str] = &[
    "strike",
    "statement",
    "meeting",
    "context",
    "accent-1",
    "accent-2",
    "accent-3",
];
pub(crate) const STATUSES: &[&str] = &["occurred", "ongoing", "announced", "claimed", "cancelled"];
pub(crate) const BASES: &[&str] = &["stated", "derived", "inferred", "announced", "unknown"];
pub(crate) const MEASURES: &[&str] = &[
    "killed",
    "injured",
    "missing",
    "captured",
    "displaced",
    "launched",
    "intercepted",
    "hit",
    "fires",
    "amount",
    "ordinal",
];
pub(crate) const QUALIFIERS: &[&str] = &[
    "exact",
    "at-least",
    "about",
    "more-than",
    "fewer-than",
    "up-to",
];
/// The languages of ISO 639-1.
pub(crate) const LANGUAGES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks \
    ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl \
    nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz \
    ve vi vo wa wo xh yi yo za zh zu";

#[cfg(test)]
mod tests {
    use serde::{Serialize, de::DeserializeOwned};

    use super::*;
    use crate::compile::fields::KIND;
    use crate::model::{Basis, Mark, Qualifier, Status};

    fn known<T: DeserializeOwned + Serialize>(words: &[&str]) {
        for word in words {
            let value: T = serde_json::from_value((*word).into()).unwrap();
            assert_eq!(serde_json::to_value(value).unwrap(), *word);
        }
    }

    #[test]
    fn the_model_knows_what_every_word_stands_for() {
        known::<Mark>(MARKS);
        known::<Status>(STATUSES);
        known::<Basis>(BASES);
        known::<Qualifier>(QUALIFIERS);
    }

    #[test]
    fn the_sheet_has_every_colour_and_the_schema_names_it() {
        let sheet = include_str!("../../styles/diplomatic-timeline.css");
        let color = KIND.iter().find(|field| field.name == "color").unwrap();
        for name in COLORS {
            assert!(sheet.contains(&format!("  --dt-{name}: ")), "{name}");
            let rule = format!("[data-color=\"{name}\"] {{ --k: var(--dt-{name}); }}");
            // What has no rule of its own has this one.
            assert!(sheet.contains(&rule) || *name == "context", "{name}");
            assert!(color.about.contains(name), "{name}");
        }
        assert_eq!(
            sheet.matches("\"] { --k: var(--dt-").count(),
            COLORS.len() - 1
        );
    }
}
