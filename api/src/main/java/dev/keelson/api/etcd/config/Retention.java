package dev.keelson.api.etcd.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much history auto-compaction keeps ({@code --auto-compaction-mode}, {@code --auto-compaction-retention}). */
public sealed interface Retention {
  /** Everything. */
  record All() implements Retention {}

  /** What is younger. */
  record Period(Duration length) implements Retention {}

  /** The newest ones. */
  record Revisions(long count) implements Retention {}

  /** In periodic mode a bare number means hours, as it always has. */
  static Retention read(Values values) throws ConfigException {
    String mode = values.choice("auto-compaction-mode", List.of("periodic", "revision"));
    String text = values.text("auto-compaction-retention");
    Optional<Long> number = text.chars().allMatch(Character::isDigit) && text.length() <= 18 && !text.isEmpty()
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
    if (number.isPresent() && number.get() == 0) {
      return new All();
    }
    if (mode.equals("revision")) {
      return new Revisions(number.orElseThrow(() ->
          values.wrong("auto-compaction-retention", "give a number of revisions")));
    }
    Duration length = number.map(Duration::ofHours).or(() -> GoDuration.parse(text)).orElseThrow(() ->
        values.wrong("auto-compaction-retention", "give a duration, such as 30m, or a number of hours"));
    return length.isPositive() ? new Period(length) : new All();
  }
}
