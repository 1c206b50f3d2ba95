package dev.keelson.etcdctl.v2.command;

/** What v2 commands leave to the shell; the numbers are etcdctl's. */
public final class ExitCode {
  public static final int SUCCESS = 0;
  public static final int BAD_ARGUMENTS = 1;
  public static final int BAD_CONNECTION = 2;
  public static final int UNKNOWN_COMMAND = 3;
  public static final int SERVER_ERROR = 4;
  public static final int UNHEALTHY = 5;

  private ExitCode() {}
}
