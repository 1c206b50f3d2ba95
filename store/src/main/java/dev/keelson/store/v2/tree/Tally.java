package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeCounter;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TreeStats;

/** Counts what commands came to, as etcd counts it: it takes some refusals for successes, and some failures twice. */
final class Tally {
  private TreeStats stats;

  Tally(TreeStats stats) {
    this.stats = stats;
  }

  TreeStats stats() {
    return stats;
  }

  void count(TreeCommand command, TreeReply reply) {
    switch (command) {
      case TreeCommand.Set _ -> add(failed(reply), TreeCounter.SETS_FAIL, TreeCounter.SETS_SUCCESS);
      case TreeCommand.Create _, TreeCommand.CreateInOrder _ -> {
        add(failed(reply), TreeCounter.CREATE_FAIL, TreeCounter.CREATE_SUCCESS);
        if (refusedWith(reply, TreeRefusal.Code.NOT_DIR)) {
          add(TreeCounter.SETS_FAIL, 1);
        }
      }
      case TreeCommand.Update _ -> add(failed(reply) && !onRoot(reply) && !onDirectory(reply),
          TreeCounter.UPDATE_FAIL, TreeCounter.UPDATE_SUCCESS);
      case TreeCommand.CompareAndSwap _ -> add(failed(reply) && !onRoot(reply),
          TreeCounter.COMPARE_AND_SWAP_FAIL, TreeCounter.COMPARE_AND_SWAP_SUCCESS);
      case TreeCommand.Delete _ -> add(failed(reply) && !onRoot(reply),
          TreeCounter.DELETE_FAIL, TreeCounter.DELETE_SUCCESS);
      case TreeCommand.CompareAndDelete _ -> add(failed(reply) && !onDirectory(reply) && !mismatched(reply),
          TreeCounter.COMPARE_AND_DELETE_FAIL, TreeCounter.COMPARE_AND_DELETE_SUCCESS);
      case TreeCommand.Sync _ -> {
        if (reply instanceof TreeReply.Swept swept) {
          add(TreeCounter.EXPIRE_COUNT, swept.expired());
        }
      }
    }
  }

  void countGet(boolean success) {
    add(!success, TreeCounter.GETS_FAIL, TreeCounter.GETS_SUCCESS);
  }

  private void add(boolean failed, TreeCounter failure, TreeCounter success) {
    add(failed ? failure : success, 1);
  }

  private void add(TreeCounter counter, long more) {
    stats = stats.plus(counter, more);
  }

  private static boolean failed(TreeReply reply) {
    return reply instanceof TreeReply.Refused;
  }

  private static boolean onRoot(TreeReply reply) {
    return refusedWith(reply, TreeRefusal.Code.ROOT_READ_ONLY);
  }

  private static boolean onDirectory(TreeReply reply) {
    return refusedWith(reply, TreeRefusal.Code.NOT_FILE);
  }

  private static boolean mismatched(TreeReply reply) {
    return refusedWith(reply, TreeRefusal.Code.TEST_FAILED);
  }

  private static boolean refusedWith(TreeReply reply, TreeRefusal.Code code) {
    return reply instanceof TreeReply.Refused(var refusal) && refusal.code() == code;
  }
}
