//! One event: what was said or done, what it is related to, and how we know.

use crate::model::{Actor, Event, Figure, KnownKind, Part, linkable};
use crate::text::{Key, basis_long, relation};

use super::Page;
use super::write::Writer;

impl Page<'_> {
    pub(super) fn body(&self, out: &mut Writer, event: &Event) {
        let words = &self.words;
        let mut kind = words.kind(self.timeline, &event.kind);
        if let Some(status) = words.status_in_line(event.status) {
            kind = words.fill(Key::Joined, &[("a", &kind), ("b", status)]);
        }
        out.open("p", &[("class", "dt-kindline"), ("data-kind", &event.kind)]);
        out.raw(&kind);
        out.close("p");
        out.text("h4", "dt-name", &event.headline);
        for quote in &event.quotes {
            let url = quote
                .source
                .as_ref()
                .and_then(|source| self.sources.get(source.as_str()))
                .and_then(|source| linkable(source.url.as_deref()?))
                .unwrap_or_default();
            out.open("blockquote", &[("class", "dt-quote"), ("cite", url)]);
            out.text("p", "", &quote.text);
            out.close("blockquote");
            if let Some(speaker) = quote.speaker.as_deref().filter(|_| event.speaks_apart()) {
                self.by(out, speaker, event.detail(speaker));
            }
        }
        // Of a statement without quotation the summary is what was said.
        let reported = event.kind == KnownKind::Statement.id() && event.quotes.is_empty();
        if reported && !event.summary.is_empty() {
            out.text("p", "dt-para", &event.summary);
        }
        self.people(out, event);
        self.figures(out, event);
        if !reported && !event.summary.is_empty() {
            out.text("p", "dt-sum", &event.summary);
        }
        self.facts(out, event);
        for image in &event.images {
            let Some(src) = linkable(&image.src) else {
                continue;
            };
            out.open("figure", &[("class", "dt-fig")]);
            out.open(
                "img",
                &[("src", src), ("alt", &image.alt), ("loading", "lazy")],
            );
            if let Some(credit) = &image.credit {
                out.text("figcaption", "", credit);
            }
            out.close("figure");
        }
    }

    fn actor(&self, id: &str) -> Option<&Actor> {
        self.timeline.actors.iter().find(|actor| actor.id == id)
    }

    /// Who says it, or who takes part, each with role.
    fn people(&self, out: &mut Writer, event: &Event) {
        let of = |wanted: &[Part]| event.involved(&|part| wanted.contains(&part));
        for by in of(&[Part::Speaker, Part::Party]) {
            if !event.is_named_apart(&by.actor) {
                self.by(out, &by.actor, by.detail.as_deref());
            }
        }
        let met = of(&[Part::Participant, Part::Host]);
        if !met.is_empty() {
            out.open("ul", &[("class", "dt-parties")]);
            for party in met {
                out.open("li", &[]);
                self.person(out, &party.actor, party.detail.as_deref());
                out.close("li");
            }
            out.close("ul");
        }
    }

    fn by(&self, out: &mut Writer, actor: &str, detail: Option<&str>) {
        out.open("p", &[("class", "dt-by")]);
        self.person(out, actor, detail);
        out.close("p");
    }

    fn person(&self, out: &mut Writer, actor: &str, detail: Option<&str>) {
        let Some(actor) = self.actor(actor) else {
            return;
        };
        out.text("b", "", &actor.name);
        if let Some(role) = detail.or(actor.role.as_deref()) {
            out.raw(" ");
            out.text("span", "", role);
        }
    }

    fn figures(&self, out: &mut Writer, event: &Event) {
        if event.figures.is_empty() {
            return;
        }
        out.open("ul", &[("class", "dt-figs")]);
        for figure in &event.figures {
            out.open("li", &[]);
            self.figure(out, figure);
            if event.figures_as_of().is_none() {
                self.as_of(out, "small", figure.as_of.as_deref());
            }
            out.close("li");
        }
        out.close("ul");
        self.as_of(out, "p", event.figures_as_of());
    }

    fn as_of(&self, out: &mut Writer, name: &'static str, date: Option<&str>) {
        if let Some(date) = date {
            let text = self.words.fill(Key::AsOf, &[("date", &self.day(date))]);
            out.text(name, "dt-report", &text);
        }
    }

    fn figure(&self, out: &mut Writer, figure: &Figure) {
        let words = &self.words;
        let qualifier = words.qualifier(figure.qualifier);
        if !qualifier.is_empty() {
            out.text("span", "dt-q1", qualifier);
            out.raw(" ");
        }
        out.text("b", "", &words.amount(figure.amount));
        out.raw(" ");
        let measure = words.measure(&figure.measure, figure.unit.as_deref(), figure.amount);
        out.text("span", "", &measure);
        for report in &figure.reports {
            let Some(source) = self.sources.get(report.source.as_str()) else {
                continue;
            };
            let told = [
                words.qualifier(report.qualifier).to_owned(),
                words.amount(report.amount),
            ];
            let told: Vec<String> = told.into_iter().filter(|t| !t.is_empty()).collect();
            out.raw(" ");
            let text = [&source.publisher, words.get(Key::Colon), &told.join(" ")].concat();
            out.text("small", "", &text);
        }
    }

    fn facts(&self, out: &mut Writer, event: &Event) {
        let words = &self.words;
        let place = event.place.as_ref().and_then(|id| {
            let mut places = self.timeline.places.iter();
            places.find(|place| place.id == *id)
        });
        let place: Vec<&str> = place
            .map(|place| place.name.as_str())
            .into_iter()
            .chain(event.place_detail.as_deref())
            .collect();
        let names = |part: Part| {
            let names: Vec<String> = event
                .involved(&|other| other == part)
                .into_iter()
                .filter_map(|actor| Some(self.actor(&actor.actor)?.name.clone()))
                .collect();
            words.list(&names, String::clone)
        };
        let facts = [
            (Key::Medium, event.medium.clone().unwrap_or_default()),
            (Key::Place, place.join(words.get(Key::Comma))),
            (Key::Topic, event.topic.clone().unwrap_or_default()),
            (Key::PartAddressee, names(Part::Addressee)),
            (Key::PartSubject, names(Part::Subject)),
            (Key::PartTarget, names(Part::Target)),
            (Key::PartPerpetrator, names(Part::Perpetrator)),
            (Key::People, names(Part::Other)),
        ];
        if facts.iter().all(|(_, fact)| fact.is_empty()) {
            return;
        }
        out.open("dl", &[("class", "dt-facts")]);
        for (key, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
            out.fact(words.get(*key), |out| out.raw(fact));
        }
        out.close("dl");
    }

    pub(super) fn related(&self, out: &mut Writer, event: &Event) {
        let own = event.relations.iter().filter_map(|link| {
            let to = self.events.get(link.event.as_str())?;
            Some((self.words.get(relation(link.rel, false)), *to))
        });
        let others = self.referred.get(event.id.as_str()).into_iter().flatten();
        let others = others.map(|(from, rel)| (self.words.get(relation(*rel, true)), *from));
        let mut by_word: Vec<(&str, Vec<&Event>)> = Vec::new();
        for (word, to) in own.chain(others) {
            match by_word.iter_mut().find(|(known, _)| *known == word) {
                Some((_, list)) => list.push(to),
                None => by_word.push((word, vec![to])),
            }
        }
        if by_word.is_empty() {
            return;
        }
        out.open("p", &[("class", "dt-lrel")]);
        for (at, (word, list)) in by_word.iter().enumerate() {
            out.raw(if at > 0 { " " } else { "" });
            out.open("span", &[]);
            out.raw(&format!("{word}: "));
            for (at, to) in list.iter().enumerate() {
                out.raw(if at > 0 { ", " } else { "" });
                let link = format!("#{}", self.anchor(&to.id));
                out.open("a", &[("href", &link)]);
                out.raw(&to.headline);
                out.close("a");
            }
            out.close("span");
        }
        out.close("p");
    }

    pub(super) fn evidence(&self, out: &mut Writer, event: &Event) {
        let words = &self.words;
        out.open("details", &[("class", "dt-lhow")]);
        out.text("summary", "", words.get(Key::HowWeKnow));
        out.open("dl", &[("class", "dt-ev-dl")]);
        for evidence in &event.evidence {
            let Some(source) = self.sources.get(evidence.source.as_str()) else {
                continue;
            };
            let numbers: Vec<String> = evidence.paragraphs.iter().map(u32::to_string).collect();
            let place = match numbers.as_slice() {
                [] => String::new(),
                [one] => words.fill(Key::Paragraph, &[("n", one)]),
                many => words.fill(Key::Paragraphs, &[("n", &words.list(many, String::clone))]),
            };
            out.fact(words.get(Key::Source), |out| {
                out.open("cite", &[]);
                match source.url.as_deref().and_then(linkable) {
                    Some(url) => {
                        out.open("a", &[("href", url)]);
                        out.raw(&source.title);
                        out.close("a");
                    }
                    None => out.raw(&source.title),
                }
                out.close("cite");
                let told = format!("{}, {}", source.publisher, self.day(&source.published));
                let parts = [Some(told), Some(place), evidence.locator.clone()];
                let parts: Vec<String> = parts
                    .into_iter()
                    .flatten()
                    .filter(|part| !part.is_empty())
                    .collect();
                out.raw(" ");
                out.text("span", "", &parts.join(". "));
            });
        }
        let working = event.when.working.as_ref();
        let known = [
            event.when.note.clone(),
            working.map(|working| working.text.clone()),
            working
                .and_then(|working| working.other_reading.as_ref())
                .map(|other| words.fill(Key::OtherReading, &[("text", other)])),
        ];
        let known: Vec<String> = known
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect();
        out.fact(words.get(basis_long(&event.when)), |out| {
            for text in &known {
                out.text("p", "", text);
            }
        });
        out.close("dl");
        out.close("details");
    }
}
