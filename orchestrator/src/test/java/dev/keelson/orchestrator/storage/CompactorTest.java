package dev.keelson.orchestrator.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompactorTest {
  private final MemoryStore store = new MemoryStore(true);

  @Test
  void history_is_given_up_one_round_after_it_was_made() {
    Compactor compactor = Compactor.byHand(store);
    long first = put();
    compactor.round();
    long second = put();
    compactor.round();
    assertInstanceOf(PageAnswer.Compacted.class, at(first));
    assertInstanceOf(PageAnswer.Page.class, at(second));
    compactor.round();
    assertInstanceOf(PageAnswer.Compacted.class, at(second));
  }

  @Test
  void of_several_one_compacts_in_a_round_and_the_others_take_note() {
    Compactor one = Compactor.byHand(store);
    Compactor other = Compactor.byHand(store);
    one.round();
    long key = store.get(Compactor.KEY).object().orElseThrow().revision();
    other.round();
    assertEquals(key, store.get(Compactor.KEY).object().orElseThrow().revision());
    put();
    long between = store.currentRevision();
    other.round();
    one.round();
    assertInstanceOf(PageAnswer.Page.class, at(between));
    assertEquals(String.valueOf(key), text(store.get(Compactor.KEY).object().orElseThrow()));
  }

  private long put() {
    return store.put("/registry/x", new byte[] {1});
  }

  private PageAnswer at(long revision) {
    return store.page(new PageQuery("/registry/", "/registry/", 0, revision));
  }

  private static String text(Stored stored) {
    return new String(stored.value(), StandardCharsets.US_ASCII);
  }
}
