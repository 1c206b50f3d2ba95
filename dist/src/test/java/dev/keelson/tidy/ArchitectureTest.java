package dev.keelson.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Who may know whom: api → raft → store, and each large dependency in one place. */
@AnalyzeClasses(packages = "dev.keelson", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  /** Reading any of these makes a run that no seed replays. */
  private static final Map<String, Set<String>> CLOCKS_AND_DICE = Map.of(
      "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
      "java.time.Instant", Set.of("now"),
      "java.time.Clock", Set.of("systemUTC", "systemDefaultZone"),
      "java.lang.Math", Set.of("random"),
      "java.util.UUID", Set.of("randomUUID"),
      "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

  @ArchTest
  static final ArchRule the_store_knows_nobody =
      noClasses().that().resideInAPackage("dev.keelson.store..")
          .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.raft..", "dev.keelson.api..");

  @ArchTest
  static final ArchRule replication_does_not_know_the_wire =
      noClasses().that().resideInAPackage("dev.keelson.raft..")
          .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.api..");

  @ArchTest
  static final ArchRule the_http_layer_knows_neither_raft_nor_store =
      noClasses().that().resideInAPackage("dev.keelson.api.http..")
          .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.raft..", "dev.keelson.store..");

  /** Its own doors to the lower floor: HTTP, and the store behind a port. */
  @ArchTest
  static final ArchRule the_upper_floor_knows_no_engine = noClasses()
      .that().resideInAPackage("dev.keelson.orchestrator..")
      .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.raft..", "dev.keelson.store..");

  @ArchTest
  static final ArchRule the_lower_floor_does_not_know_the_upper = noClasses()
      .that().resideInAnyPackage("dev.keelson.store..", "dev.keelson.raft..", "dev.keelson.api..")
      .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.orchestrator..");

  /** Of a server it knows what every client knows: the API, and how to ask it. */
  @ArchTest
  static final ArchRule an_agent_is_a_client = noClasses()
      .that().resideInAnyPackage(
          "dev.keelson.agent.pod..", "dev.keelson.agent.node..", "dev.keelson.agent.hollow..")
      .should().dependOnClassesThat(resideInAPackage("dev.keelson..").and(not(resideInAnyPackage(
          "dev.keelson.agent..", "dev.keelson.orchestrator.client..", "dev.keelson.orchestrator.value..",
          "dev.keelson.orchestrator.status..", "dev.keelson.orchestrator.selector.."))));

  @ArchTest
  static final ArchRule only_the_product_knows_the_agent = noClasses()
      .that().resideOutsideOfPackages("dev.keelson.agent..", "dev.keelson.dist..")
      .should().dependOnClassesThat().resideInAPackage("dev.keelson.agent..");

  /** What becomes of a pod does not depend on who runs it, nor on how that is reported. */
  @ArchTest
  static final ArchRule a_pods_life_knows_neither_node_nor_client = noClasses()
      .that().resideInAPackage("dev.keelson.agent.pod..")
      .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.agent.node..", "dev.keelson.agent.hollow..",
          "dev.keelson.agent.program..", "dev.keelson.orchestrator.client..");

  @ArchTest
  static final ArchRule only_the_engine_knows_rocksdb = onlyIn("org.rocksdb..", "dev.keelson.store.engine..");

  @ArchTest
  static final ArchRule only_the_raft_module_knows_ratis = onlyIn("org.apache.ratis..", "dev.keelson.raft..");

  @ArchTest
  static final ArchRule only_the_room_of_keys_knows_bouncycastle =
      onlyIn("org.bouncycastle..", "dev.keelson.orchestrator.pki..");

  @ArchTest
  static final ArchRule only_the_codec_knows_yaml = onlyIn("org.yaml..", "dev.keelson.orchestrator.codec..");

  @ArchTest
  static final ArchRule only_authentication_knows_jose = onlyIn("com.nimbusds..", "dev.keelson.orchestrator.authn..");

  @ArchTest
  static final ArchRule only_the_doors_know_netty =
      onlyIn("io.netty..", "dev.keelson.api..", "dev.keelson.raft.wire..");

  /** Large answers write themselves into Netty's buffers, piece by piece. */
  @ArchTest
  static final ArchRule etcds_services_know_no_connections = noClasses()
      .that().resideInAPackage("dev.keelson.api.etcd..")
      .should().dependOnClassesThat(resideInAPackage("io.netty..").and(not(resideInAPackage("io.netty.buffer.."))));

  @ArchTest
  static final ArchRule only_the_wires_ends_know_protobuf =
      onlyIn("com.google.protobuf..", "dev.keelson.api..", "dev.keelson.etcdctl.grpc..", "dev.keelson.etcdctl.v3..",
          "dev.keelson.orchestrator.storage.etcd..");

  @ArchTest
  static final ArchRule the_command_line_shares_only_messages_with_the_server = noClasses()
      .that().resideInAPackage("dev.keelson.etcdctl..")
      .should().dependOnClassesThat(resideInAPackage("dev.keelson..")
          .and(not(resideInAPackage("dev.keelson.etcdctl..")))
          .and(not(resideInAPackage("dev.keelson.api.proto.."))));

  @ArchTest
  static final ArchRule the_command_lines_of_two_apis_do_not_meet = noClasses()
      .that().resideInAPackage("dev.keelson.etcdctl.v2..")
      .should().dependOnClassesThat().resideInAnyPackage("dev.keelson.etcdctl.v3..");

  @ArchTest
  static final ArchRule packages_form_no_cycles = slices().matching("dev.keelson.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_system_time_reads_the_clock =
      noClasses().that().doNotHaveSimpleName("SystemTime").should().accessTargetWhere(readsClockOrDice());

  private static ArchRule onlyIn(String dependency, String... homes) {
    return noClasses().that().resideOutsideOfPackages(homes)
        .should().dependOnClassesThat().resideInAPackage(dependency);
  }

  private static DescribedPredicate<JavaAccess<?>> readsClockOrDice() {
    return describe("the clock or an unseeded random source", access -> CLOCKS_AND_DICE
        .getOrDefault(access.getTargetOwner().getFullName(), Set.of())
        .contains(access.getTarget().getName()));
  }
}
