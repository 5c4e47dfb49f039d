module Demo.Shapes

open System
open System.IO

/// A point.
type Point =
    { X: float
      Y: float }
    member this.Length = sqrt (this.X * this.X)
    static member Zero = { X = 0.0; Y = 0.0 }

type Shape =
    | Circle of radius: float
    | Square of Point
    | Empty

type Color = Red = 0 | Green = 1
type Alias = Map<string, int>

type IDraw =
    abstract member Draw: int -> unit
    abstract Area: float

[<Sealed>]
type Box(size: int) =
    inherit Base(size)
    let mutable count = size
    let helper n = n + count
    new() = Box(1)
    member val Name = "box" with get, set
    member _.Add(n: int) = count <- helper n
    member this.Count with get () = count
    static member Make(size: int) = Box(size)
    interface IDraw with
        member this.Draw n = printfn "%d" n
        member this.Area = 1.0

exception NotFound of string

[<Literal>]
let Limit = 10
let mutable counter = 0

/// Twice as much.
let twice (n: int) : int =
    let local = n
    let inner m = m * 2
    inner local

let rec even n = n = 0 || odd (n - 1)
and odd n = n <> 0 && even (n - 1)

let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let inline (+.) a b = a + b

module Inner =
    let run () = twice 2 |> string

[<EntryPoint>]
let main argv =
    let box = Box(3)
    box.Add 1
    List.map twice [ 1; 2 ] |> ignore
    match Circle 1.0 with
    | Circle r -> 0
    | _ -> Limit
