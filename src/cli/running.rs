//! The server that a user has already: a second start for the same folder opens its page, and no second server with texts of
//! its own. Its address holds a token, so it is kept only where no other account can read it.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::model::sha256;

/// How long a server of this machine may take to answer: one that does not is none.
const PATIENCE: Duration = Duration::from_millis(500);
const PREFIX: &str = "http://127.0.0.1:";

/// Where the address of the server of a folder is kept.
pub(super) struct Place(PathBuf);

/// An address that is kept as long as its server runs.
pub(super) struct Kept {
    place: PathBuf,
    address: String,
}

impl Place {
    /// `None`: this user has no folder of his own for that, or the served one is not there.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let folder = folder.canonicalize().ok()?;
        let name = sha256(&folder.to_string_lossy());
        Some(Self(own_folder()?.join(format!("perenne-{name}"))))
    }

    /// The address of a server that runs for the folder, and answers as itself.
    pub(super) fn running(&self) -> Option<String> {
        let address = fs::read_to_string(&self.0).ok()?;
        let (port, rest) = address.strip_prefix(PREFIX)?.split_once('/')?;
        let plain = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"?=-_".contains(&byte));
        let port: u16 = port.parse().ok().filter(|_| plain)?;
        answers(port, rest).then_some(address)
    }

    /// Keeps an address. `None`: it cannot be kept, or not for this user alone.
    pub(super) fn keep(&self, address: &str) -> Option<Kept> {
        // What another server has left may be open to others: a new file never is.
        let _ = fs::remove_file(&self.0);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.0).ok()?.write_all(address.as_bytes()).ok()?;
        Some(Kept { place: self.0.clone(), address: address.to_owned() })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if fs::read_to_string(&self.place).is_ok_and(|address| address == self.address) {
            let _ = fs::remove_file(&self.place);
        }
    }
}

/// A folder that the system keeps for this user alone: of the session on Linux, for temporary files elsewhere.
fn own_folder() -> Option<PathBuf> {
    let folder = if cfg!(any(windows, target_os = "macos")) {
        std::env::temp_dir()
    } else {
        PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR")?)
    };
    folder.is_absolute().then_some(())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open = fs::metadata(&folder).ok()?.permissions().mode() & 0o077;
        (open == 0).then_some(())?;
    }
    Some(folder)
}

/// Whether what listens at a port takes that token, as the server that was given it does.
fn answers(port: u16, token: &str) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let asked = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /{token} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.take(4096).read_to_string(&mut answer)?;
        Ok(answer)
    };
    asked().is_ok_and(|answer| answer.starts_with("HTTP/1.1 303") && answer.contains("perenne-"))
}
