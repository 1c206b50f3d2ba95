package dev.keelson.api.etcd.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets Logback up by hand: no configuration file is looked for, which would cost start-up time. */
public final class Logs {
  /** Libraries that are chatty below a warning. */
  private static final List<String> QUIET = List.of("org.apache.ratis", "io.netty", "io.grpc");

  private Logs() {}

  /** Replaces what was set up before. {@code level} is one of etcd's names; those above error show errors only. */
  public static void start(String level, List<String> outputs, boolean json) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("Logback must be the only logging library on the class path");
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.toLevel(level, Level.ERROR));
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING); // for gRPC, which logs there
    for (String output : outputs) {
      root.addAppender(appender(context, output, json));
    }
    for (String library : QUIET) {
      context.getLogger(library).setLevel(root.getLevel().isGreaterOrEqual(Level.WARN) ? null : Level.WARN);
    }
  }

  private static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context, String output, boolean json) {
    OutputStreamAppender<ILoggingEvent> appender = switch (output) {
      case "stderr" -> console("System.err");
      case "stdout" -> console("System.out");
      default -> file(output);
    };
    var encoder = new ZapEncoder(json);
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static OutputStreamAppender<ILoggingEvent> console(String target) {
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setTarget(target);
    return console;
  }

  private static OutputStreamAppender<ILoggingEvent> file(String path) {
    var file = new FileAppender<ILoggingEvent>();
    file.setFile(path);
    return file;
  }
}
