# With nothing but Rust and Node 20+ installed: npx -y rust-just <recipe>. What is longer than a few lines is in .just/.

set dotenv-load

# Print this list
[private]
default:
    @just --list --unsorted

# Build what is missing, then start Pillarbox with a pretend X at http://127.0.0.1:8080 until Ctrl-C
[no-exit-message]
run:
    @exec node .just/main.mjs run

# Run every test and check; installs what they need
[no-exit-message]
test:
    @exec node .just/main.mjs test

# Simulate N worlds (the seeds from FIRST on): deaths, faults and lost time against the real publisher
[no-exit-message]
simulate N='1000000' FIRST='0':
    PILLARBOX_SEEDS={{N}} PILLARBOX_FIRST_SEED={{FIRST}} cargo test --quiet --release -p pillarbox --test simulation no_seed -- --nocapture

# The quick checks: formatting, clippy, types, lint, the document, and what is built in from elsewhere
check: web-packages
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cd web && npm run --silent typecheck
    cd web && npm run --silent lint
    cd web && npm run --silent api:lint
    node .just/main.mjs supply

# The browser tests alone, against a server and a pretend X of their own
[no-exit-message]
e2e:
    @exec node .just/main.mjs e2e

# Attack a server of its own for so many seconds by what openapi.yaml says: every operation, right and wrong requests
[no-exit-message]
fuzz SECONDS='120':
    @exec node .just/main.mjs fuzz {{ SECONDS }}

# Kill the real server so often while it sends, and so often while it refreshes, and compare it with the pretend X
kill9 RUNS='1000':
    PILLARBOX_KILL9_RUNS={{ RUNS }} cargo test --locked -p pillarbox --test kill9 -- --nocapture --test-threads 1

# Measure the release build, all of it or some parts; see api/benches/README.md
bench *PARTS:
    cargo bench --locked -p pillarbox --bench outbox -- {{ PARTS }}

# List every part that is built in, as CycloneDX
[no-exit-message]
sbom:
    @exec node .just/main.mjs sbom

# Build a release, list its parts, and sign the hashes with an SSH key
[no-exit-message]
release KEY:
    @exec node .just/main.mjs release {{ KEY }}

# Build the web client, if its sources are newer than web/dist
[no-exit-message]
web:
    @exec node .just/main.mjs web

# Write openapi.yaml from the routes, and web/src/api/schema.ts from openapi.yaml
[no-exit-message]
openapi:
    @exec node .just/main.mjs openapi

# Format Rust and TypeScript
fmt: web-packages
    cargo fmt --all
    cd web && npm run --silent format

# Forget the development data: users, posts, the development secret
clean-data:
    rm -rf .data

[private]
web-packages:
    @exec node .just/main.mjs packages
