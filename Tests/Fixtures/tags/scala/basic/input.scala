package org.example
package shapes

import scala.collection.mutable.{Map => MutableMap, ListBuffer}
import java.io._
import scala.math.Pi

/** The largest radius. */
val Limit = 10
var counter, total: Int = 0
val (left, right) = pair()
type Handler[T] = T => Unit

def build(parts: String*)(using Config): Shape =
  def helper(x: Int) = x + 1
  val local = helper(1)
  new Circle(local)

/** A round thing. */
@deprecated("use Ellipse", "2.0")
case class Circle[T <: Number](radius: T, private val color: Color = Color.Red)
    extends Base(radius) with Shape with Ordered[Circle[T]] {
  val area: Double = Pi * square(radius)
  private var label, title = "c"
  lazy val cached = new Cache[T]()
  type Unit = Double

  /** Makes a unit circle. */
  def this(name: String) = this(1)

  override def scale(by: Int): Circle[T] = {
    class Local(val part: Int)
    val listener = new Listener {
      override def onClick(): Unit = stop()
    }
    names.map(_.length).sum
  }

  def +(other: Circle[T]): Circle[T] = copy(radius + other.radius)
  def unary_! : Boolean = false
}

object Circle {
  final val Sides = 0
  implicit val ordering: Ordering[Circle[Int]] = null
  def apply(radius: Double): Circle[Double] = new Circle(radius)
  def unapply(circle: Circle[_]): Option[Int] = circle match {
    case Circle(r, _) => Some(r)
  }
}

sealed trait Shape extends Any {
  type Measure
  val sides: Int
  def area: Double
  def describe(): String = s"shape ${area.round}"
}

package object helpers {
  def help(): Unit = ()
}

enum Color(val code: Int) extends Named:
  case Red extends Color(1)
  case Green, Blue

  def mixed: Boolean = false
end Color

opaque type Name = String

given intOrdering: Ordering[Int] with
  def compare(x: Int, y: Int): Int = x - y

given Show[Circle[Int]] = circle => "circle"

extension (text: String)
  def shout: String = text.toUpperCase
  def whisper(times: Int): String = text

class Point(val x: Int, var y: Int, z: Int) derives CanEqual

implicit class RichInt(val value: Int) extends AnyVal:
  def square = value * value
