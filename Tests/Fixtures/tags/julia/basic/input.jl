"""
A module.
"""
module Stores

using LinearAlgebra, Base.Threads
using Printf: @printf, format
import Base: show, +
import JSON as J
export Store, build
include("other.jl")

abstract type Shape{T} <: Base.Thing end
primitive type Word <: Integer 32 end

"A store."
mutable struct Store{K,V} <: Shape{K}
    size::Int
    const items::Dict{K,V}
    name
    function Store{K,V}() where {K,V}
        new(0, Dict())
    end
    Store(x) = new(x)
end
struct Circle <: Shape{Float64}
    r::Float64 = 1.0
end
@kwdef struct Opt
    a::Int = 1
    b = 2
end
@enum Color red green blue
@enum Fruit begin
    apple
    pear
end

const LIMIT = 10
const A, B = 1, 2
global counter = 0
plain::Int = 3
first, second = 1, 2
handler = x -> x + 1
const cb = function (x) x end

"""
    build(keys)

Builds.
"""
function build(keys::Vector{Int}; deep=false)::Store where T
    local y = 1
    z = 2
    function inner(a) a end
    helper(a) = inner(a)
    m = map(x -> x, keys)
    return helper(z) |> print
end
area(c::Circle) = π * c.r^2
Base.show(io::IO, s::Store) = print(io, s)
function Base.:+(a::Store, b::Store) end
+(a::Circle, b) = a
function (c::Circle)(x) end
(f::Foo)(x) = 1
a ⊕ b = a + b
function stub end
f(x::T) where {T<:Number} = x
f(x::T)::Int where T = x
@inline fast(x) = x
@generated function gen(x) end
macro assert2(ex, msg)
    :(nothing)
end
@assert2 true "x"
p = Base.Threads.nthreads()
baremodule Inner
    const X = 1
end
let q = 1
    w() = q
end
if true
    cond = 1
end
struct Point x; y end
x.y = 3
x[1] = 3
Store.(xs)
primes(n)::Int = n
end
