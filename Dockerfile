# syntax=docker/dockerfile:1
# factlint in an image with a shell, since GitLab, Jenkins and Azure run steps in one:
#   docker run --rm -v "$PWD:/work" ghcr.io/factlint/factlint factlint check
FROM rust:1.95-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM alpine:3.22
COPY --from=build /src/target/release/factlint /usr/local/bin/factlint
COPY LICENSE-MIT LICENSE-APACHE /usr/share/licenses/factlint/
# Nothing needs to be written, and nothing is fetched: any user will do, without the network.
USER nobody
WORKDIR /work
CMD ["factlint", "check"]
