//! Other people's formats, in and out. Native only.
