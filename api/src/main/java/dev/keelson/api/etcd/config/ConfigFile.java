package dev.keelson.api.etcd.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** etcd's YAML file: flag names as keys, and blocks for what concerns TLS, discovery and sockets. */
final class ConfigFile {
  /** Blocks and the prefix that makes a block's keys flag names. */
  private static final Map<String, String> BLOCKS = Map.of(
      "client-transport-security", "",
      "peer-transport-security", "peer-",
      "discovery-config", "discovery-",
      "socket-options", "socket-");

  private static final String NANOSECONDS = "ns";

  private ConfigFile() {}

  static Given read(Path path) throws ConfigException {
    JsonNode root;
    try (var in = Files.newInputStream(path)) {
      root = new YAMLMapper().readTree(in);
    } catch (NoSuchFileException missing) {
      throw new ConfigException("open " + path + ": no such file or directory. Check --config-file.");
    } catch (IOException unreadable) {
      throw new ConfigException(
          "the configuration file " + path + " cannot be read: " + firstLine(unreadable)
              + ". Correct it and start again.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    root.properties().forEach(entry -> add(values, entry.getKey(), entry.getValue()));
    return new Given(values, Given.Source.FILE);
  }

  private static void add(Map<String, String> values, String key, JsonNode node) {
    String prefix = BLOCKS.get(key);
    if (prefix == null) {
      put(values, key, node);
      return;
    }
    node.properties().forEach(entry -> put(values, prefix + entry.getKey(), entry.getValue()));
  }

  /** Keys that are no flag's are ignored, as in etcd. */
  private static void put(Map<String, String> values, String key, JsonNode node) {
    Flags.named(key).ifPresent(flag -> {
      String text = text(flag, node);
      if (!text.isEmpty()) {
        values.put(flag.name(), text);
      }
    });
  }

  private static String text(Flag flag, JsonNode node) {
    if (node.isArray()) {
      var joined = new StringJoiner(",");
      node.forEach(element -> joined.add(element.asText()));
      return joined.toString();
    }
    if (node.isNull()) {
      return "";
    }
    boolean bare = flag.kind() == Flag.Kind.DURATION && node.isIntegralNumber();
    return bare ? node.asText() + NANOSECONDS : node.asText();
  }

  private static String firstLine(IOException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown reason");
  }
}
