<?php

$first = <<<TEXT
    function hidden() {}
  TEXT . "more";

$second = <<<"LAST"
LAST + 1;

function after() {}
