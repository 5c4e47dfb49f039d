module Shapes.Area exposing (area)

broken x =
    (]? x &&

type Shape
    = Square Float

type alias Point =
    { x : Float }

area shape scale =
    case shape of
        Square side ->
            side * side * scale

limit = 10
