package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.text.Form;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TtlOptions;
import java.util.Optional;

/**
 * The parameters of a request, checked. Absent numbers are 0, absent booleans false, where their absence means nothing
 * else.
 *
 * @param ttl how long to live; absent when nothing was said
 */
record KeysParameters(
    Form form,
    long prevIndex,
    long waitIndex,
    Flags flags,
    Optional<Long> ttl,
    Optional<Boolean> prevExist,
    boolean refresh) {
  /** Those that are false unless said otherwise. */
  record Flags(boolean recursive, boolean waits, boolean dir, boolean quorum, boolean streams, boolean silent) {}

  /** The first thing that is wrong with a request. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient KeysError error;

    Wrong(KeysError.Kind kind, String cause) {
      super(cause);
      this.error = KeysError.of(kind, cause);
    }

    KeysError error() {
      return error;
    }
  }

  /** Checks in etcd's order, on every method alike: the first fault is the one that is told. */
  static KeysParameters check(Form form, String method) throws Wrong {
    if (form.fault().isPresent()) {
      throw new Wrong(KeysError.Kind.INVALID_FORM, form.fault().get());
    }
    long prevIndex = index(form, "prevIndex");
    long waitIndex = index(form, "waitIndex");
    var flags = flags(form, method);
    var ttl = ttl(form);
    var prevExist = optional(form, "prevExist", "prevExist");
    boolean refresh = optional(form, "refresh", "refresh").orElse(false);
    if (refresh && !form.text("value").isEmpty()) {
      throw new Wrong(KeysError.Kind.VALUE_ON_REFRESH, "A value was provided on a refresh");
    }
    if (refresh && ttl.isEmpty()) {
      throw new Wrong(KeysError.Kind.TTL_REQUIRED, "No TTL value set");
    }
    return new KeysParameters(form, prevIndex, waitIndex, flags, ttl, prevExist, refresh);
  }

  private static Flags flags(Form form, String method) throws Wrong {
    boolean recursive = bool(form, "recursive");
    bool(form, "sorted"); // children are always sorted here
    boolean wait = bool(form, "wait");
    boolean dir = bool(form, "dir");
    boolean quorum = bool(form, "quorum");
    boolean stream = bool(form, "stream");
    if (wait && !method.equals("GET")) {
      throw new Wrong(KeysError.Kind.INVALID_FIELD, "\"wait\" can only be used with GET requests");
    }
    if (form.has("prevValue") && form.text("prevValue").isEmpty()) {
      throw new Wrong(KeysError.Kind.PREV_VALUE_REQUIRED, "\"prevValue\" cannot be empty");
    }
    return new Flags(recursive, wait, dir, quorum, stream, bool(form, "noValueOnSuccess"));
  }

  private static long index(Form form, String name) throws Wrong {
    if (!form.has(name)) {
      return 0;
    }
    return form.unsigned(name).orElseThrow(() -> new Wrong(KeysError.Kind.INDEX_NOT_A_NUMBER, invalid(quoted(name))));
  }

  /** An empty one is none. */
  private static Optional<Long> ttl(Form form) throws Wrong {
    if (form.text("ttl").isEmpty()) {
      return Optional.empty();
    }
    var ttl = form.unsigned("ttl");
    if (ttl.isEmpty()) {
      throw new Wrong(KeysError.Kind.TTL_NOT_A_NUMBER, invalid(quoted("ttl")));
    }
    return ttl;
  }

  private static boolean bool(Form form, String name) throws Wrong {
    return optional(form, name, quoted(name)).orElse(false);
  }

  private static Optional<Boolean> optional(Form form, String name, String shown) throws Wrong {
    if (!form.has(name)) {
      return Optional.empty();
    }
    var value = form.bool(name);
    if (value.isEmpty()) {
      throw new Wrong(KeysError.Kind.INVALID_FIELD, invalid(shown));
    }
    return value;
  }

  private static String invalid(String shown) {
    return "invalid value for " + shown;
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  Bytes value() {
    return Bytes.wrap(form.octets("value"));
  }

  Bytes prevValue() {
    return Bytes.wrap(form.octets("prevValue"));
  }

  /** Whether the node has to be as the client thinks. */
  boolean compares() {
    return prevIndex != 0 || form.has("prevValue");
  }

  TtlOptions lifetime(long nowNanos) {
    var options = ttl.isPresent() ? TtlOptions.seconds(nowNanos, ttl.get()) : TtlOptions.permanent(nowNanos);
    return refresh ? options.refreshing() : options;
  }
}
