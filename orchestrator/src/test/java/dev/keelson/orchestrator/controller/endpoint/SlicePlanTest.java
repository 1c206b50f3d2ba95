package dev.keelson.orchestrator.controller.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.controller.endpoint.SlicePlan.Writes;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlicePlanTest {
  private static final int PER_SLICE = 5;
  private static final ObjectNode SERVICE = Yaml.object(
      "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: n, uid: s, labels: {app: web}}}");

  private final SliceForm form = SliceForm.of(SERVICE, "me", false);
  private final Map<String, ObjectNode> stored = new TreeMap<>();
  private int named;

  private static NavigableSet<PortNumber> port(int number) {
    return new TreeSet<>(List.of(new PortNumber("", number, "TCP", "")));
  }

  private static ObjectNode endpoint(int number, boolean ready) {
    var endpoint = JsonNodeFactory.instance.objectNode();
    endpoint.putArray("addresses").add("10.0.0." + number);
    endpoint.putObject("conditions").put("ready", ready);
    endpoint.putObject("targetRef").put("namespace", "n").put("name", "p" + number);
    return endpoint;
  }

  private static List<ObjectNode> endpoints(int from, int to) {
    var all = new ArrayList<ObjectNode>();
    for (int i = from; i < to; i++) {
      all.add(endpoint(i, true));
    }
    return all;
  }

  private ObjectNode slice(String name) {
    return Optional.ofNullable(stored.get(name)).orElseThrow();
  }

  private Writes write(Map<NavigableSet<PortNumber>, List<ObjectNode>> desired) {
    var writes = SlicePlan.of(form, Family.IPV4, PER_SLICE, desired, List.copyOf(stored.values()));
    for (var slice : writes.creates()) {
      var name = "web-" + ++named;
      Metadata.of(slice).put("name", name);
      stored.put(name, slice);
    }
    writes.updates().forEach(slice -> stored.put(Metadata.name(slice), slice));
    writes.deletes().forEach(slice -> stored.remove(Metadata.name(slice)));
    return writes;
  }

  private static String counts(Writes writes) {
    return "+" + writes.creates().size() + " ~" + writes.updates().size() + " -" + writes.deletes().size();
  }

  @Test
  void a_new_slice_says_whose_it_is() {
    write(Map.of(port(80), endpoints(0, 1)));
    assertEquals("{\"generateName\":\"web-\",\"namespace\":\"n\",\"labels\":{\"endpointslice.kubernetes.io/managed-by\""
        + ":\"me\",\"kubernetes.io/service-name\":\"web\",\"app\":\"web\"},\"ownerReferences\":[{\"apiVersion\":\"v1\","
        + "\"kind\":\"Service\",\"name\":\"web\",\"uid\":\"s\",\"controller\":true,\"blockOwnerDeletion\":true}],"
        + "\"name\":\"web-1\"}", slice("web-1").path("metadata").toString());
    assertEquals("[{\"name\":\"\",\"port\":80,\"protocol\":\"TCP\"}]", slice("web-1").path("ports").toString());
  }

  @Test
  void what_is_right_is_not_written_again() {
    assertEquals("+3 ~0 -0", counts(write(Map.of(port(80), endpoints(0, 12)))));
    assertEquals("+0 ~0 -0", counts(write(Map.of(port(80), endpoints(0, 12)))));
  }

  @Test
  void a_few_more_go_where_there_is_room_for_all_of_them() {
    write(Map.of(port(80), endpoints(0, 12)));
    assertEquals("+0 ~1 -0", counts(write(Map.of(port(80), endpoints(0, 15)))));
    assertEquals("+1 ~0 -0", counts(write(Map.of(port(80), endpoints(0, 17)))));
  }

  @Test
  void a_slice_that_is_written_anyway_is_filled_first() {
    write(Map.of(port(80), endpoints(0, 10)));
    var desired = new ArrayList<>(endpoints(1, 11));
    assertEquals("+0 ~1 -0", counts(write(Map.of(port(80), desired))));
  }

  @Test
  void a_slice_without_endpoints_goes_and_the_last_one_stays_empty() {
    write(Map.of(port(80), endpoints(0, 10)));
    assertEquals("+0 ~0 -1", counts(write(Map.of(port(80), endpoints(0, 5)))));
    assertEquals("+0 ~1 -0", counts(write(Map.of())));
    assertEquals("[]", stored.values().iterator().next().path("ports").toString());
    assertEquals("+0 ~0 -0", counts(write(Map.of())));
    assertEquals("+0 ~1 -0", counts(write(Map.of(port(80), endpoints(0, 2)))), "the empty one is used again");
  }

  @Test
  void slices_of_an_old_service_of_this_name_go() {
    write(Map.of(port(80), endpoints(0, 2)));
    var old = slice("web-1").deepCopy();
    ((ObjectNode) old.path("metadata").path("ownerReferences").path(0)).put("uid", "older");
    Metadata.of(old).put("name", "web-old");
    stored.put("web-old", old);
    assertEquals("+0 ~0 -1", counts(write(Map.of(port(80), endpoints(0, 2)))));
  }

  @Test
  void labels_of_the_service_come_along() {
    write(Map.of(port(80), endpoints(0, 2)));
    var service = SERVICE.deepCopy();
    Metadata.of(service).withObjectProperty("labels").put("tier", "front");
    var writes = SlicePlan.of(SliceForm.of(service, "me", true), Family.IPV4, PER_SLICE,
        Map.of(port(80), endpoints(0, 2)), stored.values());
    assertEquals("{\"endpointslice.kubernetes.io/managed-by\":\"me\",\"kubernetes.io/service-name\":\"web\","
        + "\"app\":\"web\",\"tier\":\"front\",\"service.kubernetes.io/headless\":\"\"}",
        writes.updates().getFirst().path("metadata").path("labels").toString());
  }

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_changes_each_endpoint_is_in_exactly_one_slice(long seed) {
    var random = new Random(seed);
    for (int step = 0; step < 30; step++) {
      var desired = randomDesired(random);
      write(desired);
      check(desired, "seed " + seed + ", step " + step);
      assertEquals("+0 ~0 -0", counts(write(desired)), "seed " + seed + ", step " + step);
    }
  }

  private static Map<NavigableSet<PortNumber>, List<ObjectNode>> randomDesired(Random random) {
    var desired = new HashMap<NavigableSet<PortNumber>, List<ObjectNode>>();
    for (int number = 0; number < 30; number++) {
      if (random.nextInt(3) > 0) {
        desired.computeIfAbsent(port(80 + number % 2), _ -> new ArrayList<>())
            .add(endpoint(number, random.nextInt(8) > 0));
      }
    }
    return random.nextInt(10) == 0 ? Map.of() : desired;
  }

  private void check(Map<NavigableSet<PortNumber>, List<ObjectNode>> desired, String where) {
    var wanted = new HashSet<String>();
    desired.forEach((ports, endpoints) -> endpoints.forEach(each -> wanted.add(ports.first().number() + "" + each)));
    var found = new HashSet<String>();
    for (var slice : stored.values()) {
      assertTrue(slice.path("endpoints").size() <= PER_SLICE, where);
      slice.path("endpoints").forEach(each -> assertTrue(
          found.add(slice.path("ports").path(0).path("port").asInt() + "" + each), where + " twice: " + each));
    }
    assertEquals(wanted, found, where);
    assertTrue(!stored.isEmpty(), where);
  }
}
