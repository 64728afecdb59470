//! The order of a program's functions, which is free: those that are alike stand next to each
//! other, and the compressor finds in one what the last one said. For the same reason loads and
//! stores do not tell how they are aligned: it is a hint, of which engines make nothing.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, MemArg};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

use super::{imports, rewrite};

type Rewritten<T> = Result<T, reencode::Error<Infallible>>;

/// So many bytes in a row, found in two functions, make these alike.
const RUN: usize = 4;

/// The same program with each function after the one that it is most like.
///
/// # Errors
///
/// When it is no program.
pub(super) fn alike(program: &[u8]) -> Result<Vec<u8>> {
    let mut arranged = Arranged::of(program).context("a program that cannot be read")?;
    rewrite(program, &mut arranged)
}

/// How functions move.
struct Arranged {
    /// Imported functions; they come first and stay.
    imports: u32,
    /// The old places, in the new order.
    order: Vec<usize>,
    /// The new place of each.
    places: Vec<u32>,
}

impl Arranged {
    fn of(program: &[u8]) -> wasmparser::Result<Self> {
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            if let Payload::CodeSectionEntry(body) = payload? {
                bodies.push(body.as_bytes());
            }
        }
        let order = chain(&bodies);
        let mut places = vec![0; order.len()];
        for (old, new) in order.iter().zip(0..) {
            if let Some(place) = places.get_mut(*old) {
                *place = new;
            }
        }
        Ok(Self {
            imports: imports(program)?,
            order,
            places,
        })
    }
}

/// The places of the functions in an order in which the last is first, and after each comes the
/// one left that shares most runs with it, for how many it has.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies
        .iter()
        .map(|body| body.windows(RUN).collect())
        .collect();
    let mut with: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (at, runs) in runs.iter().enumerate() {
        for run in runs {
            with.entry(run).or_default().push(at);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    let mut shared = vec![0_u32; bodies.len()];
    while !left.is_empty() {
        let likeness = |at: usize| f64::from(shared[at]) / (runs[at].len().max(1) as f64).sqrt();
        let next = (0..left.len()).max_by(|a, b| likeness(left[*a]).total_cmp(&likeness(left[*b])));
        let next = left.remove(next.unwrap_or_default());
        order.push(next);
        shared.fill(0);
        for at in runs[next].iter().flat_map(|run| &with[run]) {
            shared[*at] += 1;
        }
    }
    order
}

impl Reencode for Arranged {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Rewritten<u32> {
        let own = old.checked_sub(self.imports);
        let new = own.and_then(|own| self.places.get(own as usize));
        Ok(new.map_or(old, |new| self.imports + new))
    }

    fn mem_arg(&mut self, old: wasmparser::MemArg) -> Rewritten<MemArg> {
        let mut new = utils::mem_arg(self, old)?;
        new.align = 0;
        Ok(new)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Rewritten<()> {
        let types: Vec<u32> = section.into_iter().collect::<wasmparser::Result<_>>()?;
        for old in &self.order {
            if let Some(kind) = types.get(*old) {
                functions.function(*kind);
            }
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Rewritten<()> {
        let bodies: Vec<FunctionBody<'_>> =
            section.into_iter().collect::<wasmparser::Result<_>>()?;
        for old in self.order.clone() {
            if let Some(body) = bodies.get(old) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ExportKind, ExportSection, Function, ImportSection, Instruction, MemArgTarget, Module,
        TypeSection,
    };

    /// `run` calls the function that gives 7; another one loads a number.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "a", wasm_encoder::EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let aligned = MemArg {
            offset: 0,
            align: 2,
            target: MemArgTarget::Memory(0),
            ordering: None,
        };
        let load = [
            Instruction::I32Const(0),
            Instruction::I32Load(aligned),
            Instruction::End,
        ];
        let bodies: [(u32, &[Instruction<'_>]); 4] = [
            (1, &load),
            (1, &[Instruction::Call(3), Instruction::End]),
            (1, &[Instruction::I32Const(7), Instruction::End]),
            (0, &[Instruction::Call(0), Instruction::End]),
        ];
        for (kind, instructions) in bodies {
            functions.function(kind);
            let mut body = Function::new([]);
            for instruction in instructions {
                body.instruction(instruction);
            }
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, 2);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// The code of all functions, and the place among all of the one that is exported.
    fn read(program: &[u8]) -> Result<(Vec<Vec<u8>>, u32)> {
        let (mut bodies, mut run) = (Vec::new(), 0);
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                Payload::ExportSection(section) => {
                    run = section.into_iter().next().context("no export")??.index;
                }
                _ => {}
            }
        }
        Ok((bodies, run))
    }

    #[test]
    fn functions_move_and_are_still_found() -> Result<()> {
        let (bodies, run) = read(&alike(&program())?)?;
        // No locals, `call`, the function, `end`.
        let calls = |function: u32| [0, 0x10, u8::try_from(function).unwrap_or(0), 0x0b];
        let seven = [0, 0x41, 7, 0x0b];
        let at = |body: &[u8; 4]| (1..).zip(&bodies).find(|(_, of)| *of == body);
        let (seven, _) = at(&seven).context("7 is not given")?;
        let (caller, _) = at(&calls(seven)).context("7 is not called")?;
        assert_eq!(run, caller);
        // `i32.const 0`, `i32.load` with its alignment and offset.
        let unaligned = [0, 0x41, 0, 0x28, 0, 0, 0x0b];
        assert!(bodies.iter().any(|body| *body == unaligned));
        Ok(())
    }

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"zyxwvuts", b"-abcdefg-", b"xwvut"];
        assert_eq!(chain(&bodies), [3, 1, 2, 0]);
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(alike(b"<!doctype html>").is_err());
    }
}
