//! From editors' files to the model: parse, resolve, check, emit. Native only.
