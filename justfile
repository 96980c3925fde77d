# What people type. `just ci` is what the CI runs.

# Everything that must hold
ci:
    .ci/run

# The tests
test *args:
    cargo test {{args}}

# Format, lints
lint:
    cargo fmt
    cargo clippy --all-targets -- -D warnings

# Known vulnerabilities in dependencies (asks the advisory database)
audit:
    cargo deny check advisories

# Accept wanted changes of what users see, then read the diff
accept:
    INSTA_UPDATE=always cargo test --test it
    git diff --stat '*.snap'

# The engine against the naive reference on many more random plans
torture from="0" to="5000":
    PERENNE_SEEDS={{from}}..{{to}} cargo test --release --test it against_reference

# Benchmarks
bench *args:
    cargo bench {{args}}

# The .deb and the .tar.gz of this machine, installed into an empty root and run from there
package:
    scripts/package
