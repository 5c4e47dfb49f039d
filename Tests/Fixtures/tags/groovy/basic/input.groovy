package demo
import groovy.transform.Canonical
import static java.lang.Math.max

/** A box. */
@Canonical
class Box extends Shape implements Drawable {
    static final int LIMIT = 10
    private String name = 'x'
    def count

    Box(int size) { this.size = size }

    double area(int n) { return Math.sqrt(n) }
    static def make(name) { new Box(name) }
}

class BoxSpec extends Specification {
    def "area of a box"() {
        expect:
        new Box(2).area() == 4
    }
}

interface Drawable { void draw() }
enum Color { RED, GREEN }
trait Flying { void fly() { println "fly" } }

def helper(int n) { n + 1 }
def total = helper(3)

task build(type: Copy) {
    dependsOn 'clean'
}
apply plugin: 'java'
list.each { it.draw() }
