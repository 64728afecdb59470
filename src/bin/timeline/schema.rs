//! `timeline schema`: the schemas of `timeline.json` and of the editor's files.

use std::path::Path;

use diplomatic_timeline::compile::{Schema, schema};
use serde_json::Value;

use super::output::{self, Ended};

/// One schema to a file or standard output; without a name all of them, in one object
/// on standard output or as files in a folder.
pub(crate) fn run(which: Option<Schema>, output: &Path) -> Ended {
    if let Some(which) = which {
        return output::write(output, &text(&schema(which)));
    }
    if output == Path::new("-") {
        let all: serde_json::Map<String, Value> = Schema::ALL
            .into_iter()
            .map(|of| (of.name().to_owned(), schema(of)))
            .collect();
        return output::print(&text(&all.into()));
    }
    for of in Schema::ALL {
        let path = output.join(of.path());
        path.parent().map_or(Ok(()), output::folder)?;
        output::write(&path, &text(&schema(of)))?;
    }
    Ok(())
}

fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}
