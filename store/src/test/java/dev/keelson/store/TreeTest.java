package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each operation of the v2 API does, and what it refuses; the indexes are etcd's of a tree without members. */
class TreeTest {
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
  void an_empty_tree_has_a_root_without_indexes() {
    assertEquals("get / 0/0", tree.get("/"));
    assertEquals("100 /a @0", tree.get("/a/b"));
  }

  @Test
  void a_set_makes_a_file_and_then_replaces_it_with_a_new_created_index() {
    assertEquals("set /foo= 1/1", tree.set("/foo", ""));
    assertEquals("set /foo=bar 2/2 < /foo= 1/1", tree.set("/foo", "bar"));
    assertEquals("get /foo=bar 2/2", tree.get("/foo"));
  }

  @Test
  void a_glance_shows_a_file_in_memory_and_leaves_everything_else_to_a_get() {
    tree.set("/a/f", "1");
    assertEquals("get /a/f=1 1/1", tree.glance("/a/f"));
    assertEquals("?", tree.glance("/a"));
    assertEquals("?", tree.glance("/"));
    assertEquals("?", tree.glance("/none"));
  }

  @Test
  void a_set_makes_the_directories_above_it_with_its_own_index() {
    assertEquals("set /a/b/c=1 1/1", tree.set("/a/b/c", "1"));
    assertEquals("get /a/ 1/1 [/a/b/ 1/1]", tree.get("/a"));
    assertEquals("get /a/ 1/1 [/a/b/ 1/1 [/a/b/c=1 1/1]]", tree.getAll("/a"));
  }

  @Test
  void a_directory_takes_the_place_of_a_file_but_nothing_that_of_a_directory() {
    tree.set("/f", "1");
    assertEquals("set /f/ 2/2 < /f=1 1/1", tree.setDir("/f"));
    assertEquals("102 /f @2", tree.setDir("/f"));
    assertEquals("102 /f @2", tree.set("/f", "2"));
  }

  @Test
  void a_file_in_the_way_is_named() {
    tree.set("/f", "1");
    assertEquals("104 /f @1", tree.set("/f/x/y", "2"));
    assertEquals("104 /f @1", tree.create("/f/x", "2"));
    assertEquals("104 /f @1", tree.createInOrder("/f", "2"));
    assertEquals("104 /f @1", tree.get("/f/x/y"));
    assertEquals("104 /f @1", tree.update("/f/x", "2"));
    assertEquals("104 /f @1", tree.delete("/f/x"));
  }

  @Test
  void a_create_refuses_what_is_there() {
    assertEquals("create /foo=bar 1/1", tree.create("/foo", "bar"));
    assertEquals("105 /foo @1", tree.create("/foo", "bar"));
    tree.setDir("/dir");
    assertEquals("105 /dir @2", tree.create("/dir", "bar"));
  }

  @Test
  void a_post_names_its_child_by_the_new_index() {
    assertEquals("create /q/00000000000000000001=a 1/1", tree.createInOrder("/q", "a"));
    assertEquals("create /q/00000000000000000002=b 2/2", tree.createInOrder("/q", "b"));
    assertEquals("create /00000000000000000003=c 3/3", tree.createInOrder("/", "c"));
  }

  @Test
  void an_update_keeps_the_created_index_of_a_file() {
    tree.set("/foo", "bar");
    assertEquals("update /foo=baz 2/1 < /foo=bar 1/1", tree.update("/foo", "baz"));
    assertEquals("update /foo= 3/1 < /foo=baz 2/1", tree.update("/foo", ""));
    assertEquals("100 /fox @3", tree.update("/fox/x", "1"));
  }

  @Test
  void an_update_of_a_directory_shows_a_modified_index_that_is_not_kept() {
    tree.setDir("/dir");
    assertEquals("102 /dir @1", tree.update("/dir", "value"));
    assertEquals("update /dir/ 2/1 ttl 100 < /dir/ 1/1", tree.update("/dir", "", tree.ttl(100)));
    assertEquals("get /dir/ 1/1 ttl 100", tree.get("/dir"));
  }

  @Test
  void a_swap_compares_value_and_index() {
    tree.create("/foo", "one");
    assertEquals("compareAndSwap /foo=two 2/1 < /foo=one 1/1", tree.swap("/foo", "one", 0, "two"));
    assertEquals("compareAndSwap /foo=three 3/1 < /foo=two 2/1", tree.swap("/foo", "", 2, "three"));
    assertEquals("101 [zzz != three] @3", tree.swap("/foo", "zzz", 3, "four"));
    assertEquals("101 [1 != 3] @3", tree.swap("/foo", "three", 1, "four"));
    assertEquals("101 [zzz != three] [1 != 3] @3", tree.swap("/foo", "zzz", 1, "four"));
    assertEquals("101 [18446744073709551615 != 3] @3", tree.swap("/foo", "", -1, "four"));
    assertEquals("100 /nix @3", tree.swap("/nix", "a", 0, "b"));
    tree.setDir("/dir");
    assertEquals("102 /dir @4", tree.swap("/dir", "", 4, "b"));
  }

  @Test
  void a_delete_of_a_file_shows_what_it_was() {
    tree.set("/foo", "bar");
    assertEquals("delete /foo 2/1 < /foo=bar 1/1", tree.delete("/foo"));
    assertEquals("100 /foo @2", tree.get("/foo"));
    assertEquals("100 /foo @2", tree.delete("/foo"));
  }

