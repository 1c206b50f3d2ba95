package dev.keelson.orchestrator.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Three servers allocate from small ranges on one ledger that fails now and then. */
class AllocationProperties {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private FakeLedger ledger = new FakeLedger();
  private Map<String, ObjectNode> stored = new HashMap<>();

  @BeforeTry
  void begin() {
    ledger = new FakeLedger();
    stored = new HashMap<>();
  }

  @Property(tries = 300)
  void nothing_is_given_out_twice_whatever_fails(@ForAll long seed, @ForAll @IntRange(max = 30) int faultPercent) {
    var random = random(seed);
    var servers = List.of(server(random), server(random), server(random));
    ledger.fails(() -> random.nextInt(100) < faultPercent);
    for (int step = 0; step < 60; step++) {
      var server = servers.get(random.nextInt(servers.size()));
      attempt(server, random, step);
      assertNothingIsShared();
    }
    ledger.fails(() -> false);
    var repair = servers.getFirst().repair();
    for (int round = 0; round < Limits.LEAK_SIGHTINGS; round++) {
      repair.run(() -> List.copyOf(stored.values()));
    }
    assertNothingIsLeftOver();
  }

  @Property(tries = 20)
  void nothing_is_given_out_twice_by_servers_that_race(@ForAll long seed) throws InterruptedException {
    var results = new ArrayList<ObjectNode>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      var server = server(random(seed + i));
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> {
        for (int n = 0; n < 6; n++) {
          var service = service("s" + number + "-" + n);
          server.create(service, false).keep();
          synchronized (results) {
            results.add(service);
          }
        }
      }));
    }
    for (var thread : threads) {
      thread.join();
    }
    results.forEach(service -> stored.put(service.path("metadata").path("name").asText(), service));
    assertEquals(18, stored.size());
    assertNothingIsShared();
    assertNothingIsLeftOver();
  }

  private void attempt(ServiceAllocator server, RandomGenerator random, int step) {
    try {
      if (!stored.isEmpty() && random.nextInt(3) == 0) {
        var name = List.copyOf(stored.keySet()).get(random.nextInt(stored.size()));
        Optional.ofNullable(stored.remove(name)).ifPresent(server::release);
        return;
      }
      var service = service("s" + step);
      var allocation = server.create(service, false);
      if (random.nextInt(4) == 0) {
        allocation.giveBack();
      } else {
        stored.put("s" + step, service);
        allocation.keep();
      }
    } catch (Refusal | FakeLedger.WeatherException expected) {
      assertNothingIsShared();
    }
  }

  private void assertNothingIsShared() {
    var addresses = stored.values().stream().map(service -> service.path("spec").path("clusterIP").asText()).toList();
    assertEquals(addresses.size(), addresses.stream().distinct().count(), () -> "addresses " + addresses);
    var ports = stored.values().stream().flatMap(service -> ServiceSpec.of(service).nodePorts().stream()).toList();
    assertEquals(ports.size(), ports.stream().distinct().count(), () -> "ports " + ports);
    addresses.forEach(address -> assertTrue(ledger.read("ipaddresses/" + address).isPresent(), address));
  }

  private void assertNothingIsLeftOver() {
    assertEquals(stored.size(), ledger.list("ipaddresses/").size());
    var ports = ledger.read("ranges/servicenodeports")
        .map(record -> PortBitmap.of(PortRange.of("30000-30039"), record.path("data").asText()).ports())
        .orElse(List.of());
    assertEquals(stored.size(), ports.size());
  }

  private ServiceAllocator server(RandomGenerator random) {
    return new ServiceAllocator(ledger, "10.0.0.0/27", "30000-30039", random, CLOCK);
  }

  private static ObjectNode service(String name) {
    var service = JsonNodeFactory.instance.objectNode();
    service.putObject("metadata").put("namespace", "default").put("name", name);
    var spec = service.putObject("spec").put("type", "NodePort");
    spec.putArray("ports").addObject().put("port", 80);
    return service;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
