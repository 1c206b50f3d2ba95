package dev.keelson.orchestrator.resource;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What may be done with a resource, as authorization and discovery name it; in discovery's order. */
public enum Verb {
  CREATE('C'),
  DELETE('D'),
  DELETECOLLECTION('X'),
  GET('G'),
  LIST('L'),
  PATCH('P'),
  UPDATE('U'),
  WATCH('W');

  private final char letter;
  private final String text;

  Verb(char letter) {
    this.letter = letter;
    this.text = name().toLowerCase(Locale.ROOT);
  }

  public String text() {
    return text;
  }

  static Set<Verb> of(String letters) {
    var verbs = EnumSet.noneOf(Verb.class);
    for (var verb : values()) {
      if (letters.indexOf(verb.letter) >= 0) {
        verbs.add(verb);
      }
    }
    if (verbs.size() != letters.length()) {
      throw new IllegalArgumentException("verbs " + letters);
    }
    return verbs;
  }
}
