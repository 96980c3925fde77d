use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::running::Place;
use super::{Exit, Output};
use crate::page::{Desk, Server};

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of plans, offers and cities
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Port of this machine; any that is free otherwise
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
    /// Write nothing
    #[arg(long)]
    read_only: bool,
}

/// Serves the page on this machine until it is ended there, or by Ctrl-C.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    // What the system says is English whatever the reader's language.
    if args.folder.is_file() {
        let path = args.folder.display().to_string();
        output.remark(&output.language.say("serve-a-file", &[("path", path.into())]));
        return Exit::Usage;
    }
    if !args.folder.exists() {
        let path = args.folder.display().to_string();
        output.remark(&output.language.say("serve-nothing", &[("path", path.into())]));
        return Exit::Usage;
    }
    let failed = |output: &Output, id: &str, why: &std::io::Error| {
        output.remark(&output.language.say(id, &[("why", why.to_string().into())]));
        Exit::Usage
    };
    let desk = match Desk::new(&args.folder, output.language, args.read_only) {
        Ok(desk) => Arc::new(desk),
        Err(why) => return failed(output, "serve-no-folder", &why),
    };
    // Who asks for a port, or for nothing to be written, has a server of that kind.
    let place = Place::of(&args.folder).filter(|_| args.port == 0 && !args.read_only);
    if let Some(address) = place.as_ref().and_then(Place::running) {
        output.result(&output.language.say("serve-address", &[("address", address.as_str().into())]));
        output.remark(&output.language.say("serve-running", &[]));
        if !args.no_open {
            open(&address);
        }
        return Exit::Done;
    }
    let server = match Server::open(args.port) {
        Ok(server) => server,
        Err(why) => return failed(output, "serve-no-port", &why),
    };
    let address = server.address();
    let kept = place.and_then(|place| place.keep(&address));
    output.result(&output.language.say("serve-address", &[("address", address.as_str().into())]));
    output.remark(&output.language.say("serve-how-to-end", &[]));
    let stop = server.stop();
    // Where signals cannot be caught, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(stop);
    if !args.no_open {
        open(&address);
    }
    let served = server.run(desk.clone());
    drop(kept);
    let unsaved = desk.unsaved();
    if !unsaved.is_empty() {
        output.remark(&output.language.say("serve-unsaved", &[("list", unsaved.join(", ").into())]));
    }
    match served {
        Ok(()) => Exit::Done,
        Err(why) => failed(output, "serve-failed", &why),
    }
}

/// Asks the system to show an address; where it has no browser, the printed one is there.
fn open(address: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let null = Stdio::null;
    let _ = Command::new(program).args(first).arg(address).stdin(null()).stdout(null()).stderr(null()).spawn();
}
