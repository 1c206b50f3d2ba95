package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few mistakes in every kind, and what is said to them. */
final class EveryRoomTest {
  private static Ruled kind(String key) {
    var parts = key.split(" ", -1);
    var group = parts[1].contains("/") ? parts[1].substring(0, parts[1].indexOf('/')) : "";
    var kind = parts[1].substring(parts[1].indexOf('/') + 1);
    return new Ruled(group, kind, parts[0].equals("ns"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ns apps/ReplicaSet | {spec: {template: {spec: {containers: [{name: c, image: i}]}}}} | spec.selector: Required \
      value
      ns apps/StatefulSet | {spec: {podManagementPolicy: Foo, selector: {matchLabels: {a: b}}, template: {metadata: \
      {labels: {a: b}}, spec: {containers: [{name: c, image: i, volumeMounts: [{name: data, mountPath: /d}]}]}}, \
      volumeClaimTemplates: [{metadata: {name: data}}]}} | spec.podManagementPolicy: Invalid value: "Foo": must be \
      'OrderedReady' or 'Parallel'
      ns apps/DaemonSet | {spec: {selector: {matchLabels: {a: b}}, updateStrategy: {rollingUpdate: {maxUnavailable: \
      0}}, \
      template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}} \
      | spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0
      ns ReplicationController | {spec: {template: {spec: {containers: [{name: c, image: i}]}}}} | spec.selector: \
      Required value
      ns batch/Job | {spec: {selector: {matchLabels: {a: b}}, backoffLimit: -1, template: {metadata: {labels: {a: b}}, \
      spec: {containers: [{name: c, image: i}]}}}} | spec.backoffLimit: Invalid value: -1: must be greater than or \
      equal \
      to 0;spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"
      ns batch/CronJob | {spec: {schedule: '* * * *', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, \
      containers: [{name: c, image: i}]}}}}}} | spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, \
      found 4: [* * * *]
      ns batch/CronJob | {spec: {schedule: '61 * * * *', timeZone: Mars/Base, jobTemplate: {spec: {template: {spec: \
      {restartPolicy: Never, containers: [{name: c, image: i}]}}}}}} | spec.schedule: Invalid value: "61 * * * *": end \
      of range (61) above maximum (59): 61;spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base
      ns policy/PodDisruptionBudget | {spec: {minAvailable: 1, maxUnavailable: 1}} | spec: Invalid value: \
      {"maxUnavailable":1,"minAvailable":1}: minAvailable and maxUnavailable cannot be both set
      ns autoscaling/HorizontalPodAutoscaler | {spec: {minReplicas: 3, maxReplicas: 2, scaleTargetRef: {kind: \
      Deployment, name: d}}} | spec.maxReplicas: Invalid value: 2: must be greater than or equal to `minReplicas`
      """)
  void a_mistake_in_what_runs_is_told(String key, String object, String wrong) {
    assertEquals(wrong.replaceAll(";(?! )", "\n"), kind(key).created(object));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      cl PersistentVolume | {spec: {accessModes: [ReadWriteOnce]}} | spec.capacity: Required value;spec: Required \
      value: must specify a volume type
      ns PersistentVolumeClaim | {spec: {accessModes: [Foo], resources: {requests: {storage: 0}}}} | spec.accessModes: \
      Unsupported value: "Foo": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", \
      "ReadWriteOncePod";spec.resources.requests[storage]: Invalid value: "0": must be greater than zero
      cl storage.k8s.io/StorageClass | {reclaimPolicy: Foo} | provisioner: Required value;reclaimPolicy: Unsupported \
      value: "Foo": supported values: "Delete", "Retain"
      cl Node | {spec: {taints: [{key: a, effect: Foo}]}} | metadata.taints[0].effect: Unsupported value: "Foo": \
      supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"
      ns LimitRange | {spec: {limits: [{type: Container, min: {cpu: 2}, max: {cpu: 1}}]}} | spec.limits[0].min[cpu]: \
      Invalid value: "2": min value 2 is greater than max value 1;spec.limits[0].defaultRequest[cpu]: Invalid value: \
      "1": min value 2 is greater than default request value 1;spec.limits[0].default[cpu]: Invalid value: "1": min \
      value 2 is greater than default value 1
      ns ResourceQuota | {spec: {hard: {foo: 1}, scopes: [BestEffort, NotBestEffort]}} | spec.hard[foo]: Invalid \
      value: \
      "foo": must be a standard resource type or fully qualified;spec.hard[foo]: Invalid value: "foo": must be a \
      standard resource for quota;spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes
      ns Event | {involvedObject: {namespace: other}} | involvedObject.namespace: Invalid value: "other": does not \
      match \
      event.namespace
      ns Endpoints | {subsets: [{addresses: [{ip: 127.0.0.1}]}, {}]} | subsets[0].addresses[0].ip: Invalid value: \
      "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128);subsets[1]: Required value: must specify \
      `addresses` or `notReadyAddresses`
      ns discovery.k8s.io/EndpointSlice | {addressType: IPv4, endpoints: [{addresses: []}]} | endpoints[0].addresses: \
      Required value: must contain at least 1 address
      ns networking.k8s.io/Ingress | {spec: {rules: [{host: 10.0.0.1, http: {paths: [{path: a, pathType: Prefix, \
      backend: {service: {name: s}}}]}}]}} | spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an \
      IP address;spec.rules[0].http.paths[0].path: Invalid value: "a": must be an absolute \
      path;spec.rules[0].http.paths[0].backend.service: Required value: port name or number is required
      ns networking.k8s.io/NetworkPolicy | {spec: {ingress: [{from: [{}, {ipBlock: {cidr: 10.0.0.0/8, except: \
      [11.0.0.0/8]}}]}]}} | spec.ingress[0].from[0]: Required value: must specify a \
      peer;spec.ingress[0].from[1].ipBlock.except[0]: Invalid value: "11.0.0.0/8": must be a strict subset of `cidr`
      cl scheduling.k8s.io/PriorityClass | {value: 2000000000} | value: Forbidden: maximum allowed value of a user \
      defined priority is 1000000000
      ns coordination.k8s.io/Lease | {spec: {leaseDurationSeconds: 0}} | spec.leaseDurationSeconds: Invalid value: 0: \
      must be greater than 0
      ns rbac.authorization.k8s.io/Role | {metadata: {name: 'a:b'}, rules: [{}]} | rules[0].verbs: Required value: \
      verbs must contain at least one value;rules[0].apiGroups: Required value: resource rules must supply at least \
      one \
      api group;rules[0].resources: Required value: resource rules must supply at least one resource
      cl rbac.authorization.k8s.io/ClusterRoleBinding | {roleRef: {kind: Role, name: r}, subjects: [{kind: \
      ServiceAccount, name: s}]} | roleRef.kind: Unsupported value: "Role": supported values: \
      "ClusterRole";subjects[0].namespace: Required value
      cl certificates.k8s.io/CertificateSigningRequest | {spec: {request: eA==, signerName: a, usages: [client auth]}} \
      | spec.request: Invalid value: "eA==": PEM block type must be CERTIFICATE REQUEST;spec.signerName: Invalid \
      value: \
      "a": must be a fully qualified domain and path of the form 'example.com/signer-name'
      cl admissionregistration.k8s.io/ValidatingWebhookConfiguration | {webhooks: [{name: a.b.c, sideEffects: None, \
      admissionReviewVersions: [v1], clientConfig: {url: 'http://a'}}]} | webhooks[0].clientConfig.url: Invalid value: \
      "http://a": 'https' is the only allowed URL scheme; desired format: https://host[/path]
      cl apiregistration.k8s.io/APIService | {metadata: {name: v1.a}, spec: {group: a.b, version: v1, \
      groupPriorityMinimum: 1, versionPriority: 1}} | metadata.name: Invalid value: "v1.a": must be \
      `spec.version+"."+spec.group`: "v1.a.b"
      """)
  void a_mistake_in_what_surrounds_it_is_told(String key, String object, String wrong) {
    assertEquals(wrong.replaceAll(";(?! )", "\n"), kind(key).created(object));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ns apps/StatefulSet | {spec: {serviceName: a, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: \
      b}}, spec: {containers: [{name: c, image: i}]}}}} | {spec: {serviceName: b, replicas: 3, selector: {matchLabels: \
      {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: j}]}}}} | spec: Forbidden: \
      updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', \
      'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden
      ns batch/Job | {spec: {completions: 1, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, \
      spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}} | {spec: {completions: 2, selector: \
      {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: \
      c, \
      image: i}]}}}} | spec.completions: Invalid value: 2: field is immutable
      cl storage.k8s.io/StorageClass | {provisioner: a.b/c, parameters: {a: b}} | {provisioner: a.b/c} | parameters: \
      Forbidden: updates to parameters are forbidden.
      cl rbac.authorization.k8s.io/ClusterRoleBinding | {roleRef: {kind: ClusterRole, name: a}} | {roleRef: {kind: \
      ClusterRole, name: b}} | roleRef: Invalid value: {"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole",\
      "name":"b"}: cannot change roleRef
      cl scheduling.k8s.io/PriorityClass | {value: 1} | {value: 2} | Value: Forbidden: may not be changed in an update.
      cl node.k8s.io/RuntimeClass | {handler: a} | {handler: b} | handler: Invalid value: "b": field is immutable
      cl Node | {spec: {podCIDRs: [10.0.0.0/24]}} | {spec: {podCIDRs: [10.0.1.0/24]}} | spec.podCIDRs: Forbidden: node \
      updates may not change podCIDR except from "" to valid
      ns PersistentVolumeClaim | {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}, status: \
      {phase: Bound}} | {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}, status: {phase: \
      Bound}} | ``
      ns PersistentVolumeClaim | {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}} | \
      {spec: \
      {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}} | spec: Forbidden: spec is immutable \
      after \
      creation except resources.requests and volumeAttributesClassName for bound claims;-  resources.requests.storage: \
      "1Gi";+  resources.requests.storage: "2Gi";
      """)
  void a_change_that_is_none_of_the_users_is_told(String key, String old, String object, String wrong) {
    assertEquals(wrong.replaceAll(";(?! )", "\n"), kind(key).updated(old, object));
  }
}
