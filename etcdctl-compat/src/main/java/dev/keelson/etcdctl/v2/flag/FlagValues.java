package dev.keelson.etcdctl.v2.flag;

import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What was said: the values of flags, checked, and the words after them. */
public record FlagValues(Map<String, List<String>> said, Map<String, String> initial, List<String> words) {
  public boolean isSaid(String flag) {
    return said.containsKey(flag);
  }

  public String text(String flag) {
    return said.containsKey(flag) ? texts(flag).getLast() : initial.getOrDefault(flag, "");
  }

  public List<String> texts(String flag) {
    return said.getOrDefault(flag, List.of());
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

  /** The word at a position; empty when there are fewer. */
  public String word(int position) {
    return position < words.size() ? words.get(position) : "";
  }

  private interface Reading<T> {
    T value() throws GoSyntaxException;
  }

  private static <T> T checked(Reading<T> reading) {
    try {
      return reading.value();
    } catch (GoSyntaxException wrong) {
      throw new AssertionError("the reader let it pass: " + wrong.text(), wrong);
    }
  }
}
