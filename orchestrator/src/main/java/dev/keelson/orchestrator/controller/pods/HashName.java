package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * The end of a name that says what is in the object: the same content has the same name, so that making it twice
 * collides. Letters as in Kubernetes, where no vowel makes a word; the number behind them is our own, since Kubernetes
 * hashes how Go prints a struct.
 */
public final class HashName {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private HashName() {}

  /**
   * Names a tree; the order of its members does not matter.
   *
   * @param collisions how often another content was met under the name, if ever
   */
  public static String of(JsonNode content, OptionalInt collisions) {
    var hash = new Fnv();
    hash.addTree(content);
    collisions.ifPresent(hash::addInt);
    return encode(Integer.toUnsignedString(hash.value()));
  }

  /** apimachinery's rand.SafeEncodeString: {@code 2225503297} is {@code 66699476fc}. */
  public static String encode(String text) {
    var encoded = new StringBuilder(text.length());
    text.chars().forEach(character -> encoded.append(ALPHABET.charAt(character % ALPHABET.length())));
    return encoded.toString();
  }
}
