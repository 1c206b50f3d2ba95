package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Which node ports are taken: one RangeAllocation object, a bit for each port. */
final class NodePorts {
  static final String KEY = "ranges/servicenodeports";

  private final Ledger ledger;
  private final PortRange range;
  private final RandomGenerator random;
  private final RangeGate gate = new RangeGate();

  NodePorts(Ledger ledger, PortRange range, RandomGenerator random) {
    this.ledger = ledger;
    this.range = range;
    this.random = random;
  }

  PortRange range() {
    return range;
  }

  /** Takes all or nothing; returns the ports in the order of the wishes. */
  List<Integer> take(List<PortWish> wishes, String service, boolean dryRun) {
    if (wishes.isEmpty()) {
      return List.of();
    }
    var taken = new ArrayList<Integer>();
    if (dryRun) {
      grant(wishes, service, bitmap(read()), taken);
      return taken;
    }
    change(bitmap -> {
      taken.clear();
      return grant(wishes, service, bitmap, taken);
    });
    return taken;
  }

  void release(Collection<Integer> ports) {
    if (!ports.isEmpty()) {
      change(bitmap -> without(bitmap, ports));
    }
  }

  PortBitmap taken() {
    return bitmap(read());
  }

  /** Makes up for what is missing, and gives back what is nobody's. */
  void repair(Collection<Integer> missing, Collection<Integer> leaked) {
    if (!missing.isEmpty() || !leaked.isEmpty()) {
      change(bitmap -> with(without(bitmap, leaked), missing));
    }
  }

  /** Forgets what was stored for another range, after the range was changed; services tell what is taken. */
  void begin() {
    var stored = read();
    if (!isOfRange(stored)) {
      stored.put("range", range.toString()).put("data", "");
      ledger.replace(KEY, stored);
    }
  }

  private PortBitmap grant(List<PortWish> wishes, String service, PortBitmap before, List<Integer> taken) {
    // What was asked for by number goes first, or an arbitrary port could be in its way.
    var bitmap = before;
    for (var wish : wishes) {
      if (!wish.any()) {
        bitmap = grant(wish, service, bitmap);
      }
    }
    for (var wish : wishes) {
      int port = wish.any() ? bitmap.free(random).orElseThrow(() -> full(wish)) : wish.port();
      bitmap = bitmap.with(port);
      taken.add(port);
    }
    return bitmap;
  }

  private PortBitmap grant(PortWish wish, String service, PortBitmap bitmap) {
    if (!range.contains(wish.port())) {
      throw refused(wish, service,
          "provided port is not in the valid range. The range of valid ports is " + range);
    }
    if (bitmap.has(wish.port())) {
      throw refused(wish, service, "provided port is already allocated");
    }
    return bitmap.with(wish.port());
  }

  private static Refusal refused(PortWish wish, String service, String why) {
    if (wish.path().isEmpty()) {
      return Refusals.internal("failed to allocate requested HealthCheck NodePort " + wish.port() + ": " + why);
    }
    return Refusals.invalid("", "Service", service,
        List.of(FieldError.invalid(wish.path(), IntNode.valueOf(wish.port()), why)));
  }

  private static Refusal full(PortWish wish) {
    return Refusals.internal(wish.path().isEmpty()
        ? "failed to allocate a HealthCheck NodePort 0: range is full"
        : "failed to allocate a nodePort: range is full");
  }

  private static PortBitmap without(PortBitmap bitmap, Collection<Integer> ports) {
    return ports.stream().reduce(bitmap, PortBitmap::without, (_, last) -> last);
  }

  private static PortBitmap with(PortBitmap bitmap, Collection<Integer> ports) {
    return ports.stream().filter(bitmap.range()::contains).reduce(bitmap, PortBitmap::with, (_, last) -> last);
  }

  private void change(Function<PortBitmap, PortBitmap> change) {
    gate.inTurn(() -> {
      for (int attempt = 0; attempt < Limits.RECORD_ATTEMPTS_MAX; attempt++) {
        if (attempt(change)) {
          return;
        }
      }
      throw Refusals.unavailable("the record of node ports is changed by others all the time; try again");
    });
  }

  private boolean attempt(Function<PortBitmap, PortBitmap> change) {
    var stored = read();
    var before = bitmap(stored);
    var after = change.apply(before);
    if (after.equals(before)) {
      return true;
    }
    stored.put("range", range.toString()).put("data", after.text());
    return ClusterAddresses.version(stored).isEmpty() ? ledger.create(KEY, stored) : ledger.replace(KEY, stored);
  }

  private ObjectNode read() {
    return ledger.read(KEY).orElseGet(this::blank);
  }

  private ObjectNode blank() {
    var record = JsonNodeFactory.instance.objectNode();
    record.put("kind", "RangeAllocation").put("apiVersion", "v1").putObject("metadata");
    record.put("range", range.toString()).put("data", "");
    return record;
  }

  private PortBitmap bitmap(ObjectNode record) {
    if (!isOfRange(record)) {
      throw Refusals.internal("the provided range does not match the current range");
    }
    return PortBitmap.of(range, record.path("data").asText(""));
  }

  private boolean isOfRange(ObjectNode record) {
    return record.path("range").asText("").equals(range.toString());
  }
}
