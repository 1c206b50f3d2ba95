package dev.keelson.orchestrator.admission.podsecurity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodSecurityTest {
  private static final String SAFE = "'securityContext':{'allowPrivilegeEscalation':false,'runAsNonRoot':true,"
      + "'capabilities':{'drop':['ALL']},'seccompProfile':{'type':'RuntimeDefault'}}";

  private final FakeLookup lookup = new FakeLookup();
  private final PodSecurity plugin = new PodSecurity(lookup);
  private final Reviews pods = Reviews.of("v1", "pods");

  private static String namespace(String labels) {
    return "{'metadata':{'name':'n','labels':{" + labels.replace("@", "pod-security.kubernetes.io/") + "}}}";
  }

  private void labels(String labels) {
    lookup.with("", "namespaces", namespace(labels));
  }

  private static String pod(String spec) {
    return "{'metadata':{'namespace':'n','name':'p'},'spec':{" + spec + "}}";
  }

  private String refused(Review review) {
    return assertThrows(Refusal.class, () -> plugin.check(review)).text();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'hostNetwork':true,'hostIPC':true|host namespaces (hostNetwork=true, hostIPC=true)",
    "'containers':[{'name':'a','securityContext':{'privileged':true}}]|privileged (container \"a\" must not set"
        + " securityContext.privileged=true)",
    "'containers':[{'name':'a','securityContext':{'capabilities':{'add':['NET_ADMIN','CHOWN']}}},{'name':'b',"
        + "'securityContext':{'capabilities':{'add':['SYS_ADMIN']}}}]|non-default capabilities (containers \"a\","
        + " \"b\" must not include \"NET_ADMIN\", \"SYS_ADMIN\" in securityContext.capabilities.add)",
    "'volumes':[{'name':'a','hostPath':{}},{'name':'b','emptyDir':{}},{'name':'c','hostPath':{}}]|hostPath volumes"
        + " (volumes \"a\", \"c\")",
    "'containers':[{'name':'a','ports':[{'hostPort':80},{'hostPort':443}]}]|hostPort (container \"a\" uses hostPorts"
        + " 443, 80)",
    "'containers':[{'name':'a','livenessProbe':{'httpGet':{'host':'h'}},'lifecycle':{'preStop':{'tcpSocket':{"
        + "'host':'i'}}}}]|probe or lifecycle host (container \"a\" uses probe or lifecycle hosts \"h\", \"i\")",
    "'securityContext':{'appArmorProfile':{'type':'Unconfined'}},'containers':[{'name':'a','securityContext':{"
        + "'appArmorProfile':{'type':'Unconfined'}}}]|forbidden AppArmor profile (pod and container \"a\" must not set"
        + " AppArmor profile type to \"Unconfined\")",
    "'securityContext':{'seLinuxOptions':{'type':'spc_t','user':'u','role':'r'}}|seLinuxOptions (pod set forbidden"
        + " securityContext.seLinuxOptions: type \"spc_t\"; user may not be set; role may not be set)",
    "'containers':[{'name':'a','securityContext':{'procMount':'Unmasked'}}]|procMount (container \"a\" must not set"
        + " securityContext.procMount to \"Unmasked\")",
    "'initContainers':[{'name':'i','securityContext':{'seccompProfile':{'type':'Unconfined'}}}]|seccompProfile ("
        + "container \"i\" must not set securityContext.seccompProfile.type to \"Unconfined\")",
    "'securityContext':{'sysctls':[{'name':'kernel.msgmax'},{'name':'net.ipv4.tcp_rmem'},{'name':'a.b'}]}|forbidden"
        + " sysctls (kernel.msgmax, a.b)",
    "'securityContext':{'windowsOptions':{'hostProcess':true}}|hostProcess (pod must not set"
        + " securityContext.windowsOptions.hostProcess=true)"})
  void the_baseline_forbids(String row) {
    var columns = row.split("\\|", 2);
    labels("'@enforce':'baseline'");
    assertEquals("pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": " + columns[1],
        refused(pods.create(pod(columns[0]))));
    labels("'@enforce':'privileged'");
    assertDoesNotThrow(() -> plugin.check(pods.create(pod(columns[0]))));
  }

  @Test
  void the_usual_pod_is_not_restricted_enough() {
    labels("'@enforce':'restricted'");
    assertEquals("pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation !="
        + " false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities"
        + " (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or"
        + " container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must"
        + " set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
        refused(pods.create(pod("'containers':[{'name':'c','image':'nginx'}]"))));
    assertDoesNotThrow(() -> plugin.check(pods.create(pod("'containers':[{'name':'c'," + SAFE + "}]"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'volumes':[{'name':'v','hostPath':{}},{'name':'w','nfs':{}}]|restricted volume types (volumes \"v\", \"w\" use"
        + " restricted volume types \"hostPath\", \"nfs\")",
    "'volumes':[{'name':'v','novelty':{}}]|restricted volume types (volume \"v\" uses restricted volume type"
        + " \"unknown\")",
    "'securityContext':{'runAsUser':0}|runAsUser=0 (pod must not set runAsUser=0)",
    "'securityContext':{'runAsNonRoot':false}|runAsNonRoot != true (pod must not set"
        + " securityContext.runAsNonRoot=false)",
    "'hostPID':true,'securityContext':{'runAsUser':0}|host namespaces (hostPID=true), runAsUser=0 (pod must not set"
        + " runAsUser=0)"})
  void the_restricted_level_forbids_more(String row) {
    var columns = row.split("\\|", 2);
    labels("'@enforce':'restricted'");
    assertEquals("pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": " + columns[1],
        refused(pods.create(pod("'containers':[{'name':'c'," + SAFE + "}]," + columns[0]))));
  }

  @Test
  void an_older_version_has_its_own_rules() {
    var spec = "'containers':[{'name':'c','securityContext':{'allowPrivilegeEscalation':false,'runAsNonRoot':true},"
        + "'livenessProbe':{'httpGet':{'host':'h'}}}]";
    labels("'@enforce':'restricted','@enforce-version':'v1.18'");
    assertDoesNotThrow(() -> plugin.check(pods.create(pod(spec))));
    labels("'@enforce':'restricted','@enforce-version':'v1.19'");
    assertEquals("pods \"p\" is forbidden: violates PodSecurity \"restricted:v1.19\": seccompProfile (pod or container"
        + " \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
        refused(pods.create(pod(spec))));
  }

  @Test
  void windows_and_own_users_are_excused_from_some() {
    labels("'@enforce':'restricted'");
    assertDoesNotThrow(() -> plugin.check(pods.create(pod("'os':{'name':'windows'},'securityContext':{"
        + "'runAsNonRoot':true},'containers':[{'name':'c'}]"))));
    assertDoesNotThrow(() -> plugin.check(pods.create(pod("'hostUsers':false,'containers':[{'name':'c',"
        + SAFE.replace("'runAsNonRoot':true", "'runAsUser':0") + "}]"))));
  }

  @Test
  void pods_and_templates_are_warned_of() {
    labels("'@warn':'baseline'");
    plugin.check(pods.create(pod("'hostNetwork':true")));
    assertEquals(List.of("would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)"),
        pods.warnings());
    labels("'@enforce':'baseline'");
    var deployments = Reviews.of("apps/v1", "deployments");
    plugin.check(deployments.create(
        "{'metadata':{'namespace':'n','name':'d'},'spec':{'template':{'spec':{'hostPID':true}}}}"));
    assertEquals(List.of("would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)"),
        deployments.warnings());
    var jobs = Reviews.of("batch/v1", "cronjobs");
    plugin.check(jobs.create("{'metadata':{'namespace':'n','name':'j'},'spec':{'jobTemplate':{'spec':{'template':{"
        + "'spec':{'hostPID':true}}}}}}"));
    assertEquals(deployments.warnings(), jobs.warnings());
  }

  @Test
  void updates_matter_when_they_bring_other_images() {
    labels("'@enforce':'baseline'");
    var old = pod("'hostPID':true,'containers':[{'name':'c','image':'a'}]");
    assertDoesNotThrow(() -> plugin.check(pods.update(old, old)));
    refused(pods.update(old, old.replace("'a'", "'b'")));
    assertDoesNotThrow(() -> plugin.check(Reviews.of("v1", "pods/status").update(old, old.replace("'a'", "'b'"))));
    refused(Reviews.of("v1", "pods/ephemeralcontainers").update(old,
        old.replace("'containers'", "'ephemeralContainers':[{'name':'e','image':'x'}],'containers'")));
  }

  @Test
  void labels_must_make_sense() {
    var namespaces = Reviews.of("v1", "namespaces");
    assertEquals("Namespace \"n\" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value:"
        + " \"strict\": must be one of privileged, baseline, restricted,"
        + " metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: \"v1.08\": must be \"latest\" or"
        + " \"v1.x\"]", refused(namespaces.create(namespace("'@enforce':'strict','@warn-version':'v1.08'"))));
    var wrong = namespace("'@enforce':'strict'");
    assertDoesNotThrow(() -> plugin.check(namespaces.update(wrong, wrong)));
    labels("'@enforce':'strict'");
    refused(pods.create(pod("'containers':[{'name':'c'}]")));
  }

  @Test
  void stricter_labels_tell_which_pods_would_not_be_let_in_again() {
    lookup.with("", "pods", "{'metadata':{'namespace':'n','name':'b'},'spec':{'hostPID':true}}")
        .with("", "pods", "{'metadata':{'namespace':'n','name':'a'},'spec':{'hostPID':true}}")
        .with("", "pods", "{'metadata':{'namespace':'n','name':'c'},'spec':{'volumes':[{'name':'v','hostPath':{}}]}}")
        .with("", "pods", "{'metadata':{'namespace':'n','name':'d'},'spec':{}}");
    var namespaces = Reviews.of("v1", "namespaces");
    plugin.check(namespaces.update(namespace(""), namespace("'@enforce':'baseline'")));
    assertEquals(List.of("existing pods in namespace \"n\" violate the new PodSecurity enforce level"
        + " \"baseline:latest\"", "a (and 1 other pod): host namespaces", "c: hostPath volumes"),
        namespaces.warnings());
    plugin.check(namespaces.update(namespace("'@enforce':'restricted'"), namespace("'@enforce':'baseline'")));
    assertEquals(3, namespaces.warnings().size(), "relaxed labels warn of nothing");
  }
}
