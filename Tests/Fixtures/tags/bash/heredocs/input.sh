cat <<END; echo more
hidden() { :; }
END

function next { :; }
