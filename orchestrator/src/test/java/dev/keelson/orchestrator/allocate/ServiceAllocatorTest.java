package dev.keelson.orchestrator.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAllocatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeLedger ledger = new FakeLedger();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final ServiceAllocator allocator = allocator("10.96.0.0/12", "30000-32767");

  private ServiceAllocator allocator(String addresses, String ports) {
    return new ServiceAllocator(ledger, addresses, ports, random,
        InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.6Z")));
  }

  private static ObjectNode service(String name, String spec) {
    try {
      return (ObjectNode) JSON.readTree(
          "{'metadata':{'namespace':'default','name':'%s'},'spec':%s}".formatted(name, spec).replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(spec, broken);
    }
  }

  private static String spec(ObjectNode service) {
    return service.path("spec").toString().replace('"', '\'');
  }

  private ObjectNode create(String name, String spec) {
    var service = service(name, spec);
    CarryOver.normalize(service);
    allocator.create(service, false).keep();
    return service;
  }

  private ObjectNode update(ObjectNode stored, String spec) {
    var service = service(stored.path("metadata").path("name").asText(), spec);
    CarryOver.complete(service, stored);
    allocator.update(service, stored, false).keep();
    return service;
  }

  private String refusal(String spec) {
    return assertThrows(Refusal.class, () -> create("s9", spec)).text();
  }

  @Test
  void a_service_gets_an_address_and_the_families_of_the_cluster() {
    var service = create("web", "{'type':'ClusterIP','selector':{'a':'b'},'ports':[{'port':80}]}");
    var address = service.path("spec").path("clusterIP").asText();
    assertEquals("{'type':'ClusterIP','selector':{'a':'b'},'ports':[{'port':80}],'ipFamilyPolicy':'SingleStack',"
        + "'ipFamilies':['IPv4'],'clusterIP':'" + address + "','clusterIPs':['" + address + "']}", spec(service));
    var record = ledger.read("ipaddresses/" + address).orElseThrow();
    assertEquals("2026-01-02T03:04:05Z", record.path("metadata").path("creationTimestamp").asText());
    assertEquals("{'parentRef':{'resource':'services','namespace':'default','name':'web'}}", spec(record));
  }

  @Test
  void an_address_on_request_is_given_once() {
    assertEquals("10.96.0.10", create("dns", "{'clusterIP':'10.96.0.10'}").path("spec").path("clusterIPs").get(0)
        .asText());
    assertEquals("Service \"s9\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.10\"]: failed to allocate IP"
        + " 10.96.0.10: provided IP is already allocated", refusal("{'clusterIP':'10.96.0.10'}"));
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1", "10.96.0.0", "10.111.255.255", "10.112.0.1", "10.96.0.256", "10.96.0"})
  void an_address_outside_the_range_is_refused(String address) {
    assertEquals(("Service \"s9\" is invalid: spec.clusterIPs: Invalid value: [\"%s\"]: failed to allocate IP %s: the"
        + " provided IP (%s) is not in the valid range. The range of valid IPs is 10.96.0.0/12")
        .formatted(address, address, address), refusal("{'clusterIP':'" + address + "'}"));
  }

  @Test
  void the_first_address_is_that_of_the_service_kubernetes() {
    assertEquals("10.96.0.1", allocator.firstAddress());
    assertEquals("192.168.4.1", allocator("192.168.4.77/24", "30000-32767").firstAddress());
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8", "10.0.0.0/31", "10.0.0.0", "fd00::/112", "10.0.0/24"})
  void a_range_that_cannot_be_used_is_refused(String range) {
    assertThrows(IllegalArgumentException.class, () -> allocator(range, "30000-32767"));
  }

  @ParameterizedTest
  @CsvSource({"30000", "32767-30000", "0-10", "-5", "30000-70000", "a-b"})
  void a_range_of_ports_that_cannot_be_used_is_refused(String range) {
    assertThrows(IllegalArgumentException.class, () -> allocator("10.96.0.0/12", range));
  }

  @Test
  void headless_services_and_external_names_take_nothing() {
    var headless = create("db", "{'clusterIP':'None','selector':{'a':'b'}}");
    assertEquals("{'clusterIP':'None','selector':{'a':'b'},'clusterIPs':['None'],'ipFamilyPolicy':'SingleStack',"
        + "'ipFamilies':['IPv4']}", spec(headless));
    var unselected = create("db2", "{'clusterIP':'None'}");
    assertEquals("{'clusterIP':'None','clusterIPs':['None'],'ipFamilyPolicy':'RequireDualStack',"
        + "'ipFamilies':['IPv4','IPv6']}", spec(unselected));
    var external = create("ext", "{'type':'ExternalName','externalName':'example.com'}");
    assertEquals("{'type':'ExternalName','externalName':'example.com'}", spec(external));
    assertEquals(0, ledger.size());
  }

  @Test
  void two_stacks_are_not_there() {
    assertEquals("Service \"s9\" is invalid: spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is"
        + " not configured for dual-stack services", refusal("{'ipFamilyPolicy':'RequireDualStack'}"));
    assertEquals("Service \"s9\" is invalid: spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this"
        + " cluster", refusal("{'ipFamilies':['IPv6']}"));
    assertEquals("['IPv4']", create("prefers", "{'ipFamilyPolicy':'PreferDualStack'}").path("spec").path("ipFamilies")
        .toString().replace('"', '\''));
  }

  @Test
  void node_ports_are_found_or_given_on_request() {
    var service = create("web", "{'type':'NodePort','ports':[{'port':80},{'port':443,'nodePort':30443}]}");
    int found = service.path("spec").path("ports").get(0).path("nodePort").asInt();
    assertTrue(found >= 30086 && found <= 32767, () -> "an arbitrary port is from the upper band: " + found);
    assertEquals("Service \"s9\" is invalid: spec.ports[0].nodePort: Invalid value: 30443: provided port is already"
        + " allocated", refusal("{'type':'NodePort','ports':[{'port':80,'nodePort':30443}]}"));
    assertEquals("Service \"s9\" is invalid: spec.ports[1].nodePort: Invalid value: 80: provided port is not in the"
        + " valid range. The range of valid ports is 30000-32767",
        refusal("{'type':'NodePort','ports':[{'port':80},{'port':81,'nodePort':80}]}"));
  }

  @Test
  void a_refused_port_gives_the_address_back() {
    refusal("{'type':'NodePort','ports':[{'port':80,'nodePort':80}]}");
    assertEquals(List.of(), ledger.list("ipaddresses/"));
  }

  @Test
  void protocols_of_one_port_share_a_node_port() {
    var service = create("dns", "{'type':'NodePort','ports':[{'port':53,'protocol':'UDP'},{'port':53}]}");
    var ports = service.path("spec").path("ports");
    assertEquals(ports.get(0).path("nodePort"), ports.get(1).path("nodePort"));
    var given = create("dns2", "{'type':'NodePort','ports':[{'port':53,'protocol':'UDP'},"
        + "{'port':53,'nodePort':30053}]}");
    assertEquals(30053, given.path("spec").path("ports").get(0).path("nodePort").asInt());
  }

  @Test
  void a_balancer_may_go_without_node_ports() {
    var service = create("lb", "{'type':'LoadBalancer','allocateLoadBalancerNodePorts':false,'ports':[{'port':80}]}");
    assertTrue(service.path("spec").path("ports").get(0).path("nodePort").isMissingNode());
  }

  @Test
  void a_local_balancer_gets_a_port_for_health_checks() {
    var service = create("lb", "{'type':'LoadBalancer','externalTrafficPolicy':'Local','healthCheckNodePort':30500,"
        + "'ports':[{'port':80}]}");
    assertEquals(30500, service.path("spec").path("healthCheckNodePort").asInt());
    assertEquals("Internal error occurred: failed to allocate requested HealthCheck NodePort 30500: provided port is"
        + " already allocated", refusal("{'type':'LoadBalancer','externalTrafficPolicy':'Local',"
            + "'healthCheckNodePort':30500,'ports':[{'port':80}]}"));
    var found = create("lb2", "{'type':'LoadBalancer','externalTrafficPolicy':'Local','ports':[{'port':80}]}");
    assertTrue(found.path("spec").path("healthCheckNodePort").asInt() >= 30086);
  }

  @Test
  void an_update_that_says_less_keeps_what_the_service_has() {
    var stored = create("web", "{'type':'NodePort','selector':{'a':'b'},'ports':[{'port':80,'protocol':'TCP'}]}");
    var updated = update(stored, "{'type':'NodePort','selector':{'a':'b'},'ports':[{'port':80,'protocol':'TCP'}]}");
    assertEquals(stored.path("spec").path("clusterIP"), updated.path("spec").path("clusterIP"));
    assertEquals(stored.path("spec").path("clusterIPs"), updated.path("spec").path("clusterIPs"));
    assertEquals(stored.path("spec").path("ports"), updated.path("spec").path("ports"));
  }

  @Test
  void a_service_that_becomes_an_external_name_gives_all_back() {
    var stored = create("web", "{'type':'NodePort','clusterIP':'10.96.0.9','ports':[{'port':80,'nodePort':30080}]}");
    var updated = update(stored, "{'type':'ExternalName','externalName':'e.org','clusterIP':'10.96.0.9',"
        + "'clusterIPs':['10.96.0.9'],'ipFamilies':['IPv4'],'ipFamilyPolicy':'SingleStack',"
        + "'ports':[{'port':80,'nodePort':30080}]}");
    assertEquals("{'type':'ExternalName','externalName':'e.org','ports':[{'port':80}]}", spec(updated));
    var again = create("next", "{'type':'NodePort','clusterIP':'10.96.0.9','ports':[{'port':80,'nodePort':30080}]}");
    assertEquals("10.96.0.9", again.path("spec").path("clusterIP").asText());
    var back = update(updated, "{'type':'ClusterIP','ports':[{'port':80}]}");
    assertTrue(ledger.read("ipaddresses/" + back.path("spec").path("clusterIP").asText()).isPresent());
  }

  @Test
  void a_node_port_that_changes_frees_the_former_one() {
    var stored = create("web", "{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}");
    update(stored, "{'type':'NodePort','ports':[{'port':80,'nodePort':30081}]}");
    create("other", "{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}");
    assertTrue(refusal("{'type':'NodePort','ports':[{'port':80,'nodePort':30081}]}").contains("already allocated"));
  }

  @Test
  void an_update_that_fails_changes_nothing() {
    var stored = create("web", "{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}");
    var service = service("web", "{'type':'NodePort','ports':[{'port':80,'nodePort':30081}]}");
    CarryOver.complete(service, stored);
    allocator.update(service, stored, false).giveBack();
    assertTrue(refusal("{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}").contains("already allocated"));
    create("other", "{'type':'NodePort','ports':[{'port':80,'nodePort':30081}]}");
  }

  @Test
  void a_dry_run_takes_nothing() {
    var service = service("web", "{'type':'NodePort','ports':[{'port':80}]}");
    allocator.create(service, true).keep();
    assertEquals("10.96.0.0", service.path("spec").path("clusterIP").asText());
    assertTrue(service.path("spec").path("ports").get(0).path("nodePort").asInt() > 30000);
    assertEquals(0, ledger.size());
  }

  @Test
  void a_deleted_service_frees_its_own_only() {
    var web = create("web", "{'type':'NodePort','clusterIP':'10.96.0.9','ports':[{'port':80,'nodePort':30080}]}");
    allocator.release(web);
    create("next", "{'type':'NodePort','clusterIP':'10.96.0.9','ports':[{'port':80,'nodePort':30081}]}");
    allocator.release(web);
    assertTrue(ledger.read("ipaddresses/10.96.0.9").isPresent(), "it is another's by now");
  }

  @Test
  void a_full_range_is_told() {
    var small = allocator("10.0.0.0/28", "30000-30001");
    var addresses = new HashSet<String>();
    for (int i = 0; i < 14; i++) {
      var service = service("s" + i, "{'ports':[{'port':80}]}");
      small.create(service, false).keep();
      addresses.add(service.path("spec").path("clusterIP").asText());
    }
    assertEquals(14, addresses.size());
    var full = assertThrows(Refusal.class, () -> small.create(service("s", "{'ports':[]}"), false));
    assertEquals("Internal error occurred: failed to allocate a serviceIP: range is full", full.text());
    assertEquals(Reason.INTERNAL_ERROR, full.reason());
    small.release(service("s0", "{'clusterIP':'10.0.0.1'}"));
    var ports = assertThrows(Refusal.class, () -> small.create(
        service("p", "{'type':'NodePort','clusterIP':'None','ports':[{'port':1},{'port':2},{'port':3}]}"), false));
    assertEquals("Internal error occurred: failed to allocate a nodePort: range is full", ports.text());
  }

  @Test
  void the_record_of_ports_is_written_as_kube_apiserver_writes_it() {
    create("web", "{'type':'NodePort','clusterIP':'None','ports':[{'port':80,'nodePort':30000},"
        + "{'port':81,'nodePort':30009}]}");
    var record = ledger.read("ranges/servicenodeports").orElseThrow();
    assertEquals("30000-32767", record.path("range").asText());
    assertEquals("AgE=", record.path("data").asText());
    assertEquals("RangeAllocation", record.path("kind").asText());
  }

  @Test
  void a_repair_makes_up_for_what_is_missing_at_once() {
    var service = service("web", "{'type':'NodePort','clusterIP':'10.96.0.9','ports':[{'port':80,'nodePort':30080}]}");
    assertEquals(new Repair.Repaired(1, 0, 1), allocator.repair().run(() -> List.of(service)));
    assertTrue(refusal("{'clusterIP':'10.96.0.9'}").contains("already allocated"));
    assertTrue(refusal("{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}").contains("already allocated"));
  }

  @Test
  void a_repair_gives_back_what_nobody_has_when_it_is_sure() {
    var gone = create("gone", "{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}");
    var lives = create("lives", "{'type':'NodePort','ports':[{'port':80,'nodePort':30081}]}");
    var repair = allocator.repair();
    assertEquals(new Repair.Repaired(0, 0, 0), repair.run(() -> List.of(lives)));
    assertEquals(new Repair.Repaired(0, 1, 0), repair.run(() -> List.of(lives)));
    assertEquals(new Repair.Repaired(0, 0, 1), repair.run(() -> List.of(lives)));
    assertFalse(ledger.read("ipaddresses/" + gone.path("spec").path("clusterIP").asText()).isPresent());
    assertTrue(ledger.read("ipaddresses/" + lives.path("spec").path("clusterIP").asText()).isPresent());
    create("next", "{'type':'NodePort','ports':[{'port':80,'nodePort':30080}]}");
  }

  @Test
  void a_repair_spares_what_is_taken_while_it_reads() {
    var repair = allocator.repair();
    var created = new ArrayList<ObjectNode>();
    for (int round = 0; round < 5; round++) {
      var name = "s" + round;
      var before = List.copyOf(created);
      repair.run(() -> {
        created.add(create(name, "{'type':'NodePort','ports':[{'port':80}]}"));
        return before;
      });
    }
    created.forEach(service -> assertTrue(
        ledger.read("ipaddresses/" + service.path("spec").path("clusterIP").asText()).isPresent()));
  }

  @Test
  void another_range_of_ports_is_taken_over_by_the_repair() {
    var service = create("web", "{'type':'NodePort','ports':[{'port':80,'nodePort':31000}]}");
    var other = allocator("10.96.0.0/12", "31000-31999");
    assertEquals("Internal error occurred: the provided range does not match the current range",
        assertThrows(Refusal.class, () -> other.create(
            service("x", "{'type':'NodePort','ports':[{'port':80}]}"), false)).text());
    other.repair().run(() -> List.of(service));
    assertTrue(assertThrows(Refusal.class, () -> other.create(
        service("x", "{'type':'NodePort','ports':[{'port':80,'nodePort':31000}]}"), false)).text()
        .contains("already allocated"));
  }
}
