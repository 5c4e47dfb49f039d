open Base
val make : int -> t
type t = A | B of int
val ( <+> ) : int -> int -> int
external e : int -> int = "e"
module type S = sig val x : int end
module N : S
module F (X : S) : sig val y : X.t end
exception Bad
class c : int -> object method m : int end
class type ct = object inherit c end
include S with type t = int
