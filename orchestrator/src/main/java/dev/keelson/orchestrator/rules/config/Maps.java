package dev.keelson.orchestrator.rules.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Identifiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Config maps and secrets. */
final class Maps {
  /** Of all values together: an object has to fit into a request to the store. */
  private static final int BYTES_MAX = 1 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FROZEN = "field is immutable when `immutable` is set";

  private Maps() {}

  static void configMap(Spot map) {
    var data = map.at("data");
    var binary = map.at("binaryData");
    var bytes = 0L;
    for (var key : data.keys()) {
      data.key(key).invalidKey(key, Identifiers.configKey(key));
      if (binary.key(key).present()) {
        data.key(key).invalid(key, "duplicate of key present in binaryData");
      }
      bytes += data.key(key).text().getBytes(StandardCharsets.UTF_8).length;
    }
    for (var key : binary.keys()) {
      binary.key(key).invalidKey(key, Identifiers.configKey(key));
      bytes += decodedBytes(binary.key(key));
    }
    if (bytes > BYTES_MAX) {
      map.at("").tooLong(BYTES_MAX);
    }
  }

  private static long decodedBytes(Spot value) {
    return value.text().length() * 3L / 4;
  }

  static void secret(Spot secret) {
    var data = secret.at("data");
    var bytes = 0L;
    for (var key : data.keys()) {
      data.key(key).invalidKey(key, Identifiers.configKey(key));
      bytes += decodedBytes(data.key(key));
    }
    if (bytes > BYTES_MAX) {
      data.tooLong(BYTES_MAX);
    }
    typed(secret.at("type").text(), secret);
  }

  private static void typed(String type, Spot secret) {
    var data = secret.at("data");
    switch (type) {
      case "kubernetes.io/service-account-token" ->
          Values.requiredText(secret.at("metadata", "annotations").key("kubernetes.io/service-account.name"));
      case "kubernetes.io/dockercfg" -> json(data.key(".dockercfg"));
      case "kubernetes.io/dockerconfigjson" -> json(data.key(".dockerconfigjson"));
      case "kubernetes.io/basic-auth" -> {
        if (!data.key("username").present() && !data.key("password").present()) {
          data.key("username").required("");
          data.key("password").required("");
        }
      }
      case "kubernetes.io/ssh-auth" -> Values.requiredText(data.key("ssh-privatekey"));
      case "kubernetes.io/tls" -> {
        for (var key : List.of("tls.crt", "tls.key")) {
          if (!data.key(key).present()) {
            data.key(key).required("");
          }
        }
      }
      default -> { }
    }
  }

  private static void json(Spot value) {
    if (!value.present()) {
      value.required("");
      return;
    }
    try {
      if (!JSON.readTree(value.node().binaryValue()).isObject()) {
        value.invalid("<secret contents redacted>", "json: cannot unmarshal into an object");
      }
    } catch (JsonProcessingException notJson) {
      value.invalid("<secret contents redacted>", notJson.getOriginalMessage());
    } catch (IOException notBase64) {
      value.invalid("<secret contents redacted>", "illegal base64 data");
    }
  }

  static void configMapChanged(Spot map, Spot old) {
    frozen(map, old, List.of("data", "binaryData"));
    configMap(map);
  }

  static void secretChanged(Spot secret, Spot old) {
    Values.unchanged(secret.at("type"), old.at("type"));
    frozen(secret, old, List.of("data"));
    secret(secret);
  }

  private static void frozen(Spot map, Spot old, List<String> fields) {
    if (!old.at("immutable").flag()) {
      return;
    }
    if (!map.at("immutable").flag()) {
      map.at("immutable").forbidden(FROZEN);
    }
    for (var field : fields) {
      if (!Same.same(map.at(field).node(), old.at(field).node())) {
        map.at(field).forbidden(FROZEN);
      }
    }
  }
}
