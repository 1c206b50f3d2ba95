package dev.keelson.orchestrator.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SchemaTest {
  private static final Schema SCHEMA = Schema.load();

  @Test
  void every_object_begins_with_kind_and_api_version() {
    var names = struct("core/v1", "Pod").fields().stream().map(Field::name).toList();
    assertEquals(List.of("kind", "apiVersion", "metadata", "spec", "status"), names);
    assertEquals(ScalarShape.STRING, field("core/v1", "Pod", "kind").shape());
  }

  @Test
  void references_lead_across_groups() {
    assertSame(struct("meta/v1", "ObjectMeta"), field("apps/v1", "Deployment", "metadata").shape());
    assertSame(struct("core/v1", "PodTemplateSpec"), field("apps/v1", "DeploymentSpec", "template").shape());
    assertSame(struct("authentication/v1", "UserInfo"), field("admission/v1", "AdmissionRequest", "userInfo").shape());
  }

  @Test
  void every_field_of_an_unknown_type_would_be_an_empty_struct_and_there_is_one_only() {
    var empty = SCHEMA.types().stream()
        .flatMap(struct -> struct.fields().stream().map(Field::shape))
        .filter(shape -> shape instanceof StructShape struct && struct.fields().isEmpty())
        .map(shape -> ((StructShape) shape).type())
        .distinct()
        .toList();
    assertEquals(List.of("CustomResourceSubresourceStatus"), empty);
  }

  @Test
  void named_scalars_and_maps_are_what_they_stand_for() {
    assertEquals(ScalarShape.STRING, field("core/v1", "ContainerPort", "protocol").shape());
    assertEquals(new MapShape(ScalarShape.QUANTITY, false), field("core/v1", "ResourceRequirements", "limits").shape());
    assertEquals(new ListShape(ScalarShape.STRING, ListType.ATOMIC, List.of()),
        field("meta/v1", "APIResource", "verbs").shape());
  }

  @Test
  void markers_say_how_lists_and_maps_merge() {
    var ports = assertInstanceOf(ListShape.class, field("core/v1", "Container", "ports").shape());
    assertEquals(ListType.MAP, ports.type());
    assertEquals(List.of("containerPort", "protocol"), ports.keys());
    assertEquals(ListType.SET, ((ListShape) field("meta/v1", "ObjectMeta", "finalizers").shape()).type());
    assertTrue(((MapShape) field("core/v1", "ServiceSpec", "selector").shape()).atomic());
    assertFalse(((MapShape) field("meta/v1", "ObjectMeta", "labels").shape()).atomic());
    assertTrue(field("apps/v1", "DeploymentSpec", "selector").atomic());
    assertFalse(field("core/v1", "PersistentVolumeSpec", "claimRef").atomic(), "granular where it is used");
    assertTrue(struct("core/v1", "ObjectReference").atomic());
  }

  @Test
  void markers_say_how_strategic_patches_merge() {
    assertEquals(new PatchStrategy(true, false, false, "name"), field("core/v1", "PodSpec", "containers").patch());
    assertEquals(new PatchStrategy(true, true, false, "name"), field("core/v1", "PodSpec", "volumes").patch());
    assertEquals(new PatchStrategy(false, true, false, ""), field("apps/v1", "DeploymentSpec", "strategy").patch());
    assertEquals(PatchStrategy.NONE, field("core/v1", "PodSpec", "tolerations").patch());
  }

  @Test
  void fields_know_what_go_knows_of_them() {
    assertEquals("TCP", field("core/v1", "ContainerPort", "protocol").initial().orElseThrow().asText());
    assertTrue(field("core/v1", "ContainerPort", "containerPort").required());
    assertFalse(field("core/v1", "ContainerPort", "containerPort").omitEmpty());
    assertTrue(field("apps/v1", "DeploymentSpec", "replicas").pointer());
    assertFalse(field("apps/v1", "DeploymentSpec", "minReadySeconds").pointer());
    assertEquals("v1.Protocol", goType("core/v1", "ContainerPort", "protocol"));
    assertEquals("int32", goType("apps/v1", "DeploymentSpec", "replicas"));
    assertEquals("[]v1.Container", goType("core/v1", "PodSpec", "containers"));
    assertEquals("v1.LabelSelector", goType("apps/v1", "DeploymentSpec", "selector"));
    assertEquals("map[string]string", goType("core/v1", "ConfigMap", "data"));
  }

  @Test
  void embedded_structs_are_flat_in_json_and_messages_in_protobuf() {
    var volume = struct("core/v1", "Volume");
    assertTrue(volume.field("hostPath").isPresent());
    var source = assertInstanceOf(Member.Embedded.class, volume.member(2).orElseThrow());
    assertEquals("VolumeSource", source.shape().type());
    assertTrue(source.shape().member(1).orElseThrow().plain().isPresent());
    var named = struct("admissionregistration/v1", "NamedRuleWithOperations");
    assertTrue(named.field("apiGroups").isPresent(), "embedded twice over");
  }

  @Test
  void only_lists_that_protobuf_makes_a_message_of_are_wrapped() {
    var wrapped = SCHEMA.types().stream()
        .flatMap(struct -> struct.members().stream())
        .filter(member -> member instanceof Member.Plain plain && plain.wrapped())
        .map(member -> ((Member.Plain) member).goType())
        .toList();
    assertEquals(List.of("v1.Verbs"), wrapped);
  }

  @Test
  void kinds_are_found_by_the_names_of_the_api() {
    var role = SCHEMA.kind("rbac.authorization.k8s.io/v1", "ClusterRole").orElseThrow();
    assertTrue(role.clusterScoped());
    assertSame(struct("rbac/v1", "ClusterRole"), role.shape());
    assertEquals("v1", SCHEMA.kind("v1", "Pod").orElseThrow().apiVersion());
    assertFalse(SCHEMA.kind("apps/v1", "Pod").isPresent());
  }

  @Test
  void options_are_known_in_every_group_version() {
    assertSame(struct("meta/v1", "DeleteOptions"), SCHEMA.kind("apps/v1", "DeleteOptions").orElseThrow().shape());
    assertSame(struct("meta/v1", "Status"), SCHEMA.kind("v1", "Status").orElseThrow().shape());
  }

  @Test
  void shapes_may_contain_themselves() {
    var props = struct("apiextensions/v1", "JSONSchemaProps");
    assertSame(props, ((MapShape) field("apiextensions/v1", "JSONSchemaProps", "properties").shape()).values());
    assertSame(props, field("apiextensions/v1", "JSONSchemaProps", "not").shape());
  }

  private static StructShape struct(String groupVersion, String type) {
    return SCHEMA.type(groupVersion, type).orElseThrow();
  }

  private static Field field(String groupVersion, String type, String name) {
    return struct(groupVersion, type).field(name).orElseThrow();
  }

  private static String goType(String groupVersion, String type, String name) {
    var struct = struct(groupVersion, type);
    return struct.goType(struct.position(name));
  }
}
