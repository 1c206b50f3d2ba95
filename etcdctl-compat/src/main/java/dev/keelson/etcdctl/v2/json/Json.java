package dev.keelson.etcdctl.v2.json;

import java.util.List;
import java.util.Map;

/** A JSON value. Asking one for what it is not gives what Go's decoder leaves: the empty value. */
public sealed interface Json {
  /** Fields in the order in which they came. */
  record Fields(Map<String, Json> fields) implements Json {}

  /** An array. */
  record Items(List<Json> items) implements Json {}

  /** A string. */
  record Text(String text) implements Json {}

  /** A number as it was written. */
  record Digits(String digits) implements Json {}

  /** True or false. */
  record Truth(boolean truth) implements Json {}

  /** Null, and every field that is not there. */
  record Nothing() implements Json {}

  default boolean isNothing() {
    return this instanceof Nothing;
  }

  default Json field(String name) {
    return this instanceof Fields(var fields) ? fields.getOrDefault(name, new Nothing()) : new Nothing();
  }

  default List<Json> items() {
    return this instanceof Items(var items) ? items : List.of();
  }

  default String text() {
    return this instanceof Text(var text) ? text : "";
  }

  default String digits() {
    return this instanceof Digits(var digits) ? digits : "0";
  }

  default boolean truth() {
    return this instanceof Truth(var truth) && truth;
  }

  default List<String> texts() {
    return items().stream().map(Json::text).toList();
  }
}
