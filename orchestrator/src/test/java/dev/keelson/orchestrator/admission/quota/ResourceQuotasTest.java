package dev.keelson.orchestrator.admission.quota;

import static dev.keelson.orchestrator.admission.Trees.text;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceQuotasTest {
  private final FakeLookup lookup = new FakeLookup();
  private final ResourceQuotas plugin = new ResourceQuotas(lookup);
  private final Reviews pods = Reviews.of("v1", "pods");

  private void quota(String name, String spec, String hard, String used) {
    lookup.with("", "resourcequotas", ("{'metadata':{'namespace':'n','name':'%s'},'spec':{%s},'status':{"
        + "'hard':{%s},'used':{%s}}}").formatted(name, spec, hard, used));
  }

  private String used(String name) {
    return text(lookup.find("", "resourcequotas", "n", name).orElseThrow().path("status").path("used"));
  }

  private static String pod(String more) {
    return "{'metadata':{'namespace':'n','name':'p'},'spec':{'containers':[{'name':'c','resources':{'requests':{"
        + "'cpu':'500m','memory':'1Gi'},'limits':{'cpu':'1','memory':'2Gi'}}}]" + more + "}}";
  }

  private static String object(String name, String more) {
    return "{'metadata':{'namespace':'n','name':'" + name + "'}" + more + "}";
  }

  private String refused(Review review) {
    var refusal = assertThrows(Refusal.class, () -> plugin.check(review));
    assertEquals(Reason.FORBIDDEN, refusal.reason());
    return refusal.text();
  }

  @Test
  void a_pod_is_charged_for_what_it_asks() {
    quota("q", "", "'pods':'10','requests.cpu':'2','memory':'4Gi','limits.memory':'10Gi','count/pods':'20',"
        + "'services':'1'", "'pods':'1','requests.cpu':'250m','memory':'0','limits.memory':'0','count/pods':'1',"
        + "'services':'0'");
    plugin.check(pods.create(pod("")));
    assertEquals("{'count/pods':'2','limits.memory':'2Gi','memory':'1Gi','pods':'2','requests.cpu':'750m',"
        + "'services':'0'}", used("q"));
  }

  @Test
  void what_is_too_much_is_refused_with_the_account() {
    quota("q", "", "'pods':'10','requests.cpu':'2'", "'pods':'10','requests.cpu':'1800m'");
    assertEquals("pods \"p\" is forbidden: exceeded quota: q, requested: pods=1,requests.cpu=500m, used:"
        + " pods=10,requests.cpu=1800m, limited: pods=10,requests.cpu=2", refused(pods.create(pod(""))));
    assertEquals("{'pods':'10','requests.cpu':'1800m'}", used("q"));
  }

  @Test
  void nothing_is_charged_when_one_of_several_quotas_refuses() {
    quota("a", "", "'pods':'10'", "'pods':'0'");
    quota("b", "", "'pods':'1'", "'pods':'1'");
    refused(pods.create(pod("")));
    assertEquals("{'pods':'0'}", used("a"));
  }

  @Test
  void a_dry_run_is_asked_and_not_charged() {
    quota("q", "", "'pods':'1'", "'pods':'0'");
    plugin.check(pods.dryRun(pod("")));
    assertEquals("{'pods':'0'}", used("q"));
  }

  @Test
  void a_pod_must_say_what_is_limited() {
    quota("q", "", "'limits.cpu':'10','memory':'1Gi'", "'limits.cpu':'0','memory':'0'");
    assertEquals("pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: a,b; memory for: a",
        refused(pods.create("{'metadata':{'namespace':'n','name':'p'},'spec':{'containers':[{'name':'b','resources':{"
            + "'requests':{'memory':'1Mi'}}},{'name':'a'}]}}")));
  }

  @Test
  void a_quota_that_was_not_counted_yet_admits_nothing() {
    quota("q", "", "'pods':'10','cpu':'1'", "'pods':'0'");
    assertEquals("pods \"p\" is forbidden: status unknown for quota: q, resources: cpu,pods",
        refused(pods.create(pod(""))));
    quota("q", "", "", "");
    assertDoesNotThrow(() -> plugin.check(pods.create(pod(""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'scopes':['Terminating']|,'activeDeadlineSeconds':5|",
    "'scopes':['NotTerminating']||,'activeDeadlineSeconds':0",
    "'scopes':['NotBestEffort']||best",
    "'scopes':['BestEffort']|best|",
    "'scopes':['PriorityClass']|,'priorityClassName':'high'|",
    "'scopes':['CrossNamespacePodAffinity']|,'affinity':{'podAffinity':{"
        + "'requiredDuringSchedulingIgnoredDuringExecution':[{'namespaces':['x']}]}}|",
    "'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In','values':['high']}]}|"
        + ",'priorityClassName':'high'|,'priorityClassName':'low'",
    "'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'NotIn','values':['high']}]}||"
        + ",'priorityClassName':'high'"})
  void a_quota_with_scopes_is_for_some_pods(String row) {
    var columns = row.split("\\|", 3);
    quota("q", columns[0], "'pods':'10'", "'pods':'0'");
    plugin.check(pods.create(scoped(columns[1])));
    assertEquals("{'pods':'1'}", used("q"));
    plugin.check(pods.create(scoped(columns[2])));
    assertEquals("{'pods':'1'}", used("q"));
  }

  private static String scoped(String more) {
    return more.equals("best") ? object("p", ",'spec':{'containers':[{'name':'c'}]}") : pod(more);
  }

  @Test
  void objects_are_counted_by_their_names() {
    quota("q", "", "'configmaps':'2','count/deployments.apps':'1','count/configmaps':'3'",
        "'configmaps':'0','count/deployments.apps':'0','count/configmaps':'0'");
    plugin.check(Reviews.of("v1", "configmaps").create(object("c", "")));
    plugin.check(Reviews.of("apps/v1", "deployments").create(object("d", "")));
    assertEquals("{'configmaps':'1','count/configmaps':'1','count/deployments.apps':'1'}", used("q"));
    assertEquals("deployments.apps \"e\" is forbidden: exceeded quota: q, requested: count/deployments.apps=1, used:"
        + " count/deployments.apps=1, limited: count/deployments.apps=1",
        refused(Reviews.of("apps/v1", "deployments").create(object("e", ""))));
    assertDoesNotThrow(() -> plugin.check(Reviews.of("apps/v1", "deployments").update(object("d", ""),
        object("d", ""))));
  }

  @Test
  void a_service_is_charged_for_its_ports_and_for_what_an_update_adds() {
    quota("q", "", "'services':'1','services.nodeports':'2','services.loadbalancers':'1'",
        "'services':'0','services.nodeports':'0','services.loadbalancers':'0'");
    var services = Reviews.of("v1", "services");
    var inside = object("s", ",'spec':{'type':'ClusterIP','ports':[{'port':1},{'port':2}]}");
    plugin.check(services.create(inside));
    plugin.check(services.update(inside, inside.replace("ClusterIP", "NodePort")));
    assertEquals("{'services':'1','services.loadbalancers':'0','services.nodeports':'2'}", used("q"));
    plugin.check(services.update(inside.replace("ClusterIP", "NodePort"), inside.replace("ClusterIP",
        "LoadBalancer")));
    assertEquals("{'services':'1','services.loadbalancers':'1','services.nodeports':'2'}", used("q"));
  }

  @Test
  void a_claim_is_charged_for_its_class_too() {
    quota("q", "", "'requests.storage':'10Gi','gold.storageclass.storage.k8s.io/requests.storage':'5Gi',"
        + "'gold.storageclass.storage.k8s.io/persistentvolumeclaims':'3'",
        "'requests.storage':'0','gold.storageclass.storage.k8s.io/requests.storage':'0',"
        + "'gold.storageclass.storage.k8s.io/persistentvolumeclaims':'0'");
    var claims = Reviews.of("v1", "persistentvolumeclaims");
    var claim = object("c", ",'spec':{'storageClassName':'gold','resources':{'requests':{'storage':'4Gi'}}}");
    plugin.check(claims.create(claim));
    assertEquals("persistentvolumeclaims \"c\" is forbidden: exceeded quota: q, requested:"
        + " gold.storageclass.storage.k8s.io/requests.storage=2Gi, used:"
        + " gold.storageclass.storage.k8s.io/requests.storage=4Gi, limited:"
        + " gold.storageclass.storage.k8s.io/requests.storage=5Gi",
        refused(claims.update(claim, claim.replace("4Gi", "6Gi"))));
    plugin.check(claims.create(claim.replace("gold", "plain")));
    assertEquals("{'gold.storageclass.storage.k8s.io/persistentvolumeclaims':'1',"
        + "'gold.storageclass.storage.k8s.io/requests.storage':'4Gi','requests.storage':'8Gi'}", used("q"));
  }

  @Test
  void extended_resources_and_huge_pages_are_limited_by_what_is_requested() {
    quota("q", "", "'requests.nvidia.com/gpu':'2','hugepages-2Mi':'4Mi'",
        "'requests.nvidia.com/gpu':'0','hugepages-2Mi':'0'");
    plugin.check(pods.create(object("p", ",'spec':{'overhead':{'cpu':'1'},'containers':[{'name':'c','resources':{"
        + "'requests':{'nvidia.com/gpu':'1','hugepages-2Mi':'2Mi'}}}]}")));
    assertEquals("{'hugepages-2Mi':'2Mi','requests.nvidia.com/gpu':'1'}", used("q"));
  }

  @Test
  void events_and_cluster_objects_are_free() {
    quota("q", "", "'count/events':'0','count/nodes':'0'", "'count/events':'0','count/nodes':'0'");
    assertDoesNotThrow(() -> plugin.check(Reviews.of("v1", "events").create(object("e", ""))));
    assertDoesNotThrow(() -> plugin.check(Reviews.of("v1", "nodes").create("{'metadata':{'name':'w'}}")));
    assertDoesNotThrow(() -> plugin.check(Reviews.of("v1", "pods/eviction").create(object("p", ""))));
  }
}
