package dev.keelson.orchestrator.admission.plugin;

import static dev.keelson.orchestrator.admission.Trees.text;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsTest {
  private final List<String> permitted = new ArrayList<>();
  private final FakeLookup lookup = new FakeLookup()
      .with("", "namespaces", "{'metadata':{'name':'n'},'status':{'phase':'Active'}}")
      .with("", "namespaces", "{'metadata':{'name':'going'},'status':{'phase':'Terminating'}}")
      .with("", "serviceaccounts", "{'metadata':{'namespace':'n','name':'default'}}");
  private final Reviews pods = Reviews.of("v1", "pods");

  private Admission plugins(String... enabled) {
    return Plugins.standard(lookup, (_, verb, _, resource, name) -> permitted.contains(verb + " " + resource + " "
        + name), RandomGeneratorFactory.of("L64X128MixRandom").create(7), new Choice(Set.of(enabled), Set.of()));
  }

  private void admit(Review review) {
    var admission = plugins();
    admission.mutate(review);
    admission.check(review);
  }

  private Refusal refusal(Review review) {
    return assertThrows(Refusal.class, () -> admit(review));
  }

  private String refused(Review review) {
    var refusal = refusal(review);
    assertEquals(Reason.FORBIDDEN, refusal.reason());
    return refusal.text();
  }

  private Review admitted(Review review) {
    admit(review);
    return review;
  }

  private static String pod(String more) {
    return "{'metadata':{'namespace':'n','name':'p'},'spec':{'containers':[{'name':'c'}]%s}}"
        .formatted(more.isEmpty() ? "" : "," + more);
  }

  private String spec(Review review) {
    return text(review.object().orElseThrow().path("spec"));
  }

  @Test
  void a_pod_gets_what_kube_apiserver_gives_it() {
    assertEquals("{'containers':[{'name':'c','volumeMounts':[{'name':'kube-api-access-z5r2f','readOnly':true,"
        + "'mountPath':'/var/run/secrets/kubernetes.io/serviceaccount'}]}],'serviceAccountName':'default',"
        + "'serviceAccount':'default','volumes':[{'name':'kube-api-access-z5r2f','projected':{'sources':["
        + "{'serviceAccountToken':{'expirationSeconds':3607,'path':'token'}},"
        + "{'configMap':{'name':'kube-root-ca.crt','items':[{'key':'ca.crt','path':'ca.crt'}]}},"
        + "{'downwardAPI':{'items':[{'path':'namespace','fieldRef':{'apiVersion':'v1',"
        + "'fieldPath':'metadata.namespace'}}]}}],'defaultMode':420}}],'priority':0,"
        + "'preemptionPolicy':'PreemptLowerPriority','tolerations':["
        + "{'key':'node.kubernetes.io/not-ready','operator':'Exists','effect':'NoExecute','tolerationSeconds':300},"
        + "{'key':'node.kubernetes.io/unreachable','operator':'Exists','effect':'NoExecute',"
        + "'tolerationSeconds':300}]}",
        spec(admitted(pods.create(pod("")))).replaceAll("kube-api-access-[bcdfghjklmnpqrstvwxz2-9]{5}'",
            "kube-api-access-z5r2f'"));
  }

  @Test
  void nothing_is_written_in_a_namespace_that_is_missing() {
    var refusal = refusal(Reviews.of("v1", "configmaps").create("{'metadata':{'namespace':'x','name':'c'}}"));
    assertEquals("namespaces \"x\" not found", refusal.text());
    assertEquals(Reason.NOT_FOUND, refusal.reason());
  }

  @Test
  void nothing_is_created_in_a_namespace_that_is_going() {
    var configMaps = Reviews.of("v1", "configmaps");
    var map = "{'metadata':{'namespace':'going','name':'c'}}";
    var refusal = refusal(configMaps.create(map));
    assertEquals("configmaps \"c\" is forbidden: unable to create new content in namespace going because it is being"
        + " terminated", refusal.text());
    assertEquals(List.of(new Cause("NamespaceTerminating", "namespace going is being terminated",
        "metadata.namespace")), refusal.details().orElseThrow().causes());
    assertDoesNotThrow(() -> admit(configMaps.update(map, map)));
    assertDoesNotThrow(() -> admit(configMaps.delete(map)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "kube-system", "kube-public"})
  void some_namespaces_never_go(String name) {
    assertEquals("namespaces \"" + name + "\" is forbidden: this namespace may not be deleted",
        refused(Reviews.of("v1", "namespaces").delete("{'metadata':{'name':'" + name + "'}}")));
  }

  @Test
  void other_namespaces_may_go() {
    assertDoesNotThrow(() -> admit(Reviews.of("v1", "namespaces").delete("{'metadata':{'name':'n'}}")));
  }

  @Test
  void a_pod_needs_a_service_account_that_exists() {
    assertEquals("pods \"p\" is forbidden: error looking up service account n/robot: serviceaccount \"robot\" not"
        + " found", refused(pods.create(pod("'serviceAccountName':'robot'"))));
  }

  @Test
  void a_pod_takes_over_the_pull_secrets_of_its_account() {
    lookup.with("", "serviceaccounts", "{'metadata':{'namespace':'n','name':'puller'},"
        + "'imagePullSecrets':[{'name':'key'}],'automountServiceAccountToken':false}");
    var spec = spec(admitted(pods.create(pod("'serviceAccountName':'puller'"))));
    assertTrue(spec.contains("'imagePullSecrets':[{'name':'key'}]"), spec);
    assertTrue(!spec.contains("kube-api-access"), spec);
    var own = spec(admitted(pods.create(pod("'serviceAccountName':'puller','imagePullSecrets':[{'name':'own'}],"
        + "'automountServiceAccountToken':true"))));
    assertTrue(own.contains("'imagePullSecrets':[{'name':'own'}]") && own.contains("kube-api-access"), own);
  }

  @Test
  void a_container_with_something_else_in_the_place_of_the_token_keeps_it() {
    var spec = spec(admitted(pods.create("{'metadata':{'namespace':'n','name':'p'},'spec':{'containers':[{'name':'c',"
        + "'volumeMounts':[{'name':'v','mountPath':'/var/run/secrets/kubernetes.io/serviceaccount'}]}]}}")));
    assertTrue(!spec.contains("kube-api-access"), spec);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'serviceAccountName':'default'|a mirror pod may not reference service accounts",
    "'volumes':[{'name':'v','secret':{'secretName':'s'}}]|a mirror pod may not reference secrets",
    "'volumes':[{'name':'v','projected':{'sources':[{'serviceAccountToken':{}}]}}]|a mirror pod may not use"
        + " ServiceAccountToken volume projections"})
  void a_mirror_pod_has_no_account(String row) {
    var columns = row.split("\\|", 2);
    var mirror = pod(columns[0]).replace("'name':'p'", "'name':'p','annotations':{'kubernetes.io/config.mirror':'1'}");
    assertEquals("pods \"p\" is forbidden: " + columns[1], refused(pods.create(mirror)));
  }

  @Test
  void a_new_node_is_not_ready() {
    assertEquals("{'taints':[{'key':'node.kubernetes.io/not-ready','effect':'NoSchedule'}]}",
        spec(admitted(Reviews.of("v1", "nodes").create("{'metadata':{'name':'w1'}}"))));
  }

  @Test
  void a_toleration_of_everything_is_enough() {
    var spec = spec(admitted(pods.create(pod("'tolerations':[{'operator':'Exists'}]"))));
    assertTrue(spec.contains("'tolerations':[{'operator':'Exists'}]"), spec);
  }

  @Test
  void priorities_come_from_classes() {
    lookup.with("scheduling.k8s.io", "priorityclasses", "{'metadata':{'name':'high'},'value':1000,"
        + "'preemptionPolicy':'Never'}");
    var spec = spec(admitted(pods.create(pod("'priorityClassName':'high'"))));
    assertTrue(spec.contains("'priority':1000,'preemptionPolicy':'Never'"), spec);
    assertEquals("pods \"p\" is forbidden: no PriorityClass with name low was found",
        refused(pods.create(pod("'priorityClassName':'low'"))));
    assertEquals("pods \"p\" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority"
        + " admission controller computed 1000 from the given PriorityClass name",
        refused(pods.create(pod("'priorityClassName':'high','priority':5"))));
    assertEquals("pods \"p\" is forbidden: the string value of PreemptionPolicy (PreemptLowerPriority) must not be"
        + " provided in pod spec; priority admission controller computed Never from the given PriorityClass name",
        refused(pods.create(pod("'priorityClassName':'high','preemptionPolicy':'PreemptLowerPriority'"))));
  }

  @Test
  void the_default_class_counts_for_new_pods_only() {
    lookup.with("scheduling.k8s.io", "priorityclasses", "{'metadata':{'name':'usual'},'value':7,"
        + "'globalDefault':true}");
    var spec = spec(admitted(pods.create(pod(""))));
    assertTrue(spec.contains("'priorityClassName':'usual'") && spec.contains("'priority':7"), spec);
    var older = spec(admitted(pods.update(pod("'priority':0"), pod("'priority':0"))));
    assertTrue(older.contains("'priority':0") && !older.contains("usual"), older);
    assertEquals("priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is already marked as"
        + " default. Only one default can exist", refused(Reviews.of("scheduling.k8s.io/v1", "priorityclasses")
            .create("{'metadata':{'name':'other'},'value':8,'globalDefault':true}")));
  }

  @Test
  void a_claim_gets_the_newest_default_storage_class() {
    var mark = "'annotations':{'storageclass.kubernetes.io/is-default-class':'true'}";
    lookup.with("storage.k8s.io", "storageclasses",
            "{'metadata':{'name':'a','creationTimestamp':'2026-01-01T00:00:00Z'," + mark + "}}")
        .with("storage.k8s.io", "storageclasses",
            "{'metadata':{'name':'b','creationTimestamp':'2026-01-02T00:00:00Z'," + mark + "}}");
    var claims = Reviews.of("v1", "persistentvolumeclaims");
    assertEquals("{'storageClassName':'b'}", spec(admitted(claims.create("{'metadata':{'namespace':'n',"
        + "'name':'c'},'spec':{}}"))));
    assertEquals("{'storageClassName':''}", spec(admitted(claims.create("{'metadata':{'namespace':'n',"
        + "'name':'c'},'spec':{'storageClassName':''}}"))));
  }

  @Test
  void an_ingress_gets_the_default_class() {
    lookup.with("networking.k8s.io", "ingressclasses", "{'metadata':{'name':'nginx',"
        + "'annotations':{'ingressclass.kubernetes.io/is-default-class':'true'}}}");
    var ingresses = Reviews.of("networking.k8s.io/v1", "ingresses");
    assertEquals("{'ingressClassName':'nginx'}",
        spec(admitted(ingresses.create("{'metadata':{'namespace':'n','name':'i'},'spec':{}}"))));
    assertEquals("{}", spec(admitted(ingresses.create("{'metadata':{'namespace':'n','name':'i',"
        + "'annotations':{'kubernetes.io/ingress.class':'x'}},'spec':{}}"))));
  }

  @Test
  void volumes_and_claims_are_protected_while_in_use() {
    assertEquals("{'name':'v','finalizers':['kubernetes.io/pv-protection']}", text(admitted(
        Reviews.of("v1", "persistentvolumes").create("{'metadata':{'name':'v'}}")).object().orElseThrow()
        .path("metadata")));
    var claim = Reviews.of("v1", "persistentvolumeclaims").create("{'metadata':{'namespace':'n','name':'c',"
        + "'finalizers':['kubernetes.io/pvc-protection']}}");
    assertEquals("['kubernetes.io/pvc-protection']",
        text(admitted(claim).object().orElseThrow().path("metadata").path("finalizers")));
  }

  @Test
  void a_claim_grows_only_where_its_class_can() {
    lookup.with("storage.k8s.io", "storageclasses", "{'metadata':{'name':'fixed'}}")
        .with("storage.k8s.io", "storageclasses", "{'metadata':{'name':'growing'},'allowVolumeExpansion':true}");
    var claims = Reviews.of("v1", "persistentvolumeclaims");
    assertEquals("persistentvolumeclaims \"c\" is forbidden: Only bound persistent volume claims can be expanded",
        refused(claims.update(claim("growing", "1Gi", "Pending"), claim("growing", "2Gi", "Pending"))));
    assertEquals("persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized and the"
        + " storageclass that provisions the pvc must support resize",
        refused(claims.update(claim("fixed", "1Gi", "Bound"), claim("fixed", "2Gi", "Bound"))));
    assertDoesNotThrow(() ->
        admit(claims.update(claim("growing", "1Gi", "Bound"), claim("growing", "2Gi", "Bound"))));
    assertDoesNotThrow(() ->
        admit(claims.update(claim("fixed", "1Gi", "Bound"), claim("fixed", "1024Mi", "Bound"))));
  }

  private static String claim(String storageClass, String size, String phase) {
    return "{'metadata':{'namespace':'n','name':'c'},'spec':{'storageClassName':'%s','resources':{'requests':{"
        .formatted(storageClass) + "'storage':'" + size + "'}}},'status':{'phase':'" + phase + "'}}";
  }

  @Test
  void a_runtime_class_brings_its_overhead_and_place() {
    lookup.with("node.k8s.io", "runtimeclasses", "{'metadata':{'name':'kata'},'handler':'kata',"
        + "'overhead':{'podFixed':{'cpu':'250m'}},'scheduling':{'nodeSelector':{'vm':'yes'},"
        + "'tolerations':[{'key':'vm'}]}}");
    var spec = spec(admitted(pods.create(pod("'runtimeClassName':'kata'"))));
    assertTrue(spec.contains("'overhead':{'cpu':'250m'}") && spec.contains("'nodeSelector':{'vm':'yes'}")
        && spec.contains("{'key':'vm'}"), spec);
    assertEquals("pods \"p\" is forbidden: pod rejected: RuntimeClass \"gvisor\" not found",
        refused(pods.create(pod("'runtimeClassName':'gvisor'"))));
    assertEquals("pods \"p\" is forbidden: pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
        refused(pods.create(pod("'runtimeClassName':'kata','overhead':{'cpu':'1'}"))));
    assertEquals("pods \"p\" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined"
        + " Overhead", refused(pods.create(pod("'overhead':{'cpu':'1'}"))));
    assertEquals("pods \"p\" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[vm] = yes;"
        + " pod.spec.nodeSelector[vm] = no",
        refused(pods.create(pod("'runtimeClassName':'kata','nodeSelector':{'vm':'no'}"))));
  }

  @Test
  void certificates_are_approved_and_signed_by_those_who_may() {
    var signer = "'spec':{'signerName':'example.com/x'}";
    var request = "{'metadata':{'name':'r'}," + signer + ",'status':{}}";
    var approval = Reviews.of("certificates.k8s.io/v1", "certificatesigningrequests/approval");
    assertEquals("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to approve"
        + " requests with signerName \"example.com/x\"", refused(approval.update(request, request)));
    permitted.add("approve signers example.com/x");
    assertDoesNotThrow(() -> admit(approval.update(request, request)));
    var status = Reviews.of("certificates.k8s.io/v1", "certificatesigningrequests/status");
    var signed = "{'metadata':{'name':'r'}," + signer + ",'status':{'certificate':'Yw=='}}";
    assertEquals("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to sign"
        + " requests with signerName \"example.com/x\"", refused(status.update(request, signed)));
    assertDoesNotThrow(() -> admit(status.update(signed, signed)));
    permitted.add("sign signers example.com/*");
    assertDoesNotThrow(() -> admit(status.update(request, signed)));
  }

  @Test
  void nobody_asks_to_be_a_master() {
    var requests = Reviews.of("certificates.k8s.io/v1", "certificatesigningrequests");
    assertEquals("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: use of"
        + " kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed",
        refused(requests.create(request(Requests.OF_A_MASTER))));
    assertDoesNotThrow(() -> admit(requests.create(request(Requests.OF_A_DEVELOPER))));
    assertEquals("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: failed to parse CSR: PEM block"
        + " type must be CERTIFICATE REQUEST", refused(requests.create(request("what is this"))));
  }

  private static String request(String pem) {
    return "{'metadata':{'name':'r'},'spec':{'signerName':'kubernetes.io/kube-apiserver-client','request':'"
        + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)) + "'}}";
  }

  @Test
  void images_are_always_pulled_when_that_is_wanted() {
    var review = pods.create(pod(""));
    plugins("AlwaysPullImages").mutate(review);
    assertTrue(spec(review).contains("'imagePullPolicy':'Always'"));
  }

  @Test
  void plugins_can_be_turned_off() {
    var admission = Plugins.standard(lookup, (_, _, _, _, _) -> true,
        RandomGeneratorFactory.of("L64X128MixRandom").create(7),
        new Choice(Set.of(), Set.of("TaintNodesByCondition", "ValidatingAdmissionWebhook")));
    var node = Reviews.of("v1", "nodes").create("{'metadata':{'name':'w1'}}");
    admission.mutate(node);
    assertEquals("{'metadata':{'name':'w1'}}", text(node.object().orElseThrow()));
  }

  @Test
  void names_that_are_no_plugins_are_refused() {
    var unknown = assertThrows(IllegalArgumentException.class, () -> plugins("Nonsense"));
    assertTrue(String.valueOf(unknown.getMessage())
        .startsWith("enable-admission-plugins plugin \"Nonsense\" is unknown"));
    var both = assertThrows(IllegalArgumentException.class,
        () -> new Choice(Set.of("Priority"), Set.of("Priority")));
    assertEquals("Priority in enable-admission-plugins and disable-admission-plugins overlapped", both.getMessage());
  }
}
