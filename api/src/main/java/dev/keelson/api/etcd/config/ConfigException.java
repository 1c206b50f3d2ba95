package dev.keelson.api.etcd.config;

/** The start is refused. The message is one sentence for the operator: what is wrong, and what to do. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** As Go's flag package exits: the command line itself cannot be understood. */
  public static final int BAD_COMMAND_LINE = 2;

  /** As etcd exits: the values do not make a server. */
  public static final int BAD_VALUES = 1;

  private final int exitCode;

  ConfigException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  ConfigException(String message) {
    this(BAD_VALUES, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
