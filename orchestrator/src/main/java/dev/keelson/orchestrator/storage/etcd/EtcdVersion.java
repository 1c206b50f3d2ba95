package dev.keelson.orchestrator.storage.etcd;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which etcd answers: {@code 3.4.23}. What follows the three numbers does not matter here. */
record EtcdVersion(int major, int minor, int patch) implements Comparable<EtcdVersion> {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5}).*");
  private static final Comparator<EtcdVersion> ORDER = Comparator.comparingInt(EtcdVersion::major)
      .thenComparingInt(EtcdVersion::minor).thenComparingInt(EtcdVersion::patch);

  private static final EtcdVersion FIXED_3_4 = new EtcdVersion(3, 4, 31);
  private static final EtcdVersion FIRST_3_5 = new EtcdVersion(3, 5, 0);
  private static final EtcdVersion FIXED_3_5 = new EtcdVersion(3, 5, 13);

  static Optional<EtcdVersion> parse(String text) {
    var match = SHAPE.matcher(text);
    return match.matches()
        ? Optional.of(new EtcdVersion(number(match.group(1)), number(match.group(2)), number(match.group(3))))
        : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The versions with etcd #15220 and #17507 fixed, as kube-apiserver draws the line. */
  boolean confirmsProgress() {
    boolean fixed34 = compareTo(FIXED_3_4) >= 0 && compareTo(FIRST_3_5) < 0;
    return fixed34 || compareTo(FIXED_3_5) >= 0;
  }

  @Override
  public int compareTo(EtcdVersion other) {
    return ORDER.compare(this, other);
  }
}
