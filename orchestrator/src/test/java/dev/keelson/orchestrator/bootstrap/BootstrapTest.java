package dev.keelson.orchestrator.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private final Shelf shelf = new Shelf();
  private final Attendance attendance = new Attendance();

  /** Objects in memory, with versions. */
  private static final class Shelf implements ClusterObjects {
    private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
    private int version;

    private static String key(String group, String plural, JsonNode object) {
      var metadata = object.path("metadata");
      return String.join("/", group, plural, metadata.path("namespace").asText(""), metadata.path("name").asText());
    }

    private void put(String key, ObjectNode object) {
      var copy = object.deepCopy();
      copy.withObjectProperty("metadata").put("resourceVersion", String.valueOf(++version));
      objects.put(key, copy);
    }

    @Override
    public Optional<ObjectNode> find(String group, String plural, String namespace, String name) {
      return Optional.ofNullable(objects.get(String.join("/", group, plural, namespace, name)))
          .map(ObjectNode::deepCopy);
    }

    @Override
    public boolean create(String group, String plural, ObjectNode object) {
      if (objects.containsKey(key(group, plural, object))) {
        return false;
      }
      put(key(group, plural, object), object);
      return true;
    }

    @Override
    public boolean replace(String group, String plural, ObjectNode object) {
      var stored = objects.get(key(group, plural, object));
      if (stored == null || !version(stored).equals(version(object))) {
        return false;
      }
      put(key(group, plural, object), object);
      return true;
    }

    private static String version(JsonNode object) {
      return object.path("metadata").path("resourceVersion").asText();
    }
  }

  private static final class Attendance implements Presence {
    private final Set<String> present = new TreeSet<>();

    @Override
    public void announce(String address, Duration life) {
      present.add(address);
    }

    @Override
    public void withdraw(String address) {
      present.remove(address);
    }

    @Override
    public Set<String> present() {
      return Set.copyOf(present);
    }
  }

  private ServerEndpoints server(String address) {
    return new ServerEndpoints(shelf, attendance, address, 6443);
  }

  private String text(String group, String plural, String field) {
    return shelf.find(group, plural, "default", "kubernetes").orElseThrow().path(field).toString().replace('"', '\'');
  }

  @Test
  void the_first_start_makes_all_and_the_next_nothing() {
    var first = new FirstObjects(shelf, "10.96.0.1", 6443);
    assertEquals(7, first.ensure());
    assertEquals(List.of("/namespaces//default", "/namespaces//kube-node-lease", "/namespaces//kube-public",
        "/namespaces//kube-system", "/services/default/kubernetes",
        "scheduling.k8s.io/priorityclasses//system-cluster-critical",
        "scheduling.k8s.io/priorityclasses//system-node-critical"), List.copyOf(shelf.objects.keySet()));
    assertEquals(0, first.ensure());
    assertEquals(7, shelf.version, "nothing is written again");
  }

  @Test
  void the_service_kubernetes_has_the_first_address() {
    new FirstObjects(shelf, "10.96.0.1", 6443).ensure();
    assertEquals("{'type':'ClusterIP','clusterIP':'10.96.0.1','clusterIPs':['10.96.0.1'],'ipFamilies':['IPv4'],"
        + "'ipFamilyPolicy':'SingleStack','internalTrafficPolicy':'Cluster','sessionAffinity':'None',"
        + "'ports':[{'name':'https','port':443,'protocol':'TCP','targetPort':6443}]}", text("", "services", "spec"));
  }

  @Test
  void a_namespace_gets_an_account_and_the_certificate_once() {
    var needs = new NamespaceNeeds(shelf, "PEM");
    needs.ensureDefaultAccount("n");
    needs.ensureDefaultAccount("n");
    assertTrue(shelf.find("", "serviceaccounts", "n", "default").isPresent());
    assertEquals("PEM",
        shelf.find("", "configmaps", "n", "kube-root-ca.crt").orElseThrow().path("data").path("ca.crt").asText());
    assertEquals(2, shelf.version);
  }

  @Test
  void the_endpoints_are_the_servers_that_live() {
    server("10.0.0.2").reconcile();
    server("10.0.0.1").reconcile();
    assertEquals("[{'addresses':[{'ip':'10.0.0.1'},{'ip':'10.0.0.2'}],"
        + "'ports':[{'name':'https','port':6443,'protocol':'TCP'}]}]", text("", "endpoints", "subsets"));
    assertEquals("[{'addresses':['10.0.0.1'],'conditions':{'ready':true}},"
        + "{'addresses':['10.0.0.2'],'conditions':{'ready':true}}]",
        text("discovery.k8s.io", "endpointslices", "endpoints"));
    int written = shelf.version;
    server("10.0.0.1").reconcile();
    assertEquals(written, shelf.version, "what is right is not written again");
  }

  @Test
  void a_server_that_leaves_or_is_silent_is_no_endpoint() {
    server("10.0.0.1").reconcile();
    server("10.0.0.2").reconcile();
    server("10.0.0.2").leave();
    assertTrue(!text("", "endpoints", "subsets").contains("10.0.0.2"));
    server("10.0.0.3").reconcile();
    attendance.present.remove("10.0.0.1");
    server("10.0.0.3").reconcile();
    assertEquals("[{'addresses':['10.0.0.3'],'conditions':{'ready':true}}]",
        text("discovery.k8s.io", "endpointslices", "endpoints"));
    server("10.0.0.3").leave();
    assertEquals("", text("", "endpoints", "subsets"));
  }
}
