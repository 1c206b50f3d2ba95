package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.attributes;
import static dev.keelson.orchestrator.authz.Policies.index;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RbacAuthorizerTest {
  private static final String POLICY = """
      clusterrole reader
        get,list core: pods pods/log
        get apps: deployments | web
        * batch: *
        get,update *: */scale
      clusterrole paths
        get urls /healthz /metrics/*
      role shop writer
        create,update core: configmaps
      clusterrolebinding everywhere reader user:ann group:ops
      clusterrolebinding paths paths group:system:authenticated
      clusterrolebinding account reader account:ci/builder
      rolebinding shop writers writer user:bob account:ci/builder
      """;

  @ParameterizedTest
  @CsvSource({
      "ann, get pods shop/p, true",
      "ann, list pods /, true",
      "ann, get pods/log shop/p, true",
      "ann, get pods/exec shop/p, false",
      "ann, watch pods shop/, false",
      "ann, get pods.metrics.k8s.io shop/p, false",
      "ann, get deployments.apps shop/web, true",
      "ann, get deployments.apps shop/db, false",
      "ann, get deployments.apps shop/, false",
      "ann, list deployments.apps shop/, false",
      "ann, delete cronjobs.batch shop/x, true",
      "ann, update jobs/status.batch shop/x, true",
      "ann, update deployments/scale.apps shop/web, true",
      "ann, update scale.apps shop/web, false",
      "ann, patch deployments/scale.apps shop/web, false",
      "ann, get /healthz, true",
      "ann, get /healthz/etcd, false",
      "ann, get /metrics/cadvisor, true",
      "ann, post /healthz, false",
      "bob, create configmaps shop/, true",
      "bob, create configmaps store/, false",
      "bob, create configmaps /, false",
      "bob, get pods shop/p, false",
      "system:serviceaccount:ci:builder, get pods x/p, true",
      "system:serviceaccount:ci:builder, update configmaps shop/c, true",
      "system:serviceaccount:ci:other, get pods x/p, false",
      "'', get pods x/p, false"})
  void a_rule_allows_what_it_says_and_nothing_else(String name, String wanted, boolean allowed) {
    var decision = new RbacAuthorizer(index(POLICY)).decide(attributes(user(name, "system:authenticated"), wanted));
    assertEquals(allowed, decision.isAllowed(), decision.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "ann|get pods x/p|RBAC: allowed by ClusterRoleBinding \"everywhere\" of ClusterRole \"reader\" to User \"ann\"",
      "kim|get pods x/p|RBAC: allowed by ClusterRoleBinding \"everywhere\" of ClusterRole \"reader\" to Group \"ops\"",
      "system:serviceaccount:ci:builder|create configmaps shop/|RBAC: allowed by RoleBinding \"writers/shop\""
          + " of Role \"writer\" to ServiceAccount \"builder/ci\""})
  void it_says_why(String name, String wanted, String reason) {
    var decision = new RbacAuthorizer(index(POLICY)).decide(attributes(user(name, "ops"), wanted));
    assertEquals(Decision.allow(reason), decision);
  }

  @Test
  void a_role_that_is_not_there_is_told_of() {
    var rbac = new RbacAuthorizer(index("clusterrolebinding b gone user:ann\nrolebinding ns c lost user:ann"));
    assertEquals(Decision.noOpinion("RBAC: clusterrole.rbac.authorization.k8s.io \"gone\" not found"),
        rbac.decide(attributes(user("ann"), "get pods /p")));
    assertEquals(Decision.noOpinion("RBAC: [clusterrole.rbac.authorization.k8s.io \"gone\" not found,"
        + " role.rbac.authorization.k8s.io \"lost\" not found]"),
        rbac.decide(attributes(user("ann"), "get pods ns/p")));
  }

  @Test
  void rules_of_a_user_are_listed() {
    var rules = new RbacAuthorizer(index(POLICY)).rules(user("bob", "system:authenticated"), "shop");
    assertEquals(List.of("{NonResourceURLs:[\"/healthz\" \"/metrics/*\"], Verbs:[\"get\"]}",
        "{APIGroups:[\"\"], Resources:[\"configmaps\"], Verbs:[\"create\" \"update\"]}"),
        rules.rules().stream().map(Rule::text).toList());
    assertEquals("", rules.problem());
  }

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 200);
  }

  /** The oracle keeps all objects and goes through them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void after_any_changes_it_decides_as_one_who_reads_everything_anew(long seed) {
    var random = new Random(seed);
    var index = new RbacIndex();
    Map<String, BootstrapPolicy.Item> there = new LinkedHashMap<>();
    for (int step = 0; step < 60; step++) {
      var item = BootstrapPolicy.parse(randomItem(random)).getLast();
      var key = item.kind() + item.object().path("metadata").toString();
      if (random.nextInt(4) == 0) {
        index.remove(item.kind(), item.object());
        there.remove(key);
      } else if (random.nextInt(20) == 0) {
        there.values().removeIf(one -> one.kind() == item.kind());
        there.put(key, item);
        index.replace(item.kind(), List.of(item.object()));
      } else {
        index.put(item.kind(), item.object());
        there.put(key, item);
      }
      var wanted = attributes(user("u" + random.nextInt(3), "g" + random.nextInt(3)),
          "get r" + random.nextInt(3) + " n" + random.nextInt(2) + "/x");
      assertEquals(oracle(there, wanted), new RbacAuthorizer(index).decide(wanted).isAllowed(),
          "seed " + seed + ", step " + step);
    }
  }

  private static String randomItem(Random random) {
    var namespace = "n" + random.nextInt(2);
    var name = "o" + random.nextInt(4);
    var subjects = " user:u" + random.nextInt(3) + (random.nextBoolean() ? " group:g" + random.nextInt(3) : "");
    var rule = "\n  get core: r" + random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0 -> "clusterrole " + name + rule;
      case 1 -> "role " + namespace + " " + name + rule;
      case 2 -> "clusterrolebinding " + name + " o" + random.nextInt(4) + subjects;
      default -> "rolebinding " + namespace + " " + name + " o" + random.nextInt(4) + subjects;
    };
  }

  private static boolean oracle(Map<String, BootstrapPolicy.Item> there, Attributes wanted) {
    var rules = new ArrayList<Rule>();
    for (var binding : there.values()) {
      var namespace = binding.object().path("metadata").path("namespace").asText();
      if (binding.kind().isBinding() && (namespace.isEmpty() || namespace.equals(wanted.namespace()))
          && isFor(binding.object(), wanted)) {
        there.values().stream()
            .filter(role -> !role.kind().isBinding())
            .filter(role -> RoleRef.of(binding.object()).equals(new RoleRef(role.kind(),
                role.object().path("metadata").path("namespace").asText(),
                role.object().path("metadata").path("name").asText())))
            .forEach(role -> rules.addAll(Rule.all(role.object())));
      }
    }
    return rules.stream().anyMatch(rule -> rule.allows(wanted));
  }

  private static boolean isFor(ObjectNode binding, Attributes wanted) {
    for (var subject : binding.path("subjects")) {
      var name = subject.path("name").asText();
      if (subject.path("kind").asText().equals("Group")
          ? wanted.user().isIn(name) : wanted.user().name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
