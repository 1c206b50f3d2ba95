package dev.keelson.raft;

/** Hears that a promise is broken: the log cannot be written, or an entry cannot be applied. The process must stop. */
@FunctionalInterface
public interface FaultHandler {
  /** Called from any thread; must not block. This member takes no further part. */
  void fault(String what, Throwable cause);
}
