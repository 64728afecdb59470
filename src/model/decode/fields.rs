//! The fields of an object, as they are read into the model.

use std::cell::Cell;

use super::names::Named;
use crate::model::Moment;
use crate::model::cut::place;
use crate::model::digits::digits;
use crate::model::json::{Json, Object};

/// What is expected where a list holds something else.
const NUMBERS: &str = "a list of whole numbers";

/// A value of the wrong type, or a missing one: which field, and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Wrong(pub(in super::super) String);

/// An object being read. A field of the wrong type is read as if it were absent,
/// and the first such field is kept: so nothing half-read has to be dropped at
/// every field, which was most of this code.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) object: Option<&'a Object>,
    wrong: &'a Cell<Option<Wrong>>,
    /// The object with the list that it is in, if it is in one; in which field, and at which place.
    item: Option<(&'a Fields<'a>, &'a str, usize)>,
}

/// What is read from an object.
pub(super) trait FromObject {
    fn from_object(o: &Fields<'_>) -> Self;
}

/// A list of objects that are read.
trait List {
    /// Reads the next one of those that are left.
    fn read(&mut self, left: usize, item: &Fields<'_>);
}

impl<T: FromObject> List for Vec<T> {
    fn read(&mut self, left: usize, item: &Fields<'_>) {
        // Just as much room as is needed: more would be kept for each of a million events.
        self.reserve_exact(left);
        self.push(T::from_object(item));
    }
}

impl<'a> Fields<'a> {
    /// Of an object that is in no list.
    pub(super) fn of(object: Option<&'a Object>, wrong: &'a Cell<Option<Wrong>>) -> Self {
        Self {
            object,
            wrong,
            item: None,
        }
    }

    pub(super) fn wrong(&self, field: &str, expected: &str) {
        let first = self.wrong.take().unwrap_or_else(|| {
            let mut why = ["`", field, "` should be ", expected].concat();
            let mut item = self.item;
            while let Some((outer, list, index)) = item {
                why = [list, "[", &digits(index), "]: ", &why].concat();
                item = outer.item;
            }
            Wrong(why)
        });
        self.wrong.set(Some(first));
    }

    /// A field that is neither absent nor null.
    pub(super) fn get(&self, field: &str) -> Option<&'a Json> {
        let value = self.object?.get(field)?;
        (!matches!(value, Json::Null)).then_some(value)
    }

    pub(super) fn word(&self, field: &str) -> Option<&'a str> {
        match self.get(field)? {
            Json::Text(word) => Some(word),
            _ => {
                self.wrong(field, "text");
                None
            }
        }
    }

    pub(super) fn maybe(&self, field: &str) -> Option<String> {
        self.word(field).map(str::to_owned)
    }

    pub(super) fn text(&self, field: &str) -> String {
        self.maybe(field).unwrap_or_default()
    }

    pub(super) fn flag(&self, field: &str) -> bool {
        match self.get(field) {
            None => false,
            Some(Json::Flag(flag)) => *flag,
            Some(_) => {
                self.wrong(field, "true or false");
                false
            }
        }
    }

    /// A word of a closed list; the list's default where there is none.
    pub(super) fn name<T: Named + Default>(&self, field: &str) -> T {
        // Both are of the list: where one is not, all else that is read beside it would be copied.
        let named = T::ALL.get(self.place(field, T::NAMES));
        named.or(T::ALL.last()).copied().unwrap_or_default()
    }

    /// The place of a word among these; how many there are for a word that this version does not
    /// know, and beyond all places where there is no word.
    pub(super) fn place(&self, field: &str, names: &str) -> usize {
        let Some(word) = self.word(field) else {
            return usize::MAX;
        };
        place(names, word)
    }

    pub(super) fn moment(&self, field: &str) -> Option<Moment> {
        let moment = self.word(field)?.parse();
        if moment.is_err() {
            self.wrong(
                field,
                "a time with its offset, such as 2025-04-24T00:00:00+03:00",
            );
        }
        moment.ok()
    }

    pub(super) fn items(&self, field: &str) -> &'a [Json] {
        let value = self.get(field);
        value.map_or(&[], |value| self.items_in(field, value))
    }

    pub(super) fn items_in(&self, field: &str, value: &'a Json) -> &'a [Json] {
        match value {
            Json::List(items) => items,
            Json::Null => &[],
            _ => {
                self.wrong(field, "a list");
                &[]
            }
        }
    }

    /// The fields of an object inside this one.
    pub(super) fn inside(&self, field: &str, value: &'a Json) -> Self {
        let object = match value {
            Json::Object(object) => Some(object),
            _ => {
                self.wrong(field, "an object");
                None
            }
        };
        Self { object, ..*self }
    }

    /// The fields of the object in a field; none where it is absent.
    pub(super) fn within(&self, field: &str) -> Self {
        match self.get(field) {
            Some(value) => self.inside(field, value),
            None => Self {
                object: None,
                ..*self
            },
        }
    }

    /// Reads each object of a list.
    // Apart from what else is read: around what comes again and again or may be absent, all of that
    // would be copied into its place once everything is read.
    #[inline(never)]
    pub(super) fn list<T: FromObject>(&self, field: &str) -> Vec<T> {
        let mut list = Vec::new();
        self.each(field, &mut list);
        list
    }

    fn each(&self, field: &str, list: &mut dyn List) {
        let items = self.items(field);
        for (index, item) in items.iter().enumerate() {
            list.read(items.len() - index, &self.item(field, index, item));
        }
    }

    /// The fields of an object in a list.
    fn item<'b>(&'b self, list: &'b str, index: usize, value: &'b Json) -> Fields<'b> {
        let item = Fields {
            object: None,
            wrong: self.wrong,
            item: Some((self, list, index)),
        };
        item.inside(list, value)
    }

    #[inline(never)]
    pub(super) fn some<T: FromObject>(&self, field: &str) -> Option<T> {
        let inside = self.within(field);
        inside.object.map(|_| T::from_object(&inside))
    }

    pub(super) fn texts(&self, field: &str) -> Vec<String> {
        let items = self.items(field);
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Json::Text(text) => list.push(text.clone()),
                _ => self.wrong(field, "a list of texts"),
            }
        }
        list
    }

    pub(super) fn numbers(&self, field: &str) -> Vec<i64> {
        let mut list = Vec::new();
        for number in self.items(field) {
            match number.as_whole() {
                Some(number) => list.push(number),
                None => self.wrong(field, NUMBERS),
            }
        }
        list
    }

    /// Whole numbers from 0.
    pub(super) fn sizes(&self, field: &str) -> Vec<u32> {
        self.sizes_in(field, self.items(field))
    }

    pub(super) fn sizes_in(&self, field: &str, items: &[Json]) -> Vec<u32> {
        let mut list = Vec::with_capacity(items.len());
        for number in items {
            let number = number.as_whole();
            match number.and_then(|number| u32::try_from(number).ok()) {
                Some(number) => list.push(number),
                None => self.wrong(field, NUMBERS),
            }
        }
        list
    }
}
