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
  private final Keyed live;
  private final Keyed wish;
  private final Place place;
  private final Set<PathElement> done = new HashSet<>();
  private final ArrayNode merged = JsonNodeFactory.instance.arrayNode();
  private final Iterator<PathElement> shared;
  private PathElement nextShared;

  /** No element equals it. */
  private static final PathElement NONE = new PathElement.Index(-1);

  ItemMerge(Keyed live, Keyed wish, Place place) {
    this.live = live;
    this.wish = wish;
    this.place = place;
    shared = wish.elements().stream().filter(live::has).iterator();
    nextShared = NONE;
    advance();
  }

  ArrayNode merged() {
    int left = 0;
    int right = 0;
    while (left < live.size() || right < wish.size()) {
      if (left < live.size() && right < wish.size()) {
        var element = live.elements().get(left);
        if (element.equals(wish.elements().get(right))) {
          both(element);
          left++;
          right++;
          advance();
          continue;
        }
        // A shared item whose turn has not come: the wish's order decides.
        if (wish.has(element) && !nextShared.equals(NONE) && !nextShared.equals(element)) {
          left++;
          continue;
        }
      }
      if (left < live.size()) {
        var element = live.elements().get(left);
        if (!wish.has(element)) {
          merged.add(live.items().get(left++));
          continue;
        }
        if (done.contains(element)) {
          left++;
        }
      }
      if (right < wish.size()) {
        right = take(right);
      }
    }
    return merged;
  }

  private int take(int right) {
    var element = wish.elements().get(right);
    both(element);
    if (nextShared.equals(element)) {
      advance();
    }
    return right + 1;
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
