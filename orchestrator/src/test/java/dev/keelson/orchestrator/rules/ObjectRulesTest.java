package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjectRulesTest {
  private static final Ruled SERVICES = Ruled.namespaced("", "Service");
  private static final Ruled SECRETS = Ruled.namespaced("", "Secret");

  @Test
  void keys_of_config_maps_are_files_names() {
    assertEquals("""
        data[a/b]: Invalid value: "a/b": a valid config key must consist of alphanumeric characters, '-', '_' or '.' \
        (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')
        data[c]: Invalid value: "c": duplicate of key present in binaryData""",
        Ruled.namespaced("", "ConfigMap").created("{data: {a/b: x, c: y}, binaryData: {c: eA==}}"));
  }

  @Test
  void immutable_maps_are_frozen() {
    assertEquals("""
        immutable: Forbidden: field is immutable when `immutable` is set
        data: Forbidden: field is immutable when `immutable` is set""",
        Ruled.namespaced("", "ConfigMap").updated("{immutable: true, data: {a: b}}", "{data: {a: c}}"));
    assertEquals("data: Forbidden: field is immutable when `immutable` is set",
        SECRETS.updated("{immutable: true, data: {a: eA==}}", "{immutable: true}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      kubernetes.io/tls              | data[tls.crt]: Required value;data[tls.key]: Required value
      kubernetes.io/dockerconfigjson | data[.dockerconfigjson]: Required value
      kubernetes.io/basic-auth       | data[username]: Required value;data[password]: Required value
      kubernetes.io/ssh-auth         | data[ssh-privatekey]: Required value
      kubernetes.io/service-account-token | metadata.annotations[kubernetes.io/service-account.name]: Required value
      """)
  void typed_secrets_hold_what_their_type_needs(String type, String wrong) {
    assertEquals(wrong.replace(';', '\n'), SECRETS.created("{type: " + type + "}"));
  }

  @Test
  void a_docker_secret_holds_json() {
    assertEquals("", SECRETS.created("{type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: '{}'}}"));
    var wrong = SECRETS.created("{type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: 'x'}}");
    assertEquals("data[.dockerconfigjson]: Invalid value: \"<secret contents redacted>\"",
        wrong.substring(0, wrong.indexOf(": ", wrong.indexOf("redacted"))));
  }

  @Test
  void the_type_of_a_secret_stays() {
    assertEquals("type: Invalid value: \"Opaque\": field is immutable",
        SECRETS.updated("{type: example.com/a}", "{type: Opaque}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {}                                       | spec.ports: Required value
      {clusterIP: None, clusterIPs: [None]}    | ``
      {type: ExternalName}                     | spec.externalName: Required value
      {type: ExternalName, externalName: a.b.} | ``
      {ports: [{port: 0}]}                     | spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, \
      inclusive;spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive
      {ports: [{port: 1}, {port: 2, name: a}]} | spec.ports[0].name: Required value
      {ports: [{port: 1, name: a}, {port: 1, name: b}]} | spec.ports[1]: Duplicate value: \
      {"protocol":"TCP","port":1}
      {ports: [{port: 1, nodePort: 30000}]}    | spec.ports[0].nodePort: Forbidden: may not be used when `type` is \
      'ClusterIP'
      {ports: [{port: 1}], type: Foo}          | spec.type: Unsupported value: "Foo": supported values: "ClusterIP", \
      "ExternalName", "LoadBalancer", "NodePort"
      {ports: [{port: 1}], clusterIP: x}       | spec.clusterIP: Invalid value: "x": must be a valid IP address, (e.g. \
      10.9.8.7 or 2001:db8::ffff)
      {ports: [{port: 1}], externalIPs: [127.0.0.1]} | spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in \
      the loopback range (127.0.0.0/8, ::1/128)
      {ports: [{port: 1}], externalTrafficPolicy: Local} | spec.externalTrafficPolicy: Invalid value: "Local": may \
      only be set for externally-accessible services
      {ports: [{port: 1}], sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}} \
      | spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400
      """)
  void a_wrong_service_is_told(String spec, String wrong) {
    assertEquals(wrong.replace(';', '\n'), SERVICES.created("{spec: " + spec + "}"));
  }

  @Test
  void the_address_of_a_service_stays() {
    var service = "{spec: {ports: [{port: 1}], clusterIP: %1$s, clusterIPs: [%1$s]}}";
    assertEquals("spec.clusterIPs[0]: Invalid value: [\"10.96.9.9\"]: may not change once set",
        SERVICES.updated(service.formatted("10.96.0.9"), service.formatted("10.96.9.9")));
    assertEquals("", SERVICES.updated(service.formatted("10.96.0.9"), "{spec: {type: ExternalName, externalName: a}}"));
  }

  @Test
  void a_namespace_ends_only_when_it_is_deleted() {
    assertEquals("status.Phase: Invalid value: \"Terminating\": may only be 'Active' if `deletionTimestamp` is empty",
        Ruled.cluster("", "Namespace").status("{}", "{status: {phase: Terminating}}"));
  }
}
