package dev.keelson.api.metrics;

import java.math.BigDecimal;
import java.util.List;

/**
 * The text form of a page, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Whole numbers are
 * written without a fraction: tools that compare etcd's lines as text look for {@code 2}, not {@code 2.0}.
 */
final class Exposition {
  private static final double WHOLE_MAX = 1L << 53;

  private Exposition() {}

  static String text(List<Family> families) {
    var page = new StringBuilder();
    families.forEach(family -> append(page, family));
    return page.toString();
  }

  private static void append(StringBuilder page, Family family) {
    var samples = family.samples().get();
    if (samples.isEmpty()) {
      return;
    }
    page.append("# HELP ").append(family.name()).append(' ').append(family.help()).append('\n');
    var kind = switch (family.kind()) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case HISTOGRAM -> "histogram";
    };
    page.append("# TYPE ").append(family.name()).append(' ').append(kind).append('\n');
    samples.forEach(sample -> append(page, family.name(), sample));
  }

  private static void append(StringBuilder page, String name, Sample sample) {
    page.append(name).append(sample.suffix());
    char before = '{';
    for (var label : sample.labels().entrySet()) {
      page.append(before).append(label.getKey()).append("=\"").append(escaped(label.getValue())).append('"');
      before = ',';
    }
    if (before == ',') {
      page.append('}');
    }
    page.append(' ').append(number(sample.value())).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) <= WHOLE_MAX
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
