//! What yew can do and the view never asks for: to draw a text as HTML, into another part of the
//! page, or once something has come, and to take attributes in a map. A node says only as the
//! program runs what it is, so that the compiler keeps what would draw each sort.

use std::collections::HashSet;
use std::convert::Infallible;

use anyhow::{Result, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction};
use wasmparser::{CodeSectionReader, FunctionBody};

use super::{functions, imports, rewrite};

/// In the names of functions that work on what the view never makes, and on nothing else: the
/// compiler makes one of those that are alike, as of those that only let go of something, and
/// calls it by the name of any of them.
const NEVER: [&str; 8] = [
    "::virtual_dom::vraw::VRaw as ",
    "::dom_bundle::braw::BRaw>::",
    "::virtual_dom::vportal::VPortal as ",
    "::RcExt<yew::virtual_dom::vportal::VPortal>>",
    "::virtual_dom::vsuspense::VSuspense as ",
    "::RcExt<yew::virtual_dom::vsuspense::VSuspense>>",
    "::<yew::suspense::component::feat_csr_ssr::BaseSuspense",
    "yew::virtual_dom::AttributeOrProperty>>::get_index_of",
];

/// The same program, which would end where it came to what the view never asks for. What the
/// compiler has put into its callers stays.
///
/// # Errors
///
/// When it is no program, or yew has nothing by these names.
pub(super) fn out(program: &[u8]) -> Result<Vec<u8>> {
    let never = functions(program, &|name| {
        let name = plain(name);
        NEVER.iter().any(|sort| name.contains(sort))
    })?;
    ensure!(!never.is_empty(), "yew draws by functions of other names");
    let mut undrawn = Undrawn {
        imports: imports(program)?,
        never,
    };
    rewrite(program, &mut undrawn)
}

/// A name without what tells a crate from others of its name: `yew[0123456789abcdef]::Html`.
fn plain(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", piece]),
        }
    }
    plain
}

fn is_hash(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

struct Undrawn {
    imports: u32,
    never: HashSet<u32>,
}

impl Reencode for Undrawn {
    type Error = Infallible;

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        for (body, function) in section.into_iter().zip(self.imports..) {
            let body: FunctionBody<'_> = body?;
            if self.never.contains(&function) {
                let mut ends = Function::new([]);
                ends.instruction(&Instruction::Unreachable);
                ends.instruction(&Instruction::End);
                code.function(&ends);
            } else {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, FunctionSection, ImportSection, Module, NameMap, NameSection, TypeSection,
    };
    use wasmparser::{Parser, Payload};

    /// An import, then functions that do nothing, by name.
    fn program(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        imports.import("a", "a", EntityType::Function(0));
        let mut named = NameMap::new();
        for (index, name) in (1..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::End);
            code.function(&body);
            named.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&named);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&code).section(&section);
        module.finish()
    }

    /// What yew has for each sort, as the compiler names it.
    fn sorts() -> Vec<String> {
        let with_hash = |sort: &str| sort.replace("<yew::", "<yew[89abcdef]::");
        NEVER.map(with_hash).to_vec()
    }

    #[test]
    fn only_what_is_never_drawn_ends_the_program() -> Result<()> {
        let sorts = sorts();
        let mut names: Vec<&str> = sorts.iter().map(String::as_str).collect();
        names.push("<yew[0123456789abcdef]::virtual_dom::vtag::VTag as X>::attach");
        names.push("drop_in_place::<Option<yew[0123456789abcdef]::suspense::Suspension>>");
        let mut ends = Vec::new();
        for payload in Parser::new(0).parse_all(&out(&program(&names))?) {
            if let Payload::CodeSectionEntry(body) = payload? {
                // No locals, `unreachable`, `end`.
                ends.push(body.as_bytes() == [0, 0x00, 0x0b]);
            }
        }
        assert_eq!(ends, [&[true; NEVER.len()][..], &[false; 2]].concat());
        Ok(())
    }

    #[test]
    fn a_yew_that_draws_otherwise_is_an_error() {
        let sorts = sorts();
        let some: Vec<&str> = sorts.iter().skip(1).map(String::as_str).collect();
        assert!(out(&program(&some)).is_ok(), "one may be in its callers");
        assert!(out(&program(&["<yew::vdom::raw::Raw as X>::attach"])).is_err());
    }
}
