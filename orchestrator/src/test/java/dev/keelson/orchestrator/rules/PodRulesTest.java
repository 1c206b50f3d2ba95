package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PodRulesTest {
  private static final Ruled PODS = Ruled.namespaced("", "Pod");
  private static final String POD = "{spec: {containers: [{name: c, image: %s}], nodeName: %s%s}}";

  @Test
  void a_pod_needs_a_name_and_containers() {
    assertEquals("""
        metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case \
        alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. \
        'example.com', regex used for validation is \
        '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
        spec.containers: Required value""",
        PODS.created("{metadata: {name: Bad_Name}, spec: {}}"));
  }

  @Test
  void what_was_recorded_of_a_wrong_pod_is_told() {
    assertEquals("""
        spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive
        spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1
        spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never\"""",
        PODS.created("""
            spec:
              restartPolicy: Sometimes
              containers:
              - {name: a, image: b, ports: [{containerPort: 70000}],
                 resources: {requests: {cpu: "2"}, limits: {cpu: "1"}}}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {image: i}                                 | .name: Required value
      {name: c}                                  | .image: Required value
      {name: A, image: i}                        | .name: Invalid value: "A": a lowercase RFC 1123 label must consist \
      of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. \
      'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')
      {name: c, image: " i"}                     | .image: Invalid value: " i": must not have leading or trailing \
      whitespace
      {name: c, image: i, imagePullPolicy: Nay}  | .imagePullPolicy: Unsupported value: "Nay": supported values: \
      "Always", "IfNotPresent", "Never"
      {name: c, image: i, env: [{value: x}]}     | .env[0].name: Required value
      {name: c, image: i, env: [{name: a=b}]}    | .env[0].name: Invalid value: "a=b": a valid environment variable \
      name must consist only of printable ASCII characters other than '='
      {name: c, image: i, env: [{name: A, valueFrom: {}}]} | .env[0].valueFrom: Invalid value: "": must specify one \
      of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`
      {name: c, image: i, env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.foo}}}]} \
      | .env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "spec.foo": supported values: \
      "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", \
      "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"
      {name: c, image: i, volumeMounts: [{name: v, mountPath: /a}]} | .volumeMounts[0].name: Not found: "v"
      {name: c, image: i, livenessProbe: {}}     | .livenessProbe: Required value: must specify a handler type
      {name: c, image: i, livenessProbe: {tcpSocket: {port: 1}, successThreshold: 2}} \
      | .livenessProbe.successThreshold: Invalid value: 2: must be 1
      {name: c, image: i, readinessProbe: {httpGet: {port: 0}}} | .readinessProbe.httpGet.port: Invalid value: 0: \
      must be between 1 and 65535, inclusive
      {name: c, image: i, ports: [{}]}           | .ports[0].containerPort: Required value
      {name: c, image: i, ports: [{name: a, containerPort: 1}, {name: a, containerPort: 2}]} \
      | .ports[1].name: Duplicate value: "a"
      {name: c, image: i, ports: [{containerPort: 1, hostPort: 5}, {containerPort: 2, hostPort: 5}]} \
      | .ports[1].hostPort: Duplicate value: "TCP//5"
      {name: c, image: i, securityContext: {runAsUser: -1}} | .securityContext.runAsUser: Invalid value: -1: must be \
      between 0 and 2147483647, inclusive
      {name: c, image: i, securityContext: {privileged: true, allowPrivilegeEscalation: false}} \
      | .securityContext: Invalid value: {"allowPrivilegeEscalation":false,"privileged":true}: cannot set \
      `allowPrivilegeEscalation` to false and `privileged` to true
      {name: c, image: i, restartPolicy: Always} | .restartPolicy: Forbidden: may not be set for non-init containers
      {name: c, image: i, resources: {limits: {cpu: -1}}} | .resources.limits[cpu]: Invalid value: "-1": must be \
      greater than or equal to 0;.resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0
      {name: c, image: i, resources: {limits: {foo: 1}}} | .resources.limits[foo]: Invalid value: "foo": must be a \
      standard resource type or fully qualified;.resources.limits[foo]: Invalid value: "foo": must be a standard \
      resource for containers;.resources.requests[foo]: Invalid value: "foo": must be a standard resource type or \
      fully qualified;.resources.requests[foo]: Invalid value: "foo": must be a standard resource for containers
      {name: c, image: i, resources: {limits: {a.b/gpu: 2}, requests: {a.b/gpu: 1}}} | .resources.requests: Invalid \
      value: "1": must be equal to a.b/gpu limit of 2
      {name: c, image: i, resources: {requests: {a.b/gpu: 1}}} | .resources.limits: Required value: Limit must be set \
      for non overcommitable resources
      """)
  void a_wrong_container_is_told(String container, String wrong) {
    assertEquals(wrong.replace(";", "\n").replaceAll("(?m)^\\.", "spec.containers[0]."),
        PODS.created("{spec: {containers: [" + container + "]}}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      activeDeadlineSeconds: 0                 | spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and \
      2147483647, inclusive
      dnsPolicy: None                          | spec.dnsConfig: Required value: must provide `dnsConfig` when \
      `dnsPolicy` is None
      hostAliases: [{ip: x}]                   | spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP \
      address, (e.g. 10.9.8.7 or 2001:db8::ffff)
      tolerations: [{operator: Exists, value: a, key: k}] | spec.tolerations[0].operator: Invalid value: "a": value \
      must be empty when `operator` is 'Exists'
      tolerations: [{key: k, tolerationSeconds: 1, effect: NoSchedule}] | spec.tolerations[0].effect: Invalid value: \
      "NoSchedule": effect must be 'NoExecute' when `tolerationSeconds` is set
      topologySpreadConstraints: [{maxSkew: 0, topologyKey: a, whenUnsatisfiable: DoNotSchedule}] \
      | spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero
      volumes: [{name: a}, {name: a}]          | spec.volumes[1].name: Duplicate value: "a"
      volumes: [{name: a, emptyDir: {}, hostPath: {path: /a}}] | spec.volumes[0].hostPath: Forbidden: may not specify \
      more than 1 volume type
      volumes: [{name: a, secret: {}}]         | spec.volumes[0].secret.secretName: Required value
      initContainers: [{name: c, image: i}]    | spec.initContainers[0].name: Duplicate value: "c"
      initContainers: [{name: d, image: i, livenessProbe: {exec: {command: [a]}}}] \
      | spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without \
      restartPolicy=Always
      ephemeralContainers: [{name: e, image: i}] | spec.ephemeralContainers: Forbidden: cannot be set on create
      schedulingGates: [{name: a}], nodeName: n | spec.nodeName: Forbidden: cannot be set until all schedulingGates \
      have been cleared
      affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {}}} | spec.affinity.nodeAffinity.\
      requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node \
      selector term
      """)
  void a_wrong_spec_is_told(String spec, String wrong) {
    assertEquals(wrong, PODS.created("{spec: {containers: [{name: c, image: i}], " + spec + "}}"));
  }

  @Test
  void images_may_change_and_nodes_may_not() {
    assertEquals("", PODS.updated(POD.formatted("'a:1'", "n", ""), POD.formatted("'a:2'", "n", "")));
    assertEquals("""
        spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,\
        `spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing \
        tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)
        -  nodeName: "n"
        +  nodeName: "m"
        """,
        PODS.updated(POD.formatted("a", "n", ""), POD.formatted("a", "m", "")));
  }

  @Test
  void deadlines_are_only_shortened() {
    assertEquals("", PODS.updated(POD.formatted("a", "n", ""), POD.formatted("a", "n", ", activeDeadlineSeconds: 9")));
    assertEquals("spec.activeDeadlineSeconds: Invalid value: 9: must be less than or equal to previous value",
        PODS.updated(POD.formatted("a", "n", ", activeDeadlineSeconds: 5"),
            POD.formatted("a", "n", ", activeDeadlineSeconds: 9")));
  }

  @Test
  void tolerations_are_only_added() {
    var one = ", tolerations: [{key: a, operator: Exists}]";
    assertEquals("", PODS.updated(POD.formatted("a", "n", ""), POD.formatted("a", "n", one)));
    assertEquals("spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds",
        PODS.updated(POD.formatted("a", "n", one), POD.formatted("a", "n", "")));
  }

  @Test
  void containers_stay_as_many() {
    assertEquals("spec.containers: Forbidden: pod updates may not add or remove containers",
        PODS.updated("{spec: {containers: [{name: c, image: i}]}}",
            "{spec: {containers: [{name: c, image: i}, {name: d, image: i}]}}"));
  }

  @Test
  void a_status_keeps_its_class() {
    assertEquals("status.qosClass: Invalid value: \"Burstable\": field is immutable",
        PODS.status("{status: {qosClass: BestEffort}}", "{status: {qosClass: Burstable}}"));
  }
}
