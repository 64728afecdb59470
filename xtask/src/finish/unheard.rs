//! Callbacks that nobody can call. wasm-bindgen describes to itself, in the program, each kind of
//! callback that any function of a browser could be given. It takes those descriptions out, but
//! what they named stays in the table of functions, where an optimiser must leave it alone.

use std::collections::HashSet;
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::Elements;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{ElementItems, ExternalKind, Parser, Payload};

use super::{functions, rewrite};

/// What calls a callback; a browser calls the exported ones, and the program none.
const CALLERS: &str = "::convert::closures::";

/// The same program with something else in the table in place of what nobody can call.
///
/// # Errors
///
/// When it is no program.
pub(super) fn out(program: &[u8]) -> Result<Vec<u8>> {
    let mut table = Table::of(program).context("a program that cannot be read")?;
    rewrite(program, &mut table)
}

/// What stands in the table of functions.
struct Table {
    unheard: HashSet<u32>,
    /// Stands in their place: it is in the program in any case.
    instead: Option<u32>,
}

impl Table {
    fn of(program: &[u8]) -> wasmparser::Result<Self> {
        let mut exported = HashSet::new();
        for payload in Parser::new(0).parse_all(program) {
            if let Payload::ExportSection(section) = payload? {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        exported.insert(export.index);
                    }
                }
            }
        }
        let calls = functions(program, &|name| name.contains(CALLERS))?;
        Ok(Self {
            unheard: calls.difference(&exported).copied().collect(),
            instead: exported.into_iter().min(),
        })
    }
}

impl Reencode for Table {
    type Error = Infallible;

    fn element_items<'a>(
        &mut self,
        items: ElementItems<'a>,
    ) -> Result<Elements<'a>, reencode::Error<Infallible>> {
        let mut elements = reencode::utils::element_items(self, items)?;
        if let (Elements::Functions(functions), Some(instead)) = (&mut elements, self.instead) {
            for function in functions.to_mut() {
                if self.unheard.contains(function) {
                    *function = instead;
                }
            }
        }
        Ok(elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, ExportKind, ExportSection, Function,
        FunctionSection, Instruction, Module, NameMap, NameSection, RefType, TableSection,
        TableType, TypeSection,
    };

    const NAMES: [&str; 4] = [
        "start",
        "wasm_bindgen::convert::closures::_::invoke::<i8>",
        "wasm_bindgen::convert::closures::_::invoke::<Event>",
        "drop",
    ];

    /// All functions stand in the table; the first and the third are exported.
    fn program() -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        let (mut code, mut names) = (CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (index, name) in (0..).zip(NAMES) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::End);
            code.function(&body);
            names.append(index, name);
        }
        let (mut tables, mut exports) = (TableSection::new(), ExportSection::new());
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 5,
            maximum: None,
            shared: false,
        });
        exports.export("start", ExportKind::Func, 0);
        exports.export("heard", ExportKind::Func, 2);
        let mut elements = ElementSection::new();
        let all = Elements::Functions(vec![3, 2, 1, 0].into());
        elements.active(None, &ConstExpr::i32_const(1), all);
        let mut named = NameSection::new();
        named.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.section(&named);
        module.finish()
    }

    #[test]
    fn callbacks_that_no_browser_can_call_leave_the_table() -> Result<()> {
        let mut table = Vec::new();
        let program = out(&program())?;
        for payload in Parser::new(0).parse_all(&program) {
            if let Payload::ElementSection(section) = payload? {
                for element in section {
                    if let ElementItems::Functions(functions) = element?.items {
                        table = functions.into_iter().collect::<wasmparser::Result<_>>()?;
                    }
                }
            }
        }
        assert_eq!(
            table,
            [3, 2, 0, 0],
            "each has its place, and the unheard is gone"
        );
        Ok(())
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(out(b"<!doctype html>").is_err());
    }
}
