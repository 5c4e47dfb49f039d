# syntax=docker/dockerfile:1

# Which Go to build with.
ARG GO_VERSION=1.22
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION} AS build
ARG TARGETARCH
ENV CGO_ENABLED=0 GOARCH=$TARGETARCH
ENV LEGACY style
LABEL org.example.title="store"
WORKDIR ${ROOT:-/src}
COPY go.mod ./
RUN --mount=type=cache,target=/root/.cache go build -o /out/store && echo "FROM inside AS shell"
RUN <<EOF
FROM fake AS here
EOF

FROM build AS test
CMD ["go", "test"]

FROM ghcr.io/example/base:1.0@sha256:abc
FROM scratch
COPY --from=build /out/store /store
COPY --chown=1:1 --from=nginx:latest /etc/nginx /etc/nginx
COPY --from=0 /a /b
EXPOSE 80/tcp
ENTRYPOINT ["/store"]
