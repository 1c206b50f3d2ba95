package dev.keelson.bench.load;

/** Something to do to a cluster that can be measured. */
public interface Workload {
  /** As the user selects it. */
  String name();

  /** For a table's reader. */
  String title();

  Outcome run(Target target, Window window) throws InterruptedException;
}
