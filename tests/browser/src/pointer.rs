//! The pointer: mouse and finger, in CSS pixels of the viewport.

use std::time::Duration;

use anyhow::Result;
use fantoccini::actions::{
    Actions, InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use serde_json::json;

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

    /// Like [`Page::drag`], but keeps the button down: [`Page::let_go`] ends it.
    ///
    /// # Errors
    ///
    /// When a point is outside the viewport.
    pub async fn hold(&self, points: &[Point]) -> Result<()> {
        let actions = MouseActions::new("mouse".to_owned());
        let mut path = path(points);
        path.pop();
        let actions = path
            .into_iter()
            .fold(actions, |actions, action| actions.then(action));
        Ok(self.client().perform_actions(actions).await?)
    }

    /// Moves over the points with no button down.
    ///
    /// # Errors
    ///
    /// When a point is outside the viewport.
    pub async fn hover(&self, points: &[Point]) -> Result<()> {
        let actions = MouseActions::new("mouse".to_owned());
        let actions = points.iter().fold(actions, |actions, point| {
            actions.then(to(point, Some(MOVE)))
        });
        Ok(self.client().perform_actions(actions).await?)
    }

    /// Lets go of every button and key.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn let_go(&self) -> Result<()> {
        Ok(self.client().release_actions().await?)
    }

    /// Two fingers that move at the same time, each from its first point to its second.
    ///
    /// # Errors
    ///
    /// When a point is outside the viewport.
    pub async fn pinch(&self, fingers: [[Point; 2]; 2]) -> Result<()> {
        let names = ["finger", "thumb"];
        let actions = names.into_iter().zip(&fingers).map(|(name, points)| {
            path(points)
                .into_iter()
                .fold(TouchActions::new(name.to_owned()), |actions, action| {
                    actions.then(action)
                })
        });
        let actions: Actions = actions.collect::<Vec<_>>().into();
        Ok(self.client().perform_actions(actions).await?)
    }

    /// Turns the wheel over a point, by pixels to the right and down; `ctrl`
    /// is as if the key were held, which is also how a pinched trackpad looks.
    ///
    /// # Errors
    ///
    /// When the browser has gone.
    pub async fn wheel(&self, at: Point, by: Point, ctrl: bool) -> Result<()> {
        let parameters = json!({
            "type": "mouseWheel", "x": at.0, "y": at.1, "deltaX": by.0, "deltaY": by.1,
            "modifiers": if ctrl { 2 } else { 0 },
        });
        self.cdp("Input.dispatchMouseEvent", parameters)
            .await
            .map(drop)
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

fn to(&(x, y): &Point, duration: Option<Duration>) -> PointerAction {
    PointerAction::MoveTo { duration, x, y }
}

fn path(points: &[Point]) -> Vec<PointerAction> {
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
