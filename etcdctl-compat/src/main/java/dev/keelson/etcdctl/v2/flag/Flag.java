package dev.keelson.etcdctl.v2.flag;

import java.util.List;

/**
 * A flag of one command.
 *
 * @param names how it may be written; the first is the one that it is asked for by
 * @param initial its value when nobody says
 * @param help a line for people
 */
public record Flag(List<String> names, Kind kind, String initial, String help) {
  /** The help of a flag that is only there for those who know it from old times. */
  public static final String UNSUNG = "";

  /** What a value has to be. */
  public enum Kind {
    TRUTH,
    TEXT,
    TEXTS,
    NUMBER,
    DURATION
  }

  public static Flag truth(String names, String help) {
    return new Flag(List.of(names.split(" ")), Kind.TRUTH, "false", help);
  }

  public static Flag text(String names, String initial, String help) {
    return new Flag(List.of(names.split(" ")), Kind.TEXT, initial, help);
  }

  public static Flag texts(String names, String help) {
    return new Flag(List.of(names.split(" ")), Kind.TEXTS, "", help);
  }

  public static Flag number(String names, String help) {
    return new Flag(List.of(names.split(" ")), Kind.NUMBER, "0", help);
  }

  public static Flag duration(String names, String initial, String help) {
    return new Flag(List.of(names.split(" ")), Kind.DURATION, initial, help);
  }

  public String name() {
    return names.getFirst();
  }
}
