<?php
$table = ['a' => ( ;

function first() { return 1; }

class Broken {
    public function bad( {

    // function commented() {}
    protected static function &good($a) { return $a; }
}

interface Reads { }

trait Writes { }

final class Last extends Broken { }
