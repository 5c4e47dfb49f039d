open Printf
include Base.S

type 'a store =
  | Empty
  | Node of 'a * 'a store
  | Rec of { size : int }
and name = { mutable first : string; last : string }
type t = int list
type color = [ `Red | `Green of int ]
type ext = ..
type ext += Extra of int
exception Broken of string
external sin : float -> float = "c_sin" "sin"

module type SHAPE = sig
  type t
  val area : t -> float
  exception E
  module Sub : sig val z : int end
end
module Circle : SHAPE = struct
  type t = float
  let area r = 3.14 *. r
  module Sub = struct let z = 1 end
end
module Make (X : SHAPE) (Y : SHAPE) = struct
  let total = X.area
end
module M = Make (Circle) (Circle)
module rec A : S = struct end and B : S = struct end

let limit = 10
let left, (right, _) = 1, 2
let { first; last = l } = n
let () = print_endline "x"
let _ = 3
let build ?(x = 1) ~label (a : int) : int store =
  let rec go n = go (n - 1) in
  let v = 3 in
  let f = fun x -> x in
  go a |> ignore; Circle.area 3.0
let handler = function Empty -> 1 | Node (x, _) -> x
let lam = fun x -> x
let rec even n = odd n and odd n = even n
let ( <+> ) a b = a + b
let ( let* ) x f = f x
let ( ! ) x = x

class virtual ['a] shape (n : int) = object (self)
  inherit base as super
  val mutable count = 0
  val virtual v : int
  method area = self#count
  method private virtual hidden : int
  method! over x = new shape 3
  initializer ()
end
and other = object end
class type st = object method m : int val x : int end
let%test "x" = true
let () = raise (Broken "x"); M.build 3; { first = ""; last = "" } |> f
