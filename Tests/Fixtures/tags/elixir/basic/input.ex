defmodule Shapes.Circle do
  @moduledoc "A round thing."
  use GenServer
  alias Shapes.{Base, Unit}
  import Enum, only: [map: 2]
  require Logger

  @behaviour Shapes.Shape
  @limit 10
  @type t :: %__MODULE__{radius: number}
  @typep color :: atom
  defstruct [:radius, name: "circle"]

  @doc "Makes a circle."
  @spec new(number) :: t
  def new(radius) when radius > 0 do
    helper = fn x -> x + 1 end
    %Shapes.Circle{radius: helper.(radius)}
  end

  # The area.
  def area(%{radius: r}), do: :math.pi() * square(r)

  defp square(x), do: x * x

  def empty?, do: false

  def left <~> right, do: left

  defmacro unless(condition, do: block) do
    quote do: if(!unquote(condition), do: unquote(block))
  end

  defguard is_round(shape) when is_map(shape)
  defdelegate scale(circle, by), to: Shapes.Base

  defmodule Error do
    defexception [:message]
  end

  def log(list) do
    list |> map(&square/1) |> Logger.info()
    raise Error, message: "no"
  end
end

defprotocol Shapes.Shape do
  @callback sides() :: integer
  def area(shape)
end

defimpl Shapes.Shape, for: Shapes.Circle do
  def area(circle), do: Shapes.Circle.area(circle)
end
