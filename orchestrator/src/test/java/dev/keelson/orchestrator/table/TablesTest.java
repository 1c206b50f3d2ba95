package dev.keelson.orchestrator.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.table.Tables.Include;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TablesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String META = "metadata: {name: x, creationTimestamp: '2026-11-21T11:00:00Z'}";

  private static String cells(Tables table, String yaml) {
    var cells = new ArrayList<String>();
    table.row(Yaml.object(yaml), Include.NONE, NOW).path("cells").forEach(cell -> cells.add(cell.asText()));
    return String.join(" | ", cells);
  }

  private static String names(Tables table) {
    var names = new ArrayList<String>();
    table.columnDefinitions().forEach(column -> names.add(
        column.path("name").asText() + (column.path("priority").asInt() > 0 ? "*" : "")));
    return String.join(" ", names);
  }

  private static final String TWO = """
      metadata: {name: p, creationTimestamp: '2026-11-21T11:55:00Z'%s}
      spec: {containers: [{name: a}, {name: b}], nodeName: n1}
      status:
        phase: %s
        podIP: 10.0.0.5
        %s
      """;

  @Test
  void a_running_pod_is_shown() {
    assertEquals("Name Ready Status Restarts Age IP* Node* Nominated Node* Readiness Gates*",
        names(Tables.of("", "Pod")));
    assertEquals("p | 2/2 | Running | 3 (2m ago) | 5m | 10.0.0.5 | n1 | <none> | <none>",
        cells(Tables.of("", "Pod"), TWO.formatted("", "Running", """
            containerStatuses: [{name: a, ready: true, restartCount: 3, state: {running: {}},
                lastState: {terminated: {finishedAt: '2026-11-21T11:58:00Z'}}},
              {name: b, ready: true, restartCount: 0, state: {running: {}}}]""")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [{name: a, state: {waiting: {reason: ContainerCreating}}}]                      | 0/2 | ContainerCreating
      [{name: a, state: {waiting: {reason: CrashLoopBackOff}}}, {name: b, ready: true, state: {running: {}}}] \
      | 1/2 | CrashLoopBackOff
      [{name: a, state: {terminated: {reason: Error, exitCode: 1}}}]                  | 0/2 | Error
      [{name: a, state: {terminated: {exitCode: 3}}}]                                 | 0/2 | ExitCode:3
      [{name: a, state: {terminated: {exitCode: 3, signal: 9}}}]                      | 0/2 | Signal:9
      [{name: a, state: {terminated: {reason: Completed}}}, {name: b, ready: true, state: {running: {}}}] \
      | 1/2 | NotReady
      """)
  void the_status_is_what_a_container_waits_for(String statuses, String ready, String status) {
    var pod = TWO.formatted("", "Running", "containerStatuses: " + statuses);
    var row = cells(Tables.of("", "Pod"), pod).split(" \\| ", -1);
    assertEquals(ready + " " + status, row[1] + " " + row[2]);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [{name: i, state: {running: {}}}, {name: j}]                                    | Init:0/2
      [{name: i, state: {terminated: {exitCode: 0}}}, {name: j, state: {waiting: {reason: PodInitializing}}}] | Init:1/2
      [{name: i, state: {terminated: {exitCode: 1, reason: Error}}}]                  | Init:Error
      [{name: i, state: {waiting: {reason: ErrImagePull}}}]                           | Init:ErrImagePull
      """)
  void a_pod_that_starts_says_how_far_it_is(String statuses, String status) {
    assertEquals(status, cells(Tables.of("", "Pod"), """
        spec: {containers: [{name: a}], initContainers: [{name: i}, {name: j}]}
        status: {phase: Pending, initContainerStatuses: %s}
        """.formatted(statuses)).split(" \\| ", -1)[2]);
  }

  @Test
  void a_pod_that_ends_is_terminating() {
    assertEquals("Terminating", cells(Tables.of("", "Pod"),
        TWO.formatted(", deletionTimestamp: '2026-11-21T12:00:00Z'", "Running", "x: y")).split(" \\| ", -1)[2]);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      apps | Deployment | spec: {replicas: 3, selector: {matchLabels: {app: w}}, template: {spec: {containers: \
      [{name: c, image: i}]}}}, status: {readyReplicas: 2, updatedReplicas: 3, availableReplicas: 2} \
      | x ; 2/3 ; 3 ; 2 ; 60m ; c ; i ; app=w
      apps | ReplicaSet | spec: {replicas: 3}, status: {replicas: 2} | x ; 3 ; 2 ; 0 ; 60m ;  ;  ; <none>
      batch | Job | spec: {completions: 2}, status: {succeeded: 1, startTime: '2026-11-21T11:59:00Z'} \
      | x ; Running ; 1/2 ; 60s ; 60m ;  ;  ; <none>
      batch | CronJob | spec: {schedule: '* * * * *'} | x ; * * * * * ; <none> ; False ; 0 ; <none> ; 60m ;  ;  ; <none>
      `` | Service | spec: {type: NodePort, clusterIP: 10.96.0.9, ports: [{port: 80, nodePort: 30080, protocol: TCP}], \
      selector: {b: c, a: b}} | x ; NodePort ; 10.96.0.9 ; <none> ; 80:30080/TCP ; 60m ; a=b,b=c
      `` | Service | spec: {type: LoadBalancer, ports: []} \
      | x ; LoadBalancer ; <none> ; <pending> ; <none> ; 60m ; <none>
      `` | Node | spec: {unschedulable: true}, status: {conditions: [{type: Ready, status: 'True'}], nodeInfo: \
      {kubeletVersion: v1.32.0}, addresses: [{type: InternalIP, address: 10.0.0.1}]} | x ; Ready,SchedulingDisabled ; \
      <none> ; 60m ; v1.32.0 ; 10.0.0.1 ; <none> ; <unknown> ; <unknown> ; <unknown>
      `` | Secret | type: Opaque, data: {a: b} | x ; Opaque ; 1 ; 60m
      `` | PersistentVolumeClaim | spec: {volumeName: v}, status: {phase: Bound, capacity: {storage: 1Gi}, \
      accessModes: [ReadWriteMany, ReadWriteOnce]} | x ; Bound ; v ; 1Gi ; RWO,RWX ;  ; <unset> ; 60m ; <unset>
      `` | ResourceQuota | status: {hard: {pods: '10', limits.cpu: '2'}, used: {pods: '1'}} \
      | x ; pods: 1/10 ; limits.cpu: 0/2 ; 60m
      networking.k8s.io | Ingress | spec: {rules: [{host: a.b}]} | x ; <none> ; a.b ;  ; 80 ; 60m
      autoscaling | HorizontalPodAutoscaler | spec: {scaleTargetRef: {kind: Deployment, name: d}, minReplicas: 1, \
      maxReplicas: 5, metrics: [{type: Resource, resource: {name: cpu, target: {averageUtilization: 80}}}]} \
      | x ; Deployment/d ; cpu: <unknown>/80% ; 1 ; 5 ; 0 ; 60m
      rbac.authorization.k8s.io | RoleBinding | roleRef: {kind: Role, name: r}, subjects: [{kind: User, name: u}, \
      {kind: ServiceAccount, name: s, namespace: n}] | x ; Role/r ; 60m ; u ;  ; n/s
      apps | ControllerRevision | revision: 2, x: y | x ; <none> ; 2 ; 60m
      `` | LimitRange | x: y | x ; 2026-11-21T11:00:00Z
      """)
  void kinds_have_their_rows(String group, String kind, String object, String row) {
    assertEquals(row.replace(" ; ", " | "),
        cells(Tables.of(group == null ? "" : group, kind), "{" + META + ", " + object + "}"));
  }

  @Test
  void events_of_both_groups_look_alike() {
    assertEquals("2m | Normal | Pulled | pod/p |  | kubelet, n1 | done | 5m | 3 | x", cells(Tables.of("", "Event"), """
        metadata: {name: x}
        involvedObject: {kind: Pod, name: p}
        type: Normal
        reason: Pulled
        message: done
        count: 3
        source: {component: kubelet, host: n1}
        firstTimestamp: '2026-11-21T11:55:00Z'
        lastTimestamp: '2026-11-21T11:58:00Z'
        """));
    assertEquals("119s | Normal | Pulled | pod/p |  | kubelet, n1 | done | 119s | 1 | x",
        cells(Tables.of("events.k8s.io", "Event"), """
            metadata: {name: x}
            regarding: {kind: Pod, name: p}
            type: Normal
            reason: Pulled
            note: done
            reportingController: kubelet
            reportingInstance: n1
            eventTime: '2026-11-21T11:58:00.123456Z'
            """));
  }

  @Test
  void custom_resources_have_the_columns_of_their_definition() {
    var table = Tables.custom(Yaml.node("""
        - {name: Size, type: integer, jsonPath: .spec.size}
        - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status', priority: 1}
        - {name: Since, type: date, jsonPath: .metadata.creationTimestamp}
        - {name: Tags, type: string, jsonPath: '.spec.tags[*]'}
        - {name: Odd, type: string, jsonPath: ".metadata.annotations['a.b/c']"}
        - {name: None, type: string, jsonPath: .spec.none}
        """));
    assertEquals("Name Size Ready* Since Tags Odd None", names(table));
    assertEquals("x | 3 | True | 60m | a,b | odd | null", cells(table, """
        metadata: {name: x, creationTimestamp: '2026-11-21T11:00:00Z', annotations: {a.b/c: odd}}
        spec: {size: 3, tags: [a, b]}
        status: {conditions: [{type: Other, status: 'False'}, {type: Ready, status: 'True'}]}
        """));
    assertEquals("Name Age", names(Tables.custom(MissingNode.getInstance())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "]", ".", "..", "[?(", "[?(@", "{", "'", ""})
  void a_path_that_is_none_finds_little_and_never_fails(String path) {
    JsonPath.parse(path).find(Yaml.node("{a: {b: 1}}"));
  }

  @Test
  void a_table_is_whole() {
    JsonNode object = Yaml.object("{kind: ConfigMap, " + META + "}");
    var table = Tables.of("", "ConfigMap").table(Yaml.node("{resourceVersion: '7'}"), List.of(object),
        Include.METADATA, NOW);
    assertEquals(Yaml.node("""
        kind: Table
        apiVersion: meta.k8s.io/v1
        metadata: {resourceVersion: '7'}
        columnDefinitions:
        - {name: Name, type: string, format: name, description: '', priority: 0}
        - {name: Data, type: integer, format: '', description: '', priority: 0}
        - {name: Age, type: string, format: '', description: '', priority: 0}
        rows:
        - cells: [x, 0, 60m]
          object: {kind: PartialObjectMetadata, apiVersion: meta.k8s.io/v1, metadata: {name: x, creationTimestamp: \
        '2026-11-21T11:00:00Z'}}
        """).toString(), table.toString());
  }
}
