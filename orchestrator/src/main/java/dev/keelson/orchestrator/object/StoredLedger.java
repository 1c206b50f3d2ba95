package dev.keelson.orchestrator.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.allocate.Ledger;
import dev.keelson.orchestrator.codec.JsonText;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer.Page;
import dev.keelson.orchestrator.storage.PageQuery;
import dev.keelson.orchestrator.storage.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger of addresses and ports, beside the objects that they are for. */
public final class StoredLedger implements Ledger {
  private static final int PAGE_ROWS = 1_000;

  private final ObjectStore store;

  public StoredLedger(ObjectStore store) {
    this.store = store;
  }

  @Override
  public Optional<ObjectNode> read(String key) {
    return store.get(StoredObjects.ROOT + key).object().map(StoredObjects::tree);
  }

  @Override
  public List<ObjectNode> list(String keyPrefix) {
    var objects = new ArrayList<ObjectNode>();
    var query = PageQuery.first(StoredObjects.ROOT + keyPrefix, PAGE_ROWS);
    while (store.page(query) instanceof Page page) {
      page.objects().forEach(stored -> objects.add(StoredObjects.tree(stored)));
      if (!page.more()) {
        return objects;
      }
      query = query.after(page);
    }
    throw new IllegalStateException("the history of " + keyPrefix + " was given up while it was read");
  }

  @Override
  public boolean create(String key, ObjectNode object) {
    return store.create(StoredObjects.ROOT + key, bytes(object)).isPresent();
  }

  @Override
  public boolean replace(String key, ObjectNode object) {
    long seen = Long.parseLong(Metadata.resourceVersion(object));
    return store.replace(StoredObjects.ROOT + key, bytes(object), seen) instanceof Swap.Made;
  }

  @Override
  public boolean delete(String key, String resourceVersion) {
    return store.delete(StoredObjects.ROOT + key, Long.parseLong(resourceVersion)) instanceof Swap.Made;
  }

  private static byte[] bytes(ObjectNode object) {
    return JsonText.compact(StoredObjects.bare(object));
  }
}
