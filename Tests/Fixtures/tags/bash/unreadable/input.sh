# An unclosed group makes the parser give up the functions around it.
start() {
  echo start
}

broken() {
  if [ "$1" = x ; then ( echo y
}

# quoted() { :; }
stop() {
  echo stop
}

function restart-all {
  stop; start
}
