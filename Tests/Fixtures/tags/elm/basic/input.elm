port module Main exposing (Model, main)
import Html exposing (Html, div)
import Dict as D
type alias Model = { count : Int, name : String }
type Msg a = Inc | Set Int a
type Opaque = Opaque { x : Int }
port send : String -> Cmd msg
infix left 5 (|.) = ignorer
main : Program () Model Msg
main = Browser.element { init = init, view = view }
update : Msg -> Model -> Model
update msg model =
    let
        helper : Int -> Int
        helper x = x + 1
        v = 3
        ( p, q ) = ( 1, 2 )
    in
    case msg of
        Inc -> { model | count = helper model.count }
        Set n _ -> List.map helper [ n ] |> always model
limit = 10
lam = \x -> x
