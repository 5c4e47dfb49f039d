class Store {
    val table = mapOf("a" to (

    fun load(): Int = 1

    fun broken( {
    }

    // fun commented() {}
    private suspend fun <T : Any> save(item: T): T {
        return item
    }
}

data class Entry(val key: String)

enum class Level { LOW, HIGH }

interface Cache {
    fun String.lookup(): Int
}

object Registry
