//! The boundary: the element's handle, its typed configuration and its events.
