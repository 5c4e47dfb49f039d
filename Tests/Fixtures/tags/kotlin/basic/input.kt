@file:JvmName("Shapes")

package org.example.shapes

import kotlin.math.PI
import java.util.Date as JavaDate
import org.example.base.*

/** The largest radius. */
const val LIMIT = 10
private val names: List<String> = listOf("a")
var (left, right) = pair()
val square = { x: Int -> x * x }

typealias Handler<T> = (T) -> Unit

/**
 * A round thing.
 */
@Serializable
data class Circle<T : Number>(
    val radius: T,
    private var color: Color = Color.RED,
    scale: Int,
) : Base(radius), Shape by delegate, Comparable<Circle<T>> {
    val area: Double
        get() = PI * radius.toDouble()
    lateinit var label: String

    init {
        val local = check(scale)
    }

    /** Makes a unit circle. */
    constructor(name: String) : this(1, Color.RED, 1) {
        label = name
    }

    override fun area(unit: Unit?): Double {
        fun helper(x: Int) = x + 1
        class Local(val part: Int)
        val listener = object : Listener {
            override fun onClick() = helper(2)
        }
        return names.map { it.length }.sum() as Double
    }

    operator fun plus(other: Circle<T>): Circle<T> = Circle(radius, color, 1)

    inner class Part

    companion object {
        const val SIDES = 0

        @JvmStatic
        fun of(radius: Double): Circle<Double> = Circle(radius, scale = 1)
    }
}

interface Shape {
    val sides: Int
    fun area(unit: Unit?): Double
    fun describe(): String = "shape"
}

fun interface Visitor<in T> {
    fun visit(value: T)
}

sealed class Result {
    object Empty : Result()
    data class Failure(val cause: Throwable) : Result()
}

enum class Color(val code: Int) {
    RED(1),
    GREEN(2) {
        override fun mixed() = true
    };

    open fun mixed() = false
}

@JvmInline
value class Name(val text: String)

annotation class Marker(val level: Int)

object Registry : Listener {
    private val cache = mutableMapOf<String, Shape>()
    fun register(shape: Shape) {
        cache.put(shape.describe(), shape)
    }
}

fun String.shout(): String = uppercase()
fun <T> List<T>.second(): T = this[1]
val Circle<Int>.twice: Int get() = radius * 2
suspend inline fun <reified T : Shape> `load all`(vararg paths: String, crossinline body: (T) -> Unit) {
    val kind = T::class
}
