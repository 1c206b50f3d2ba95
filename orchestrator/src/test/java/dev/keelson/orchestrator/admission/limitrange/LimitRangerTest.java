package dev.keelson.orchestrator.admission.limitrange;

import static dev.keelson.orchestrator.admission.Trees.text;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitRangerTest {
  private final FakeLookup lookup = new FakeLookup();
  private final LimitRanger plugin = new LimitRanger(lookup);
  private final Reviews pods = Reviews.of("v1", "pods");

  private void range(String items) {
    lookup.with("", "limitranges",
        "{'metadata':{'namespace':'n','name':'r'},'spec':{'limits':[" + items + "]}}");
  }

  private static String pod(String containers) {
    return "{'metadata':{'namespace':'n','name':'p'},'spec':{" + containers + "}}";
  }

  private static String resources(String requests, String limits) {
    return pod("'containers':[{'name':'c','resources':{'requests':{" + requests + "},'limits':{" + limits + "}}}]");
  }

  private Review admitted(Review review) {
    plugin.mutate(review);
    plugin.check(review);
    return review;
  }

  private String refused(Review review) {
    return assertThrows(Refusal.class, () -> admitted(review)).text();
  }

  @Test
  void containers_get_the_defaults_of_the_namespace() {
    range("{'type':'Container','default':{'cpu':'1','memory':'500Mi'},'defaultRequest':{'cpu':'500m',"
        + "'memory':'100Mi'}}");
    var pod = admitted(pods.create(pod("'initContainers':[{'name':'i','resources':{'limits':{'memory':'1Gi'}}}],"
        + "'containers':[{'name':'stress','resources':{}}]"))).object().orElseThrow();
    assertEquals("{'requests':{'cpu':'500m','memory':'100Mi'},'limits':{'cpu':'1','memory':'500Mi'}}",
        text(pod.path("spec").path("containers").get(0).path("resources")));
    assertEquals("{'limits':{'memory':'1Gi','cpu':'1'},'requests':{'cpu':'500m','memory':'100Mi'}}",
        text(pod.path("spec").path("initContainers").get(0).path("resources")));
    assertEquals("LimitRanger plugin set: cpu, memory request for container stress; cpu, memory limit for container"
        + " stress; cpu, memory request for init container i; cpu limit for init container i",
        pod.path("metadata").path("annotations").path("kubernetes.io/limit-ranger").asText());
  }

  @Test
  void what_asks_for_all_is_left_alone() {
    range("{'type':'Container','default':{'cpu':'1'},'defaultRequest':{'cpu':'500m'}}");
    var text = resources("'cpu':'100m'", "'cpu':'200m'");
    assertEquals(text, text(admitted(pods.create(text)).object().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'min':{'cpu':'100m'}|'cpu':'50m'|'cpu':'1'|minimum cpu usage per Container is 100m, but request is 50m",
    "'min':{'cpu':'100m'}||'cpu':'1'|minimum cpu usage per Container is 100m.  No request is specified",
    "'min':{'cpu':'100m'}|'cpu':'100m'|'cpu':'99m'|minimum cpu usage per Container is 100m, but limit is 99m",
    "'max':{'cpu':'1'}|'cpu':'1'|'cpu':'2'|maximum cpu usage per Container is 1, but limit is 2",
    "'max':{'memory':'1Gi'}|||maximum memory usage per Container is 1Gi.  No limit is specified",
    "'max':{'memory':'1Gi'}|'memory':'2Gi'|'memory':'1Gi'|maximum memory usage per Container is 1Gi, but request is"
        + " 2Gi",
    "'maxLimitRequestRatio':{'cpu':'2'}|'cpu':'1'|'cpu':'3'|cpu max limit to request ratio per Container is 2, but"
        + " provided ratio is 3.000000",
    "'maxLimitRequestRatio':{'cpu':'2'}||'cpu':'3'|cpu max limit to request ratio per Container is 2, but no request is"
        + " specified or request is 0",
    "'maxLimitRequestRatio':{'cpu':'2'}|'cpu':'1'||cpu max limit to request ratio per Container is 2, but no limit is"
        + " specified or limit is 0",
    "'min':{'cpu':'1'},'max':{'cpu':'1'}|'cpu':'500m'|'cpu':'2'|[minimum cpu usage per Container is 1, but request is"
        + " 500m, maximum cpu usage per Container is 1, but limit is 2]"})
  void a_container_stays_within_bounds(String row) {
    var columns = row.split("\\|", 4);
    range("{'type':'Container'," + columns[0] + "}");
    assertEquals("pods \"p\" is forbidden: " + columns[3], refused(pods.create(resources(columns[1], columns[2]))));
  }

  @Test
  void a_pod_is_the_sum_of_its_containers() {
    range("{'type':'Pod','max':{'cpu':'2'}}");
    var one = "{'name':'%s','resources':{'limits':{'cpu':'%s'}}}";
    var three = "'containers':[" + one.formatted("a", "1") + "," + one.formatted("b", "1500m") + "]";
    assertEquals("pods \"p\" is forbidden: maximum cpu usage per Pod is 2, but limit is 2500m",
        refused(pods.create(pod(three))));
    var before = "'initContainers':[" + one.formatted("i", "3") + "],'containers':[" + one.formatted("a", "1") + "]";
    assertEquals("pods \"p\" is forbidden: maximum cpu usage per Pod is 2, but limit is 3",
        refused(pods.create(pod(before))));
    var sidecar = "{'name':'s','restartPolicy':'Always','resources':{'limits':{'cpu':'500m'}}}";
    assertDoesNotThrow(() -> admitted(pods.create(pod("'initContainers':[" + sidecar + ","
        + one.formatted("i", "1500m") + "],'containers':[" + one.formatted("a", "1500m") + "]"))));
  }

  @Test
  void a_claim_stays_within_bounds() {
    range("{'type':'PersistentVolumeClaim','min':{'storage':'1Gi'},'max':{'storage':'2Gi'}}");
    var claims = Reviews.of("v1", "persistentvolumeclaims");
    var claim = "{'metadata':{'namespace':'n','name':'c'},'spec':{'resources':{'requests':{'storage':'%s'}}}}";
    assertEquals("persistentvolumeclaims \"c\" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi,"
        + " but request is 500Mi", refused(claims.create(claim.formatted("500Mi"))));
    assertEquals("persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi,"
        + " but request is 5Gi", refused(claims.create(claim.formatted("5Gi"))));
    assertDoesNotThrow(() -> admitted(claims.create(claim.formatted("2Gi"))));
  }

  @Test
  void pods_that_exist_are_not_asked_again() {
    range("{'type':'Container','max':{'cpu':'1'}}");
    var pod = resources("", "");
    assertDoesNotThrow(() -> admitted(pods.update(pod, pod)));
  }
}
