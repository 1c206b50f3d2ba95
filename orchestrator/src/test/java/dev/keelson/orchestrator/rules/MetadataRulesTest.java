package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MetadataRulesTest {
  private static final Ruled MAPS = Ruled.namespaced("", "ConfigMap");

  @Test
  void a_name_is_needed() {
    assertEquals("metadata.name: Required value: name or generateName is required",
        MAPS.created("{metadata: {name: ''}}"));
  }

  @Test
  void cluster_objects_have_no_namespace_and_others_need_one() {
    assertEquals("metadata.namespace: Forbidden: not allowed on this type",
        Ruled.cluster("", "Node").created("{metadata: {namespace: default}}"));
    assertEquals("metadata.namespace: Required value", MAPS.created("{metadata: {namespace: ''}}"));
  }

  @Test
  void labels_are_told_by_key_and_by_value() {
    assertEquals("""
        metadata.labels: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and \
        must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for \
        validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
        metadata.labels: Invalid value: "-": a valid label must be an empty string or consist of alphanumeric \
        characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or \
        'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')""",
        MAPS.created("{metadata: {labels: {a b: c, d: '-'}}}"));
  }

  @Test
  void annotations_have_a_size() {
    assertEquals("metadata.annotations: Too long: must have at most 262144 bytes",
        MAPS.created("{metadata: {annotations: {a: '" + "x".repeat(262_144) + "'}}}"));
    assertEquals("", MAPS.created("{metadata: {annotations: {EXAMPLE.com/a: 'any thing'}}}"));
  }

  @Test
  void owners_are_named_fully() {
    assertEquals("""
        metadata.ownerReferences[0].apiVersion: Required value: must not be empty
        metadata.ownerReferences[0].kind: Required value: must not be empty
        metadata.ownerReferences[0].name: Required value: must not be empty
        metadata.ownerReferences[0].uid: Required value: must not be empty""",
        MAPS.created("{metadata: {ownerReferences: [{}]}}"));
    assertEquals("metadata.ownerReferences[0]: Invalid value: {\"apiVersion\":\"v1\",\"kind\":\"Event\",\"name\":\"e\","
        + "\"uid\":\"u\"}: /v1, Kind=Event is disallowed from being an owner",
        MAPS.created("{metadata: {ownerReferences: [{apiVersion: v1, kind: Event, name: e, uid: u}]}}"));
  }

  @Test
  void only_one_owner_controls() {
    var owner = "{apiVersion: v1, kind: Pod, name: %s, uid: u, controller: true}";
    var wrong = MAPS.created("{metadata: {ownerReferences: [" + owner.formatted("a") + ", " + owner.formatted("b")
        + "]}}");
    assertEquals("Only one reference can have Controller set to true. Found \"true\" in references for Pod/a and Pod/b",
        wrong.substring(wrong.indexOf("Only")));
  }

  @Test
  void finalizers_are_qualified() {
    assertEquals("metadata.finalizers: Invalid value: \"mine\": name is neither a standard finalizer name nor is it"
        + " fully qualified", MAPS.created("{metadata: {finalizers: [mine, example.com/mine, orphan]}}"));
  }

  @Test
  void no_finalizer_is_added_to_what_is_being_deleted() {
    assertEquals("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found"
        + " new finalizers []string{\"a.b/c\"}", MAPS.updated(
        "{metadata: {deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [a.b/d]}}",
        "{metadata: {deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [a.b/c, a.b/d]}}"));
  }

  @Test
  void identity_stays() {
    assertEquals("""
        metadata.name: Invalid value: "b": field is immutable
        metadata.uid: Invalid value: "2": field is immutable""",
        MAPS.updated("{metadata: {name: a, uid: '1'}}", "{metadata: {name: b, uid: '2'}}"));
  }

  @Test
  void services_have_old_names_and_namespaces_labels() {
    assertEquals("metadata.name: Invalid value: \"1a\": a DNS-1035 label must consist of lower case alphanumeric"
        + " characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g."
        + " 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        Ruled.namespaced("", "Service").created("{metadata: {name: 1a}, spec: {ports: [{port: 1}]}}"));
    assertEquals("metadata.name: Invalid value: \"a.b\": must not contain dots",
        Ruled.cluster("", "Namespace").created("{metadata: {name: a.b}}"));
  }

  @Test
  void generated_names_begin_right() {
    assertEquals("", MAPS.created("{metadata: {generateName: web-, name: web-12345}}"));
  }
}
