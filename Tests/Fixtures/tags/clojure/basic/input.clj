(ns ^:dev store.core
  "A store."
  (:require [clojure.string :as str]
            [store.util :refer [help]]
            store.plain)
  (:import (java.util Date UUID) java.io.File))
(def limit 10)
(def ^:private ^String name* "Names it." "x")
(defonce state (atom {}))
(defn build
  "Builds."
  ([x] (build x 1))
  ([x y] (let [f (fn helper [a] a)] (str/join (f x) y))))
(defn- hidden [x] (letfn [(inner [y] y)] (inner x)))
(defmacro unless [test & body] `(if ~test nil (do ~@body)))
(defmulti area :shape)
(defmethod area :circle [c] (* 3 (:r c)))
(defprotocol Shape "Has sides." (perimeter [this] "Sum.") (side [this n]))
(defrecord Circle [r ^int x] Shape (perimeter [this] (* 2 r)))
(deftype Box [a] java.lang.Object (toString [_] "box"))
(extend-type String Shape (perimeter [s] 1))
(declare later)
(deftest build-test (is (= 1 (build 1))))
(s/def ::name string?)
(s/fdef build :args any?)
(->> [1] (map inc) help)
(Circle. 1 2)
(new Date)
(.getTime d)
(comment (def not-real 1))
'(def quoted 1)
#_(def dropped 1)
#?(:clj (defn only-clj [] 1))
