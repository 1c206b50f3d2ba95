package dev.keelson.etcdctl.command;

/** A flag: what kind of value it takes, what it is when nobody says, and a line of help. */
public record Flag(String name, char letter, Kind kind, String initial, String help) {
  /** Stands for having no letter. */
  static final char NO_LETTER = 0;

  /** What a value has to be. */
  public enum Kind {
    TRUTH,
    TEXT,
    TEXTS,
    NUMBER,
    UNSIGNED,
    DURATION
  }

  public static Flag truth(String name, String help) {
    return new Flag(name, NO_LETTER, Kind.TRUTH, "false", help);
  }

  public static Flag text(String name, String initial, String help) {
    return new Flag(name, NO_LETTER, Kind.TEXT, initial, help);
  }

  public static Flag texts(String name, String initial, String help) {
    return new Flag(name, NO_LETTER, Kind.TEXTS, initial, help);
  }

  public static Flag number(String name, long initial, String help) {
    return new Flag(name, NO_LETTER, Kind.NUMBER, Long.toString(initial), help);
  }

  public static Flag unsigned(String name, long initial, String help) {
    return new Flag(name, NO_LETTER, Kind.UNSIGNED, Long.toString(initial), help);
  }

  public static Flag duration(String name, String initial, String help) {
    return new Flag(name, NO_LETTER, Kind.DURATION, initial, help);
  }

  public Flag letter(char newLetter) {
    return new Flag(name, newLetter, kind, initial, help);
  }

  public boolean hasLetter() {
    return letter != NO_LETTER;
  }

  boolean takesValue() {
    return kind != Kind.TRUTH;
  }

  /** As messages call it. */
  public String title() {
    return hasLetter() ? "-" + letter + ", --" + name : "--" + name;
  }
}
