# A semicolon at the end of an expansion makes the parser take all behind it for a string.
color() {
  codes="${codes:+$codes;}$code"
}

wrap() {
  color "${1:-a;b}"
}
