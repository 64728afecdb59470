//! The editor's command line: arguments → library → print → exit code.
//!
//! Exit codes: 0 all is well, 1 the input is at fault, 2 the call is at fault.

#[cfg(not(target_arch = "wasm32"))]
mod args;
#[cfg(not(target_arch = "wasm32"))]
mod compile;
#[cfg(not(target_arch = "wasm32"))]
mod export;
#[cfg(not(target_arch = "wasm32"))]
mod import;
#[cfg(not(target_arch = "wasm32"))]
mod new;
#[cfg(not(target_arch = "wasm32"))]
mod output;
#[cfg(not(target_arch = "wasm32"))]
mod progress;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod shards;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use args::Command;
    let asked = args::parse(std::env::args_os().skip(1));
    let json = matches!(&asked, Ok(Command::Compile(options)) if options.json);
    let ended = match asked {
        Ok(Command::Help(text)) => output::print(&text),
        Ok(Command::Compile(options)) => compile::run(&options),
        Ok(Command::New { folder, title }) => new::run(&folder, title.as_deref()),
        Ok(Command::Import {
            form,
            input,
            folder,
        }) => import::run(form, &input, &folder),
        Ok(Command::Draft { input, output }) => export::draft(&input, &output),
        Ok(Command::Export(options)) => export::run(&options),
        Ok(Command::Schema { which, output }) => schema::run(which, &output),
        Err(why) => Err(output::Failure::Call(why)),
    };
    output::exit_code(ended, json)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
