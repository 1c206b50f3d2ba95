package dev.keelson.etcdctl.v3.recipe;

/** What has to be done when the user ends the command with a signal; it then counts as having ended well. */
final class AtExit implements AutoCloseable {
  private final Thread hook;

  private AtExit(Thread hook) {
    this.hook = hook;
  }

  static AtExit run(Runnable last) {
    var hook = new Thread(() -> {
      last.run();
      Runtime.getRuntime().halt(0);
    }, "at exit");
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtExit(hook);
  }

  /** The command ends by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // The hook is running, and will end the process.
      return;
    }
  }
}