  @Test
  void a_directory_goes_only_when_that_is_said() {
    tree.set("/dir/_hidden", "1");
    assertEquals("get /dir/ 1/1", tree.get("/dir"));
    assertEquals("102 /dir @1", tree.delete("/dir"));
    assertEquals("108 /dir @1", tree.deleteDir("/dir"));
    assertEquals("delete /dir/ 2/1 < /dir/ 1/1", tree.deleteAll("/dir"));
    assertEquals("100 /dir @2", tree.get("/dir/_hidden"));
    tree.setDir("/empty");
    assertEquals("delete /empty/ 4/3 < /empty/ 3/3", tree.deleteDir("/empty"));
  }

  @Test
  void a_delete_leaves_neighbours_with_longer_names_alone() {
    tree.set("/a/x", "1");
    tree.set("/ab", "2");
    tree.set("/a\u0000", "3");
    tree.deleteAll("/a");
    assertEquals("get / 0/0 [/a\u0000=3 3/3, /ab=2 2/2]", tree.getAll("/"));
  }

  @Test
  void a_delete_of_very_many_leaves_nothing_and_what_is_made_again_in_the_same_entry_stays() {
    var entry = new ArrayList<TreeCommand>();
    for (int i = 0; i < 10_100; i++) {
      entry.add(tree.setting("/dir/sub" + i % 7 + "/key" + i, i % 3));
    }
    tree.replies(entry.toArray(TreeCommand[]::new));
    tree.replies(tree.setting("/dir/sub0/late", 1),
        new TreeCommand.Delete(TreePath.key("/dir"), true, true, tree.nowNanos), tree.setting("/dir/sub1/new", 9),
        new TreeCommand.Sync(tree.nowNanos, 5));
    assertEquals("get /dir/ 10103/10103 [/dir/sub1/ 10103/10103 [/dir/sub1/new= 10103/10103 ttl 9]]",
        tree.getAll("/dir"));
    tree.pass(9);
    assertEquals(1, tree.sweep(10).expired());
  }

  @Test
  void a_delete_may_compare() {
    tree.set("/foo", "bar");
    assertEquals("101 [x != bar] @1", tree.compareAndDelete("/foo", "x", 0));
    assertEquals("101 [2 != 1] @1", tree.compareAndDelete("/foo", "", 2));
    assertEquals("compareAndDelete /foo 2/1 < /foo=bar 1/1", tree.compareAndDelete("/foo", "bar", 1));
    tree.setDir("/dir");
    assertEquals("102 /dir @3", tree.compareAndDelete("/dir", "", 3));
  }

  @Test
  void the_root_is_read_only() {
    assertEquals("107 / @0", tree.set("/", "1"));
    assertEquals("107 / @0", tree.setDir("/"));
    assertEquals("107 / @0", tree.create("/", "1"));
    assertEquals("107 / @0", tree.update("/", "1"));
    assertEquals("107 / @0", tree.swap("/", "1", 0, "2"));
    assertEquals("107 / @0", tree.deleteAll("/"));
    assertEquals("102 @0", tree.compareAndDelete("/", "1", 0));
  }

  @Test
  void a_listing_leaves_out_hidden_nodes_and_sorts_by_bytes() {
    tree.set("/d/b", "1");
    tree.set("/d/_h/x", "2");
    tree.set("/d/a/_y", "3");
    tree.set("/d/a/z", "4");
    tree.set("/d/\uff5e", "5");
    tree.set("/d/\ud83d\ude00", "6");
    assertEquals("get /d/ 1/1 [/d/a/ 3/3 [/d/a/z=4 4/4], /d/b=1 1/1, /d/\uff5e=5 5/5, /d/\ud83d\ude00=6 6/6]",
        tree.getAll("/d"));
    assertEquals("get /d/ 1/1 [/d/a/ 3/3, /d/b=1 1/1, /d/\uff5e=5 5/5, /d/\ud83d\ude00=6 6/6]", tree.get("/d"));
    assertEquals("get /d/_h/ 2/2 [/d/_h/x=2 2/2]", tree.get("/d/_h"));
  }

  @Test
  void commands_of_one_entry_see_each_other() throws IOException {
    var path = TreePath.key("/a/b");
    var replies = tree.replies(
        new TreeCommand.Create(path, false, Bytes.utf8("1"),
            tree.permanent()),
        new TreeCommand.Delete(path.parent(), true, false, 0),
        new TreeCommand.Delete(path.parent(), false, true, 0),
        new TreeCommand.Delete(path, false, false, 0));
    assertEquals(List.of("create /a/b=1 1/1", "108 /a @1", "delete /a/ 2/1 < /a/ 1/1", "100 /a @2"),
        replies.stream().map(TreeDriver::show).toList());
  }

  @Test
  void members_move_the_index_so_that_the_first_write_of_a_cluster_of_one_is_4_and_of_three_is_8() {
    tree.driver.run(new Command.BootstrapMembers(List.of(member(1), member(2), member(3))));
    tree.driver.run(new Command.BootstrapMembers(List.of(member(1), member(2), member(3))));
    for (long id = 1; id <= 3; id++) {
      tree.driver.run(new Command.PublishMember(id, "m" + id, List.of()));
    }
    assertEquals("set /message=Hello 8/8", tree.set("/message", "Hello"));
    assertEquals("get / 0/0 [/message=Hello 8/8]", tree.getAll("/"));
  }

  @Test
  void the_tree_does_not_move_the_revision_nor_the_revision_the_tree() {
    tree.set("/foo", "bar");
    assertEquals(1, tree.driver.store().revision());
    try (var view = tree.driver.store().view()) {
      assertEquals(new HashAnswer.Hash(0, 1, -1), view.hash(0));
    }
    tree.driver.put("k", "v");
    assertEquals("set /foo=baz 2/2 < /foo=bar 1/1", tree.set("/foo", "baz"));
  }

  private static Member member(long id) {
    return new Member(id, "", List.of("http://p" + id), List.of(), false);
  }
}
