# Not run yet: where it was written no Docker daemon could be had.
# docker build -t perenne . && docker run --rm -v "$PWD:/data" perenne check plan.yaml
FROM rust:1.95-slim-trixie AS build
WORKDIR /src
COPY . .
ARG PERENNE_COMMIT=""
RUN cargo build --profile dist --locked && strip target/dist/perenne

FROM debian:trixie-slim
COPY --from=build /src/target/dist/perenne /usr/local/bin/perenne
# Files of the host stay those of the one who runs it: docker run --user "$(id -u)".
WORKDIR /data
USER nobody
ENTRYPOINT ["perenne"]
