package dev.keelson.etcdctl.command;

import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command line said: the value of each flag, said or initial, and the words that are no flags. {@code dashes} is
 * how many of them came before {@code --}.
 */
public record Arguments(Map<String, List<String>> values, Set<String> said, List<String> words, int dashes) {
  static final int NO_DASHES = -1;

  /** With words that came after {@code --} and were therefore not looked at. */
  Arguments and(List<String> after) {
    var all = new ArrayList<>(words);
    all.addAll(after);
    return new Arguments(values, said, List.copyOf(all), words.size());
  }

  /** The words before {@code --}, or all where it was not said. */
  public List<String> before() {
    return dashes == NO_DASHES ? words : words.subList(0, dashes);
  }

  /** The words after {@code --}. */
  public List<String> after() {
    return dashes == NO_DASHES ? List.of() : words.subList(dashes, words.size());
  }

  /** Whether {@code --} was said. */
  public boolean hasDashes() {
    return dashes != NO_DASHES;
  }

  public boolean isSaid(String flag) {
    return said.contains(flag);
  }

  public String text(String flag) {
    return texts(flag).getLast();
  }

  public List<String> texts(String flag) {
    var value = values.get(flag);
    if (value == null) {
      throw new IllegalArgumentException("this command has no flag " + flag);
    }
    return value;
  }

  public boolean truth(String flag) {
    return checked(() -> GoNumber.parseBool(text(flag)));
  }

  public long number(String flag) {
    return checked(() -> GoNumber.parseInt(text(flag), 0));
  }

  public Duration duration(String flag) {
    return checked(() -> GoDuration.parse(text(flag)));
  }

  private interface Reading<T> {
    T value() throws GoSyntaxException;
  }

  /** Values are looked at when the command line is read, so none of them can be wrong here. */
  private static <T> T checked(Reading<T> reading) {
    try {
      return reading.value();
    } catch (GoSyntaxException wrong) {
      throw new AssertionError(wrong.text(), wrong);
    }
  }
}
