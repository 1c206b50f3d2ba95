package dev.keelson.orchestrator.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;

final class ContainerChoiceTest {
  private static final ObjectNode ONE = Yaml.object("metadata: {name: p}\nspec: {containers: [{name: a}]}");
  private static final ObjectNode MORE = Yaml.object(
      "metadata: {name: p}\nspec: {containers: [{name: a}, {name: b}], initContainers: [{name: i}]}");

  @Test
  void the_only_container_need_not_be_named() {
    assertEquals("a", ContainerChoice.of(ONE, ""));
    assertEquals("i", ContainerChoice.of(MORE, "i"));
  }

  @Test
  void one_of_several_must_be_named() {
    var refusal = assertThrows(Refusal.class, () -> ContainerChoice.of(MORE, ""));
    assertEquals("a container name must be specified for pod p, choose one of: [a b]"
        + " or one of the init containers: [i]", refusal.text());
    assertEquals("container x is not valid for pod p",
        assertThrows(Refusal.class, () -> ContainerChoice.of(ONE, "x")).text());
  }

  @Test
  void proxies_name_scheme_and_port() {
    assertEquals(new ProxyName(false, "web", ""), ProxyName.parse("web"));
    assertEquals(new ProxyName(false, "web", "http"), ProxyName.parse("web:http"));
    assertEquals(new ProxyName(true, "web", "443"), ProxyName.parse("https:web:443"));
    assertEquals(new ProxyName(true, "web", ""), ProxyName.parse("https:web:"));
    assertThrows(Refusal.class, () -> ProxyName.parse("ftp:web:21"));
    assertThrows(Refusal.class, () -> ProxyName.parse("a:b:c:d"));
  }
}
