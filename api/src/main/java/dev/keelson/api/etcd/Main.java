package dev.keelson.api.etcd;

import dev.keelson.api.etcd.answer.ServerVersion;
import dev.keelson.api.etcd.config.ConfigException;
import dev.keelson.api.etcd.config.LogSettings;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.log.Logs;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code etcd} program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try {
      switch (Settings.read(List.of(args), System.getenv())) {
        case Settings.Request.Help(String text) -> System.out.print(text);
        case Settings.Request.Version _ -> System.out.print(version());
        case Settings.Request.Start(Settings settings) -> serve(settings, List.of(args));
      }
    } catch (ConfigException refused) {
      System.err.println("etcd: " + refused.getMessage());
      System.exit(refused.exitCode());
    }
  }

  private static void serve(Settings settings, List<String> arguments) {
    LogSettings log = settings.log();
    Logs.start(log.level(), log.outputs(), log.json());
    Logger logger = LoggerFactory.getLogger(Main.class);
    logger.atInfo().addKeyValue("args", arguments).log("Running: ");
    settings.notices().forEach(logger::warn);
    new Program(settings).run();
  }

  /** The four lines that etcd prints; tools read the first one. */
  private static String version() {
    return """
        etcd Version: %s
        Git SHA: not a build of etcd: Keelson, which speaks etcd's API
        Go Version: none: Java %s
        Go OS/Arch: %s/%s
        """.formatted(ServerVersion.SERVER, Runtime.version(), System.getProperty("os.name").toLowerCase(
            Locale.ROOT), System.getProperty("os.arch"));
  }
}
