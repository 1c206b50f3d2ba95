package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Merges two lists whose items are told apart. Items of the wish keep its order, and so do the live list's own items,
 * which stay behind the live items that they followed as far as that is possible.
 */
final class ItemMerge {
  /** No item is this element. */
  private static final PathElement NONE = new PathElement.Index(-1);

  private final Keyed live;
  private final Keyed wish;
  private final Place place;
  private final Set<PathElement> done = new HashSet<>();
  private final ArrayNode merged = JsonNodeFactory.instance.arrayNode();
  private final Iterator<PathElement> shared;
  private PathElement nextShared;
  private int left;
  private int right;

  ItemMerge(Keyed live, Keyed wish, Place place) {
    this.live = live;
    this.wish = wish;
    this.place = place;
    shared = wish.elements().stream().filter(live::has).iterator();
    nextShared = NONE;
    advance();
  }

  ArrayNode merged() {
    while (left < live.size() || right < wish.size()) {
      if (!takeLive() && right < wish.size()) {
        takeWish();
      }
    }
    return merged;
  }

  /** @return false when the wish's next item comes first */
  private boolean takeLive() {
    if (left == live.size()) {
      return false;
    }
    var element = live.elements().get(left);
    if (!wish.has(element)) {
      merged.add(live.items().get(left++));
      return true;
    }
    if (right < wish.size() && element.equals(wish.elements().get(right))) {
      left++;
      right++;
      both(element);
      advance();
      return true;
    }
    // A shared item whose turn has not come: the wish's order decides.
    var early = right < wish.size() && !nextShared.equals(NONE) && !nextShared.equals(element);
    if (early || done.contains(element)) {
      left++;
    }
    return early;
  }

  private void takeWish() {
    var element = wish.elements().get(right++);
    both(element);
    if (nextShared.equals(element)) {
      advance();
    }
  }

  private void both(PathElement element) {
    done.add(element);
    JsonNode value = Merge.value(live.get(element), wish.get(element), place);
    merged.add(value);
  }

  private void advance() {
    nextShared = shared.hasNext() ? shared.next() : NONE;
  }
}
