# Not run yet: where it was written no Docker daemon could be had.
# docker build --build-arg PERENNE_COMMIT="$(git rev-parse --short=10 HEAD)" -t perenne .
# docker run --rm --user "$(id -u)" -v "$PWD:/data" perenne report plan.yaml -o study.html
FROM rust:1.95-slim-trixie AS build
WORKDIR /src
COPY . .
ARG PERENNE_COMMIT=""
RUN cargo build --profile dist --locked && strip target/dist/perenne

FROM debian:trixie-slim
COPY --from=build /src/target/dist/perenne /usr/local/bin/perenne
# `nobody` reads /data and writes nothing there: with --user "$(id -u)" files are written as those of the one who runs it.
WORKDIR /data
USER nobody
ENTRYPOINT ["perenne"]
