package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who has which cluster address: an IPAddress object (networking.k8s.io/v1) for each, named by the address. To create
 * it is to take the address, so two servers never give out the same one.
 */
final class ClusterAddresses {
  static final String KEYS = "ipaddresses/";

  private final Ledger ledger;
  private final AddressRange range;
  private final RandomGenerator random;
  private final InstantSource clock;

  ClusterAddresses(Ledger ledger, AddressRange range, RandomGenerator random, InstantSource clock) {
    this.ledger = ledger;
    this.range = range;
    this.random = random;
    this.clock = clock;
  }

  AddressRange range() {
    return range;
  }

  /** Takes this address. */
  void take(String address, ServiceName service, boolean dryRun) throws TakenException {
    if (!range.contains(address)) {
      throw new TakenException("the provided IP (%s) is not in the valid range. The range of valid IPs is %s"
          .formatted(address, range.cidr()));
    }
    boolean free = dryRun ? ledger.read(KEYS + address).isEmpty() : create(address, service);
    if (!free) {
      throw new TakenException("provided IP is already allocated");
    }
  }

  /** Takes any address that is free; a dry run gets one that nobody can have, as from kube-apiserver. */
  String takeAny(ServiceName service, boolean dryRun) throws TakenException {
    if (dryRun) {
      return range.baseText();
    }
    int lower = range.lowerBand();
    for (int guess = 0; guess < Limits.GUESSES_MAX; guess++) {
      var address = range.at(random.nextInt(lower, range.size()));
      if (create(address, service)) {
        return address;
      }
    }
    return search(service, lower, range.size())
        .or(() -> search(service, 0, lower))
        .orElseThrow(() -> new TakenException("range is full"));
  }

  /** Gives the address back, if it is this service that has it. */
  void release(String address, ServiceName service) {
    ledger.read(KEYS + address)
        .filter(taken -> ServiceName.parent(taken).equals(service))
        .ifPresent(taken -> ledger.delete(KEYS + address, version(taken)));
  }

  List<ObjectNode> records() {
    return ledger.list(KEYS);
  }

  /** Whether it was dropped: not when it is no longer as it was read. */
  boolean drop(ObjectNode record) {
    return ledger.delete(KEYS + record.path("metadata").path("name").asText(""), version(record));
  }

  static String version(ObjectNode object) {
    return object.path("metadata").path("resourceVersion").asText("");
  }

  /** Whether it was taken: not when somebody has it. */
  boolean create(String address, ServiceName service) {
    return ledger.create(KEYS + address, record(address, service));
  }

  private Optional<String> search(ServiceName service, int from, int end) {
    if (from >= end) {
      return Optional.empty();
    }
    var taken = new HashSet<>(takenAddresses());
    int start = random.nextInt(from, end);
    for (int step = 0; step < end - from; step++) {
      int offset = from + (start - from + step) % (end - from);
      var address = range.at(offset);
      if (!taken.contains(address) && create(address, service)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  private List<String> takenAddresses() {
    return records().stream().map(taken -> taken.path("metadata").path("name").asText("")).toList();
  }

  private ObjectNode record(String address, ServiceName service) {
    var record = JsonNodeFactory.instance.objectNode();
    record.put("kind", "IPAddress").put("apiVersion", "networking.k8s.io/v1");
    var metadata = record.putObject("metadata");
    metadata.put("name", address).put("uid", uid());
    metadata.put("creationTimestamp", now().toString());
    metadata.putObject("labels")
        .put("ipaddress.kubernetes.io/ip-family", "IPv4")
        .put("ipaddress.kubernetes.io/managed-by", "ipallocator.k8s.io");
    record.putObject("spec").putObject("parentRef")
        .put("resource", "services").put("namespace", service.namespace()).put("name", service.name());
    return record;
  }

  /** Version 4 of RFC 9562. */
  private String uid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
