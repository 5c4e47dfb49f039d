module Shapes

broken(x = (]

struct Square
    side::Float64

# function commented(x)
function area(s::Square)
    s.side^2
end

if (
function Base.show(io::IO, s::Square)
    print(io, s.side)
end

macro twice(ex)
    ex
end
