package dev.keelson.api.etcd.config;

import java.util.List;

/**
 * Where log lines go and what they look like.
 *
 * @param level a name of etcd's: debug to fatal
 * @param outputs {@code stderr}, {@code stdout} or file paths
 * @param json false for lines that people read
 */
public record LogSettings(String level, List<String> outputs, boolean json) {
  /** Before any flag is read. */
  public static final LogSettings DEFAULT = new LogSettings("info", List.of("stderr"), true);

  private static final List<String> LEVELS = List.of("debug", "info", "warn", "error", "dpanic", "panic", "fatal");

  public LogSettings {
    outputs = List.copyOf(outputs);
  }

  static LogSettings read(Values values) throws ConfigException {
    values.choice("logger", List.of("zap", "capnslog"));
    List<String> outputs = values.list("log-outputs").stream().map(LogSettings::output).distinct().toList();
    if (outputs.isEmpty()) {
      throw values.wrong("log-outputs", "give stderr, stdout or a file path");
    }
    return new LogSettings(
        values.choice("log-level", LEVELS),
        outputs,
        values.choice("log-format", List.of("json", "console")).equals("json"));
  }

  /** systemd collects stderr, so its journal gets the lines either way. */
  private static String output(String named) {
    return named.equals("default") || named.equals("systemd/journal") ? "stderr" : named;
  }
}
