package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.TreeCounter;
import dev.keelson.store.v2.TreeStats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted as what, as etcd does it. */
class TreeStatsTest {
  @TempDir Path directory;
  private TreeDriver tree;

  @BeforeEach
  void open() throws IOException {
    tree = new TreeDriver(directory);
  }

  @AfterEach
  void close() {
    tree.close();
  }

  @Test
  void each_operation_counts_its_successes_and_its_failures() {
    tree.set("/foo", "1");
    tree.set("/foo/x", "1");
    tree.create("/bar", "1");
    tree.create("/bar", "1");
    tree.createInOrder("/q", "1");
    tree.update("/foo", "2");
    tree.update("/nix", "2");
    tree.swap("/foo", "2", 0, "3");
    tree.swap("/foo", "2", 0, "3");
    tree.compareAndDelete("/foo", "3", 0);
    tree.compareAndDelete("/foo", "3", 0);
    tree.delete("/bar");
    tree.delete("/bar");
    tree.set("/e", "1", 0);
    tree.sweep(10);
    assertEquals("setsSuccess=2 setsFail=1 deleteSuccess=1 deleteFail=1 updateSuccess=1 updateFail=1 createSuccess=2"
        + " createFail=1 compareAndSwapSuccess=1 compareAndSwapFail=1 compareAndDeleteSuccess=1"
        + " compareAndDeleteFail=1 expireCount=1", counted());
  }

  @Test
  void some_refusals_count_as_successes() {
    tree.setDir("/dir");
    tree.set("/foo", "1");
    tree.update("/dir", "value");
    tree.update("/", "value");
    tree.deleteAll("/");
    tree.swap("/", "a", 0, "b");
    tree.compareAndDelete("/dir", "a", 0);
    tree.compareAndDelete("/foo", "a", 0);
    assertEquals("setsSuccess=2 deleteSuccess=1 updateSuccess=2 compareAndSwapSuccess=1 compareAndDeleteSuccess=2",
        counted());
  }

  @Test
  void a_create_below_a_file_counts_as_a_failed_set_too() {
    tree.set("/foo", "1");
    tree.create("/foo/x", "1");
    tree.createInOrder("/foo", "1");
    assertEquals("setsSuccess=1 setsFail=2 createFail=2", counted());
  }

  @Test
  void gets_count_here_and_changes_everywhere_and_over_a_restart() throws IOException {
    tree.set("/foo", "1");
    tree.get("/foo");
    tree.get("/nix");
    tree.tree().gotten(false);
    assertEquals("getsSuccess=1 getsFail=2 setsSuccess=1", counted());
    tree.driver.reopen();
    assertEquals("setsSuccess=1", counted());
  }

  @Test
  void a_cluster_of_one_begins_with_what_etcd_has_counted_by_then() {
    tree.driver.run(new Command.BootstrapMembers(List.of(new Member(1, "", List.of(), List.of(), false))));
    tree.driver.run(new Command.PublishMember(1, "default", List.of()));
    assertEquals("getsFail=1 setsSuccess=2 createSuccess=1", counted());
  }

  private String counted() {
    TreeStats stats = tree.tree().stats(0);
    return Arrays.stream(TreeCounter.values()).filter(counter -> stats.count(counter) != 0)
        .map(counter -> counter.field() + "=" + stats.count(counter)).collect(Collectors.joining(" "));
  }
}
