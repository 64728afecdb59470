//! The pointer: mouse and finger, in CSS pixels of the viewport.

use std::time::Duration;

use anyhow::Result;
use fantoccini::actions::{
    InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};

use crate::page::Page;

/// How long a move takes: long enough for the page to see it in several steps.
const MOVE: Duration = Duration::from_millis(60);

/// A place in the viewport.
pub type Point = (f64, f64);

impl Page {
    /// Presses the left button at the first point, moves over the others, and
    /// lets go at the last.
    ///
    /// # Errors
    ///
    /// When a point is outside the viewport.
    pub async fn drag(&self, points: &[Point]) -> Result<()> {
        let actions = MouseActions::new("mouse".to_owned());
        let actions = path(points)
            .into_iter()
            .fold(actions, |actions, action| actions.then(action));
        Ok(self.client().perform_actions(actions).await?)
    }

    /// The same with a finger.
    ///
    /// # Errors
    ///
    /// When a point is outside the viewport.
    pub async fn swipe(&self, points: &[Point]) -> Result<()> {
        let actions = TouchActions::new("finger".to_owned());
        let actions = path(points)
            .into_iter()
            .fold(actions, |actions, action| actions.then(action));
        Ok(self.client().perform_actions(actions).await?)
    }

    /// Clicks at a point.
    ///
    /// # Errors
    ///
    /// When the point is outside the viewport.
    pub async fn click_at(&self, point: Point) -> Result<()> {
        self.drag(&[point]).await
    }
}

fn path(points: &[Point]) -> Vec<PointerAction> {
    let to = |&(x, y): &Point, duration| PointerAction::MoveTo { duration, x, y };
    let Some((first, rest)) = points.split_first() else {
        return Vec::new();
    };
    let mut actions = vec![
        to(first, None),
        PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        },
    ];
    actions.extend(rest.iter().map(|point| to(point, Some(MOVE))));
    actions.push(PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    });
    actions
}
