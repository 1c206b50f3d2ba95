package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.Labels;
import dev.keelson.orchestrator.value.Names;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Checks of single values that many kinds share. */
public final class Values {
  public static final String IMMUTABLE = "field is immutable";
  private static final int PORT_MAX = 65_535;

  private Values() {}

  public static void unchanged(Spot value, Spot old) {
    unchanged(value, old, IMMUTABLE);
  }

  public static void unchanged(Spot value, Spot old, String detail) {
    if (!Same.same(value.node(), old.node())) {
      value.invalid(detail);
    }
  }

  /** The named fields of a struct. */
  public static Change unchanging(String... fields) {
    return (value, old) -> {
      for (var field : fields) {
        unchanged(value.at(field), old.at(field));
      }
    };
  }

  public static void notNegative(Spot number) {
    if (number.number() < 0) {
      number.invalid("must be greater than or equal to 0");
    }
  }

  public static void positive(Spot number) {
    if (number.orZero().number() <= 0) {
      number.orZero().invalid("must be greater than zero");
    }
  }

  public static void between(Spot number, long min, long max) {
    if (number.number() < min || number.number() > max) {
      number.orZero().invalid("must be between " + min + " and " + max + ", inclusive");
    }
  }

  /** A user's or group's number. */
  public static void accountId(Spot number) {
    if (number.present()) {
      between(number, 0, Integer.MAX_VALUE);
    }
  }

  public static void portNumber(Spot port) {
    between(port, 1, PORT_MAX);
  }

  /** Absent is told as required. */
  public static void oneOf(Spot text, Collection<String> values) {
    if (text.blank()) {
      text.required("");
    } else if (!values.contains(text.text())) {
      text.unsupported(values);
    }
  }

  /** As {@link #oneOf}, but absent is told like a wrong value. */
  public static void supported(Spot text, Collection<String> values) {
    if (!values.contains(text.text())) {
      text.unsupported(values);
    }
  }

  public static void supportedIfPresent(Spot text, Collection<String> values) {
    if (!text.blank()) {
      supported(text, values);
    }
  }

  public static void requiredText(Spot text) {
    if (text.blank()) {
      text.required("");
    }
  }

  public static void label(Spot name) {
    name.invalid(Names.label(name.text()));
  }

  public static void subdomain(Spot name) {
    name.invalid(Names.subdomain(name.text()));
  }

  public static void qualifiedName(Spot name) {
    name.invalid(Labels.key(name.text()));
  }

  /** Keys and values of a map of labels; what is wrong is told of the map. */
  public static void labels(Spot labels) {
    for (var key : labels.keys()) {
      Labels.key(key).forEach(problem -> labels.invalid(key, problem));
      var value = labels.key(key).text();
      Labels.value(value).forEach(problem -> labels.invalid(value, problem));
    }
  }

  /** Every item of a list of texts once. */
  public static void unique(Spot list) {
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      if (!seen.add(item.text())) {
        item.duplicate();
      }
    }
  }

  public static List<String> texts(Spot list) {
    return list.items().stream().map(Spot::text).toList();
  }
}
