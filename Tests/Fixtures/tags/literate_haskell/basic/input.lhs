The area of shapes
==================

What begins with a bird's track is the program, all else is text.

> module Area where

A shape = a name and a side.

> data Shape = Square Int

> area :: Shape -> Int
> area (Square side) = side * side

Text again: circle x = nothing.

>no blank, no program
