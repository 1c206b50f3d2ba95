package dev.keelson.orchestrator.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefaultsTest {
  private static void filled(String group, String kind, String given, String expected) {
    filled(group, "v1", kind, given, expected);
  }

  private static void filled(String group, String version, String kind, String given, String expected) {
    var object = Yaml.object(given);
    Defaults.apply(group, version, kind, object);
    assertEquals(Yaml.object(expected).toPrettyString(), sorted(object, Yaml.object(expected)).toPrettyString());
    var again = object.deepCopy();
    Defaults.apply(group, version, kind, again);
    assertEquals(object, again, "filling in twice changes nothing");
  }

  /** The same object with its fields in the expectation's order, when they are the same fields. */
  private static JsonNode sorted(
      JsonNode object, JsonNode expected) {
    return object.equals(expected) ? expected : object;
  }

  @Test
  void a_pod_is_filled_in() {
    filled("", "Pod", """
        metadata: {name: p}
        spec:
          serviceAccount: robot
          volumes:
          - {name: tmp}
          - {name: key, secret: {secretName: k}}
          - {name: all, projected: {sources: [{serviceAccountToken: {path: token}},
             {downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}]}}
          - {name: host, hostPath: {path: /tmp}}
          initContainers:
          - {name: i, image: busybox@sha256:abc}
          containers:
          - name: c
            image: nginx:1.27
            ports: [{containerPort: 80}]
            env: [{name: N, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
            resources: {limits: {cpu: "1"}, requests: {memory: 1Gi}}
            livenessProbe: {httpGet: {port: 80}}
            lifecycle: {preStop: {httpGet: {port: 80}}}
        """, """
        metadata: {name: p}
        spec:
          serviceAccount: robot
          serviceAccountName: robot
          volumes:
          - {name: tmp, emptyDir: {}}
          - {name: key, secret: {secretName: k, defaultMode: 420}}
          - {name: all, projected: {defaultMode: 420, sources: [
             {serviceAccountToken: {path: token, expirationSeconds: 3600}},
             {downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels, apiVersion: v1}}]}}]}}
          - {name: host, hostPath: {path: /tmp, type: ""}}
          initContainers:
          - {name: i, image: "busybox@sha256:abc", resources: {}, terminationMessagePath: /dev/termination-log,
             terminationMessagePolicy: File, imagePullPolicy: IfNotPresent}
          containers:
          - name: c
            image: nginx:1.27
            ports: [{containerPort: 80, protocol: TCP}]
            env: [{name: N, valueFrom: {fieldRef: {fieldPath: metadata.name, apiVersion: v1}}}]
            resources: {limits: {cpu: "1"}, requests: {memory: 1Gi, cpu: "1"}}
            livenessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}, timeoutSeconds: 1, periodSeconds: 10,
              successThreshold: 1, failureThreshold: 3}
            lifecycle: {preStop: {httpGet: {port: 80, path: /, scheme: HTTP}}}
            terminationMessagePath: /dev/termination-log
            terminationMessagePolicy: File
            imagePullPolicy: IfNotPresent
          restartPolicy: Always
          terminationGracePeriodSeconds: 30
          dnsPolicy: ClusterFirst
          securityContext: {}
          schedulerName: default-scheduler
          enableServiceLinks: true
        status: {phase: Pending}
        """);
  }

  @ParameterizedTest
  @CsvSource({"nginx,Always", "nginx:latest,Always", "nginx:1.27,IfNotPresent", "reg:5000/nginx,Always",
      "reg:5000/nginx:2,IfNotPresent", "nginx@sha256:ab,IfNotPresent", "nginx:latest@sha256:ab,Always"})
  void the_tag_decides_whether_to_pull(String image, String policy) {
    assertEquals(policy, ImageName.pullPolicy(image));
  }

  @Test
  void a_deployment_is_filled_in_and_its_template_keeps_what_only_pods_get() {
    filled("apps", "Deployment", """
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx, resources: {limits: {cpu: "1"}}}]}
        """, """
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: c, image: nginx, resources: {limits: {cpu: "1"}}, terminationMessagePath: /dev/termination-log,
                 terminationMessagePolicy: File, imagePullPolicy: Always}
              restartPolicy: Always
              terminationGracePeriodSeconds: 30
              dnsPolicy: ClusterFirst
              securityContext: {}
              schedulerName: default-scheduler
          replicas: 1
          strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 25%, maxSurge: 25%}}
          revisionHistoryLimit: 10
          progressDeadlineSeconds: 600
        status: {}
        """);
  }

  @Test
  void a_service_is_filled_in() {
    filled("", "Service", """
        spec: {selector: {app: web}, ports: [{port: 80}, {name: b, port: 81, targetPort: http}]}
        """, """
        spec:
          selector: {app: web}
          ports: [{port: 80, protocol: TCP, targetPort: 80}, {name: b, port: 81, targetPort: http, protocol: TCP}]
          sessionAffinity: None
          type: ClusterIP
          internalTrafficPolicy: Cluster
        status: {loadBalancer: {}}
        """);
    filled("", "Service", "{spec: {type: LoadBalancer, sessionAffinity: ClientIP}}", """
        spec:
          type: LoadBalancer
          sessionAffinity: ClientIP
          sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}
          externalTrafficPolicy: Cluster
          internalTrafficPolicy: Cluster
          allocateLoadBalancerNodePorts: true
        status: {loadBalancer: {}}
        """);
  }

  @Test
  void secrets_take_plain_text_once() {
    filled("", "Secret", "{stringData: {a: x}, data: {b: eQ==}}", "{type: Opaque, data: {a: eA==, b: eQ==}}");
  }

  @Test
  void namespaces_bear_their_name_as_a_label() {
    filled("", "Namespace", "{metadata: {name: n}}", """
        metadata: {name: n, labels: {kubernetes.io/metadata.name: n}}
        status: {phase: Active}
        """);
  }

  @Test
  void a_job_runs_one_pod_once() {
    filled("batch", "Job", "{spec: {template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never}}}}", """
        metadata: {labels: {a: b}}
        spec:
          template:
            metadata: {labels: {a: b}}
            spec: {restartPolicy: Never, terminationGracePeriodSeconds: 30, dnsPolicy: ClusterFirst,
              securityContext: {}, schedulerName: default-scheduler}
          completions: 1
          parallelism: 1
          backoffLimit: 6
          completionMode: NonIndexed
          suspend: false
          manualSelector: false
          podReplacementPolicy: TerminatingOrFailed
        status: {}
        """);
  }

  @Test
  void the_versions_of_autoscalers_differ() {
    filled("autoscaling", "v1", "HorizontalPodAutoscaler", "{spec: {maxReplicas: 3}}",
        "{spec: {maxReplicas: 3, minReplicas: 1, targetCPUUtilizationPercentage: 80}, status: {}}");
    filled("autoscaling", "v2", "HorizontalPodAutoscaler", "{spec: {maxReplicas: 3}}", """
        spec:
          maxReplicas: 3
          minReplicas: 1
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
        status: {}
        """);
  }

  @Test
  void limits_of_containers_follow_from_each_other() {
    filled("", "LimitRange", "{spec: {limits: [{type: Container, max: {cpu: '2'}, min: {memory: 1Mi}}]}}", """
        spec:
          limits:
          - type: Container
            max: {cpu: '2'}
            min: {memory: 1Mi}
            default: {cpu: '2'}
            defaultRequest: {cpu: '2', memory: 1Mi}
        """);
  }

  @Test
  void a_network_policy_with_egress_rules_is_about_egress_too() {
    filled("networking.k8s.io", "NetworkPolicy", "{spec: {egress: [{ports: [{port: 53}]}]}}", """
        spec: {podSelector: {}, egress: [{ports: [{port: 53, protocol: TCP}]}], policyTypes: [Ingress, Egress]}
        """);
  }

  @Test
  void webhooks_are_filled_in() {
    filled("admissionregistration.k8s.io", "MutatingWebhookConfiguration",
        "{webhooks: [{name: a, rules: [{operations: ['*']}], clientConfig: {service: {name: s}}}]}", """
        webhooks:
        - name: a
          rules: [{operations: ['*'], scope: '*'}]
          clientConfig: {service: {name: s, port: 443}}
          failurePolicy: Fail
          matchPolicy: Equivalent
          namespaceSelector: {}
          objectSelector: {}
          timeoutSeconds: 10
          reinvocationPolicy: Never
        """);
  }

  @Test
  void subjects_are_in_the_group_of_their_kind() {
    filled("rbac.authorization.k8s.io", "RoleBinding", """
        roleRef: {kind: Role, name: r}
        subjects: [{kind: User, name: u}, {kind: ServiceAccount, name: s, namespace: n}]
        """, """
        roleRef: {kind: Role, name: r, apiGroup: rbac.authorization.k8s.io}
        subjects: [{kind: User, name: u, apiGroup: rbac.authorization.k8s.io},
          {kind: ServiceAccount, name: s, namespace: n}]
        """);
  }

  @Test
  void what_is_there_stays() {
    filled("example.com", "Thing", "{spec: {a: 1}}", "{spec: {a: 1}}");
  }
}
