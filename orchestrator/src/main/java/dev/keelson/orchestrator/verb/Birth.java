package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusals;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Gives a new object its name, its identity and its time (apiserver's FillObjectMetaSystemFields). */
public final class Birth {
  /** No vowels and nothing that looks alike, so that no words come about (apimachinery's rand.String). */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX_LENGTH = 5;
  private static final int NAME_LENGTH_MAX = 63;

  /** What only the server sets. */
  private static final List<String> SYSTEM =
      List.of("resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "generation");

  private final InstantSource clock;
  private final RandomGenerator random;

  public Birth(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  void begin(Write write, ObjectNode object) {
    if (!Metadata.resourceVersion(object).isEmpty()) {
      throw Refusals.badRequest("resourceVersion should not be set on objects to be created");
    }
    var metadata = Metadata.of(object);
    metadata.remove(SYSTEM);
    if (write.resource().namespaced()) {
      metadata.put("namespace", write.subject().namespace());
    } else {
      metadata.remove("namespace");
    }
    if (Metadata.name(object).isEmpty() && !Metadata.text(object, "generateName").isEmpty()) {
      metadata.put("name", name(Metadata.text(object, "generateName")));
    }
    identify(object);
  }

  /** What every object has: an identity and a time of birth. */
  public void identify(ObjectNode object) {
    Metadata.of(object).put("uid", uid()).put("creationTimestamp", now());
  }

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The base, and five letters; the base is cut so that the name may be a label's value. */
  private String name(String base) {
    var name = new StringBuilder(base.substring(0, Math.min(base.length(), NAME_LENGTH_MAX - SUFFIX_LENGTH)));
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  /** A random UUID: version 4, variant 2 (RFC 9562, 5.4). */
  private String uid() {
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
