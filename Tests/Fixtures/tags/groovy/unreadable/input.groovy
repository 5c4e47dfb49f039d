class Sample extends Base {
  def "adds #a and #b"() {
    expect:
    with(it) { a + b == ( }
    where:
    a | b || sum
    1 | 2 || 3
  }

  static class Inner implements Runnable {
    void run() { }
  }

  private List<String> names(int count) {
    return [*1..count].collect { "n$it" }
  }
}

trait Walks {
  abstract void walk()
}

enum Mode { ON, OFF }
